import EventLog
import Identity
import Model
import RegistryDomain
import ServiceKit
import TestKit
import Testing

@testable import RegistryService

@Suite("The register")
struct StoreTests {
    let kept: TemporaryStore
    let lotus = Enterprise.ID.example(1)
    let li = Worker.ID.example(3)
    let wang = Officer.ID.example(7)

    init() throws {
        kept = try TemporaryStore()
    }

    @Test func `lets each credit code be one enterprise's alone`() async throws {
        let details = try EnterpriseDetails.example()
        #expect(try await kept.refusal(of: .enterprise(.register(details), on: lotus)) == nil)
        #expect(try await kept.refusal(of: .enterprise(.register(details), on: .example(2))) == "creditCodeTaken")
        #expect(try kept.read { try Enterprises.id(of: details.creditCode, in: $0) } == lotus)
    }

    @Test func `finds an enterprise by part of its name or of the sign it has at present`() async throws {
        let bare = try LineText("好帮手")
        _ = try await kept.ask(.enterprise(.register(.example(name: "高台县月满怀母婴护理有限公司")), on: lotus))
        func found(_ text: String) throws -> [Enterprise.ID] {
            var query = try CanonicalJSON.decode(EnterpriseListQuery.self, from: "{}".utf8)
            query.text = text
            return try kept.read { try Enterprises.page(query, in: $0) }.items.map(\.enterprise)
        }
        #expect(try found("月满") == [lotus])
        #expect(try found("惠民") == [lotus])
        #expect(try found("%") == [])
        _ = try await kept.ask(.enterprise(.change(EnterpriseChange(shopSigns: [bare])), on: lotus))
        #expect(try found("惠民") == [])
        #expect(try found("帮手") == [lotus])
    }

    @Test func `files workers of registered enterprises, and counts the certificates they still hold`() async throws {
        let filing = try WorkerFiling.example(employer: lotus)
        #expect(try await kept.refusal(of: .worker(.file(filing), on: li)) == "enterpriseUnknown")
        _ = try await kept.ask(.enterprise(.register(.example()), on: lotus))
        _ = try await kept.ask(.worker(.noteCertificate(.example()), on: li))
        #expect(try await kept.refusal(of: .worker(.file(filing), on: li)) == nil)
        let query = try CanonicalJSON.decode(WorkerListQuery.self, from: "{}".utf8)
        #expect(try kept.read { try Workers.page(query, of: lotus, in: $0) }.items.map(\.certificates) == [1])
        _ = try await kept.ask(.worker(.noteRevocation(.example(5)), on: li))
        #expect(try kept.read { try Workers.page(query, of: lotus, in: $0) }.items.map(\.certificates) == [0])
    }

    @Test func `issues tokens to appointed officers, and none once they are dismissed`() async throws {
        let issue = Token.Command.issue(try .example(), hours: 12, by: .securityAdministrator)
        #expect(try await kept.refusal(of: .token(issue, on: .example(8))) == "tokenHolderNotAppointed")
        _ = try await kept.ask(.officer(.appoint(.example(), by: .securityAdministrator), on: wang))
        guard case .done(let done) = try await kept.ask(.token(issue, on: .example(8))),
            case .ours(let event) = try kept.store.event(at: done.position)?.event,
            let record = try kept.store.event(at: done.position)?.map({ _ in event })
        else {
            Issue.record("no token was issued")
            return
        }
        let token = try #require(Registry.issuedToken(in: record))
        #expect(token.id == Token.ID.example(8).value)
        #expect(token.actor == .user(wang.value))
        #expect(token.role == .mediator)
        _ = try await kept.ask(.officer(.dismiss(by: .securityAdministrator), on: wang))
        #expect(try await kept.refusal(of: .token(issue, on: .example(9))) == "tokenHolderNotAppointed")
    }

    @Test func `never lets one officer act as two of the three administrators at once`() async throws {
        func appoint(_ role: Role) throws -> Registry.Command {
            .officer(.appoint(try .example([role]), by: .securityAdministrator), on: wang)
        }
        func issue(_ role: Role, _ number: UInt64) throws -> Registry.Command {
            .token(.issue(try .example(role), hours: 1, by: .securityAdministrator), on: .example(number))
        }
        #expect(try await kept.refusal(of: appoint(.systemAdministrator), issue(.systemAdministrator, 20)) == nil)
        #expect(try await kept.refusal(of: appoint(.auditor), issue(.auditor, 21)) == "tokenRolesExcludeEachOther")
        #expect(
            try await kept.refusal(of: .token(.revoke, on: .example(20)), appoint(.auditor), issue(.auditor, 22)) == nil
        )
    }

    @Test func `has every row again after its tables were filled anew from the log`() async throws {
        _ = try await kept.ask(.enterprise(.register(.example()), on: lotus))
        _ = try await kept.ask(.worker(.file(.example()), on: li), .worker(.noteCertificate(.example()), on: li))
        _ = try await kept.ask(.worker(.noteRevocation(.example(6)), on: li))
        _ = try await kept.ask(.officer(.appoint(.example(), by: .securityAdministrator), on: wang))
        _ = try await kept.ask(.token(.issue(.example(), hours: 1, by: .securityAdministrator), on: .example(8)))
        let before = try kept.rows()
        #expect(before["token"]?.count == 1)
        try await kept.store.rebuild()
        #expect(try kept.rows() == before)
    }
}
