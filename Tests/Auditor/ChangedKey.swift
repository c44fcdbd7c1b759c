import Crypto
import EventLog
import Foundation
import Identity
import Model
import RegistryService
@testable import ServiceKit
import TestKit
import Transparency

extension AuditedCounty {
    /// Certifies another key for a service, as `jiazheng key change` does; the log hears of it when it is opened next.
    func certifyNextKey(of service: String, because reason: KeyChangeReason = .scheduled) throws {
        let key = try folder.prepareKey(of: service)
        try folder.publish(
            try folder.countyKey().certify(
                service: service,
                division: folder.county.ruleSet().division.text,
                publicKey: key.publicKey,
                because: reason,
                at: .example
            )
        )
    }

    /// Lets the county go on for a chapter.
    func goOn(_ chapter: UInt64, commands: Int = 30) async throws {
        var history = try RandomHistory(self, seed: chapter)
        try await history.run(commands)
        history.close()
    }

    /// A county whose registry has changed its key, both of which signed for a while, and destroyed the former.
    static func withChangedKey(seed: UInt64) async throws -> (county: AuditedCounty, former: ServiceKey) {
        let county = try await fresh(commands: 40, seed: seed)
        let former = try county.folder.serviceKey("registry")
        try county.certifyNextKey(of: "registry")
        try await county.goOn(seed + 1)
        try county.folder.removeFormerKeys(of: "registry")
        try await county.goOn(seed + 2)
        return (county, former)
    }

    /// Writes into registry's log that another key signs, and signs it with these.
    func forgeKeyChange(to forged: ServiceKey, signedBy keys: [ServiceKey]) async throws {
        let clock = StepClock(Moment.example.adding(milliseconds: 400 * 3_600_000))
        let store = try open(Registry.self, clock.timepiece, forging: forged)
        try await store.signCheckpoint { for key in keys { try $0.sign(with: key.signing) } }
        store.close()
    }

    /// A key that is in no folder.
    func strangeKey(_ name: String = "strange") throws -> ServiceKey {
        try ServiceKey.create(service: "registry", at: "\(folder.path)/\(name).key")
    }
}
