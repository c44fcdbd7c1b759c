import Foundation
import Identity
import Model
import ServiceKit
import Testing
import Wire

/// An officer of a county whose id a test has to know.
struct OfficerAtWork {
    let id: Officer.ID
    let token: String
    var actor: String { "user:\(id)" }
}

/// What single officers do, each under a name of their own.
extension CountyAtWork {
    /// Somebody new in a role.
    func officer(_ role: Role, of unit: String? = nil) throws -> OfficerAtWork {
        let id = Officer.ID(.fresh(at: Self.now))
        let request = TokenRequest(
            id: .fresh(at: Self.now),
            actor: .user(id.value),
            role: role,
            unit: unit ?? Self.offices[role]
        )
        return OfficerAtWork(
            id: id,
            token: try DataFolder(path: data).serviceKey("registry").token(request, at: Self.now)
        )
    }

    /// Asks something, and gives all that was answered.
    func answer(
        _ method: String,
        _ params: String,
        as officer: OfficerAtWork,
        at service: String = "mediation"
    ) async throws -> JSONDocument.Node {
        let endpoint = try #require(Endpoints(data: data).read()[service])
        let client = try await WireClient.connect(host: endpoint.requestHost, port: endpoint.requestPort)
        let meta = RequestMeta(token: officer.token, idempotencyKey: UUID().uuidString)
        do {
            let answer = try await client.call(method, json: Array(params.utf8), meta: meta)
            await client.close()
            return answer.result
        } catch {
            await client.close()
            throw error
        }
    }

    /// Does something, and gives what happened.
    @discardableResult
    func done(_ method: String, _ params: String, as officer: OfficerAtWork) async throws -> Happened {
        Happened(try await answer(method, params, as: officer))
    }

    /// Tries something that is refused.
    ///
    /// - Returns: The stable reason.
    func refused(_ method: String, _ params: String, as officer: OfficerAtWork) async -> String? {
        do {
            _ = try await answer(method, params, as: officer)
            return nil
        } catch let failure as WireFailure {
            return failure.refusal?.reason
        } catch {
            return "\(error)"
        }
    }

    /// A digest that a test needs only to be one.
    static let digest = String(repeating: "5a", count: 32)
}
