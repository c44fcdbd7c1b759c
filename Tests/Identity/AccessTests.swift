import Foundation
import Identity
import Model
import Testing

@Suite("The table of access")
struct AccessTableTests {
    let table = AccessTable([
        "service.info": .anyone,
        "complaint.file": .roles([.hotlineClerk, .hotlineLink]),
        "events.read": .anyRole,
    ])

    private func caller(_ role: Role) throws -> Caller {
        let place = try IdentityFolder()
        let actor: Actor? = role == .hotlineLink ? .link("12345") : nil
        let text = try place.registry.token(IdentityFolder.request(actor, role), at: IdentityFolder.now)
        return try place.verifier.verify(text, now: IdentityFolder.now)
    }

    @Test func `lets those through whom it names, and refuses the others`() throws {
        #expect(reason { try table.check("complaint.file", try caller(.hotlineLink)) } == nil)
        #expect(reason { try table.check("complaint.file", try caller(.auditor)) } == "methodNotAllowed")
        #expect(reason { try table.check("events.read", try caller(.auditor)) } == nil)
        #expect(reason { try table.check("events.rewrite", try caller(.auditor)) } == "methodNotAllowed")
    }

    @Test func `asks for a token wherever somebody is named`() {
        #expect(reason { try table.check("service.info", nil) } == nil)
        #expect(reason { try table.check("complaint.file", nil) } == "tokenMissing")
        #expect(reason { try table.check("events.read", nil) } == "tokenMissing")
        #expect(table.isForAnyone("service.info"))
        #expect(!table.isForAnyone("events.read"))
    }

    @Test func `tells which methods it forgot`() {
        let methods = ["service.info", "complaint.file", "b.new", "a.new"]
        #expect(table.missing(from: methods) == ["a.new", "b.new"])
        #expect(table.adding(AccessTable(["a.new": .anyone, "b.new": .anyRole])).missing(from: methods).isEmpty)
    }

    @Test func `shows itself in the documentation`() {
        let expected = """
            | method | roles |
            |---|---|
            | `complaint.file` | 12345话务员、热线平台对接 |
            | `events.read` | 任何角色 |
            | `service.info` | 任何人（无需令牌） |

            """
        #expect(table.markdown == expected)
    }
}

@Suite("A role")
struct RoleTests {
    @Test func `of the three administrators rules out the other two and nothing else`() {
        let administrators: Set<Role> = [.systemAdministrator, .securityAdministrator, .auditor]
        for first in Role.allCases {
            for second in Role.allCases {
                let both = first != second && administrators.isSuperset(of: [first, second])
                #expect(first.excludes(second) == both)
            }
        }
    }

    @Test func `has a name of its own in the offices`() {
        #expect(Set(Role.allCases.map(\.displayName)).count == Role.allCases.count)
        #expect(Role.intakeOfficer.displayName == "12315受理员")
    }
}
