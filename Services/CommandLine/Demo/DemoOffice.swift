import Identity
import Model
import ServiceKit
import Wire

/// The people and links of the week, and their tokens.
///
/// Whoever plays the day again is the same people with the same tokens, so that nothing is written anew.
enum DemoOffice {
    /// Somebody who acts on the day.
    struct Member: Hashable, Sendable {
        /// What files call them.
        var name: String
        var role: Role
        /// What their keys are called.
        var slug: String
        /// The office they belong to.
        var unit = "高台县市场监督管理局"
    }

    /// Enters enterprises and workers.
    static let supervisor = Member(
        name: "监管员甲",
        role: .commerceSupervisor,
        slug: "supervisor-1",
        unit: "高台县工业信息化和商务局"
    )
    /// Runs the classes.
    static let trainer = Member(name: "培训员甲", role: .trainingOfficer, slug: "trainer-1")
    /// Opens cases.
    static let clerk = Member(name: "受理员甲", role: .intakeOfficer, slug: "intake-1")
    /// Is asked what an officer may not decide alone.
    static let head = Member(name: "负责人甲", role: .head, slug: "head-1")
    /// Decide them.
    static let mediators = [
        Member(name: "调解员甲", role: .mediator, slug: "mediator-1"),
        Member(name: "调解员乙", role: .mediator, slug: "mediator-2"),
        Member(name: "调解员丙", role: .mediator, slug: "mediator-3"),
    ]
    /// The hotlines' own platforms.
    static let links = [
        Member(name: "12345", role: .hotlineLink, slug: "link-12345"),
        Member(name: "12315", role: .hotlineLink, slug: "link-12315"),
    ]
    private static let security = Member(name: "安全管理员甲", role: .securityAdministrator, slug: "security-1")

    /// How long a token of the day lives.
    private static let hours = 12
    /// Tokens that are asked for within so long of each other are the same.
    private static let watch: Int64 = 6 * 3_600_000
    /// What a token must have left to be used again.
    private static let margin: Int64 = 3_600_000

    /// Everybody at work, by name.
    struct Staff: Sendable {
        var tokens: [String: String] = [:]
        /// As events name them: `user:<id>`, `link:12345`.
        var actors: [String: String] = [:]
    }

    /// Everybody, appointed and with a token.
    ///
    /// - Throws: `tokenNeeded` where the county's key is not at hand.
    static func staff(in folder: DataFolder, _ registry: WireClient) async throws -> Staff {
        let administrator = try Administrator(folder: folder).token(lifetimeSeconds: 600)
        let actor = try await actor(of: security, registry, administrator)
        let giver = try await token(of: security, actor, registry, giver: administrator, administrator)
        var staff = Staff()
        for member in [supervisor, trainer, clerk, head] + mediators + links {
            let actor = try await Self.actor(of: member, registry, giver)
            staff.actors[member.name] = actor
            staff.tokens[member.name] = try await token(of: member, actor, registry, giver: giver, administrator)
        }
        return staff
    }

    private struct Appointment: Encodable {
        var name: String
        var roles: [Role]
        var unit: String
    }

    private struct Issue: Encodable {
        var actor: String
        var role: Role
        var hours: Int
    }

    private static func token(
        of member: Member,
        _ actor: String,
        _ registry: WireClient,
        giver: String,
        _ administrator: String
    ) async throws -> String {
        let watch = try await watch(of: actor, registry, administrator)
        let answer = try await registry.call(
            "token.issue",
            params: Issue(actor: actor, role: member.role, hours: hours),
            meta: RequestMeta(token: giver, idempotencyKey: "demo/token/\(member.slug)/\(watch)")
        )
        guard let token = answer.result["token"]?.string else {
            throw WireFailure.unintelligible(reason: "token.issue gave no token")
        }
        return token
    }

    private static func actor(of member: Member, _ registry: WireClient, _ giver: String) async throws -> String {
        guard member.role != .hotlineLink else { return "link:\(member.name)" }
        let answer = try await registry.call(
            "officer.appoint",
            params: Appointment(name: member.name, roles: [member.role], unit: member.unit),
            meta: RequestMeta(token: giver, idempotencyKey: "demo/officer/\(member.slug)")
        )
        guard let id = answer.result["events"]?.elements.first?["subject"]?.string?.split(separator: "/").last else {
            throw WireFailure.unintelligible(reason: "officer.appoint named no officer")
        }
        return "user:\(id)"
    }

    private struct TokenQuery: Encodable {
        var actor: String
        var pageSize = 500
    }

    /// The watch of the newest token that is good for a while yet, or else of this moment.
    private static func watch(of actor: String, _ registry: WireClient, _ administrator: String) async throws -> Int64 {
        let answer = try await registry.call(
            "token.list",
            params: TokenQuery(actor: actor),
            meta: RequestMeta(token: administrator)
        )
        let now = Moment.read()
        let ends = answer.result["value"]?["items"]?.elements.compactMap { item -> Moment? in
            guard item["isRevoked"]?.bool != true else { return nil }
            return item["expires"]?.string.flatMap { try? Moment($0) }
        }
        let newest = ends?.max().flatMap { $0.milliseconds - now.milliseconds > margin ? $0 : nil }
        let issued = newest.map { $0.milliseconds - Int64(hours) * 3_600_000 } ?? now.milliseconds
        return issued / watch
    }
}
