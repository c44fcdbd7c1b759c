import CreditService
import EventLog
import MediationService
import Model
import RegistryService
import ServiceKit
import TrainingService

/// The services whose events this program can read and whose tables it can fill.
enum KnownServices {
    static let all: [any Audited.Type] = [Registry.self, Training.self, Mediation.self, Credit.self]

    /// The service of that name.
    ///
    /// - Throws: `serviceUnknown` with the names there are.
    static func named(_ name: String) throws(AuditError) -> any Audited.Type {
        guard let service = all.first(where: { $0.service == name }) else {
            let names = all.map { $0.service }.joined(separator: ", ")
            throw AuditError("serviceUnknown", "没有名为 \(name) 的服务；可用：\(names)", "there is no service \(name): \(names)")
        }
        return service
    }

    /// Whether the body of a stored type goes out whole; what nobody knows does not.
    static func disclosure(ofType type: String, in service: String) -> Disclosure {
        func ask<Owner: Served>(_: Owner.Type) -> Disclosure { EventStore<Owner>.disclosure(ofType: type) }
        guard let known = all.first(where: { $0.service == service }) else { return .closed }
        return ask(known)
    }
}
