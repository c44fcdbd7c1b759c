import Foundation
import Identity
import Model
import TestKit
import Testing
import Wire

@Suite("A payout", .serialized)
struct PayoutKillTests {
    static let rounds = Soak.length(12, full: 40)

    @Test func `has all of its effects or none, wherever mediation is killed, and its peers act on it once`()
        async throws
    {
        try await RunningSuite.with(["registry", "credit", "mediation"]) { suite async throws in
            var random = SeededRandom(seed: 20_261_001)
            var claims: [Claim] = []
            for round in 0..<Self.rounds { claims.append(try await Claim.made(round, in: suite)) }
            // A kill that came too early makes the next one wait longer, so that both happen on any machine.
            var (struck, window) = (0, 12 as UInt64)
            for claim in claims {
                for step in claim.steps {
                    let key = "payout/\(claim.number)/\(step.method)"
                    async let asked = claim.ask(step, key: key, suite)
                    try await random.untilSomeInstant(upToMilliseconds: window)
                    suite.killHard("mediation")
                    let wasAnswered = await asked
                    try suite.start("mediation")
                    try await suite.waitUntilUp("mediation")
                    let found = try await claim.types(suite)
                    let effects = found.filter { step.effects.contains($0) }
                    #expect(effects.isEmpty || effects == step.effects, "\(step.method) in part: \(effects)")
                    #expect(!wasAnswered || effects == step.effects, "\(step.method) was acknowledged and lost")
                    struck += effects.isEmpty ? 1 : 0
                    window = effects.isEmpty ? min(window * 2, 1_000) : max(window / 2, 12)
                    // Asked again under the same key it happens once, whether or not it had happened.
                    #expect(await claim.ask(step, key: key, suite))
                    #expect(try await claim.types(suite).filter { step.effects.contains($0) } == step.effects)
                }
            }
            #expect(struck > 0 && struck < claims.count * 3, "the kill came always before, or always behind")
            try await verify(claims, suite)
        }
    }

    /// Each deposit has one payout with its recourse and its top-up; credit and registry acted on each overdue one once.
    private func verify(_ claims: [Claim], _ suite: RunningSuite) async throws {
        let supervisor = RequestMeta(token: try suite.token(.commerceSupervisor))
        for claim in claims {
            let name = claim.enterprise
            try await eventually("the top-up of \(name) is overdue, and its peers know") {
                let file = try? await suite.ask("credit", "file.get", #"{"enterprise":"\#(name)"}"#, supervisor)
                let firm = try? await suite.ask("registry", "enterprise.get", #"{"enterprise":"\#(name)"}"#, supervisor)
                let entries = file?["value"]?["entries"]?.elements.compactMap { $0["entry"]?["fact"]?["rule"]?.string }
                return entries?.contains("credit.depositTopUpOverdue") == true
                    && firm?["value"]?["depositShortSince"]?.string != nil
            }
            let deposit = try await suite.ask("mediation", "deposit.get", #"{"enterprise":"\#(name)"}"#, supervisor)
            let summary = deposit["value"]?["summary"]
            #expect(summary?["balance"]?.integer == 954_000 && summary?["held"]?.integer == 0)
            #expect(summary?["owed"]?.integer == 46_000)
            #expect(deposit["value"]?["entries"]?.elements.count == 3)
        }
        var counts: [String: Int] = [:]
        for service in ["mediation", "credit", "registry"] {
            _ = try await suite.readLog(of: service) { event in
                guard let type = event["type"]?.string, let subject = event["subject"]?.string else { return }
                counts["\(type) \(subject)", default: 0] += 1
            }
        }
        for claim in claims {
            for type in ["paidOut", "recourseOpened", "topUpOpened", "topUpServed", "topUpOverdue"] {
                #expect(counts["cn.jiazheng.mediation.deposit.\(type).v1 deposit/\(claim.enterprise)"] == 1)
            }
            #expect(counts["cn.jiazheng.registry.mark.depositShortMarked.v1 mark/\(claim.enterprise)"] == 1)
            let file = try await suite.ask("credit", "file.get", #"{"enterprise":"\#(claim.enterprise)"}"#, supervisor)
            let rules = file["value"]?["entries"]?.elements.compactMap { $0["entry"]?["fact"]?["rule"]?.string }
            #expect(rules?.filter { $0 == "credit.depositTopUpOverdue" }.count == 1)
        }
    }
}

/// An enterprise with a deposit, and a case against it whose agreement was not performed.
struct Claim: Sendable {
    let number: Int
    let enterprise: String
    let caseID: String

    /// One request on the way of a payout, and the events that are its whole effect.
    struct Step: Sendable {
        let method: String
        let params: String
        let effects: [String]
    }

    /// Hold, payout and service of the notice, so long ago that the term is over at once.
    var steps: [Step] {
        let firm = #""enterprise":"\#(enterprise)""#
        return [
            Step(
                method: "deposit.hold",
                params: #"{\#(firm),"caseID":"\#(caseID)","amount":46000,"on":"\#(Self.day(-40))"}"#,
                effects: ["held"]
            ),
            Step(
                method: "deposit.payOut",
                params: #"""
                    {\#(firm),"caseID":"\#(caseID)","amount":46000,"account":"6222000011112222",\#
                    "ground":"unperformedAgreement","on":"\#(Self.day(-40))"}
                    """#,
                effects: ["paidOut", "recourseOpened", "topUpOpened"]
            ),
            Step(
                method: "deposit.serveTopUp",
                params: #"""
                    {\#(firm),"number":1,"service":{"how":"personal","on":"\#(Self.day(-39))","evidence":"SD\#(number)"}}
                    """#,
                effects: ["topUpServed"]
            ),
        ]
    }

    static func day(_ days: Int) -> String { RunningSuite.now.day.adding(days: days).description }

    /// Asks; false when no answer came back.
    func ask(_ step: Step, key: String, _ suite: RunningSuite) async -> Bool {
        guard let token = try? suite.token(.commerceSupervisor, .user(Self.officer)) else { return false }
        let meta = RequestMeta(token: token, idempotencyKey: key)
        return (try? await suite.ask("mediation", step.method, step.params, meta)) != nil
    }

    private static let officer = UniqueID("01a0f166-56a3-7a40-b6c3-2d1e0f9a8b7c") ?? .fresh(at: RunningSuite.now)

    /// What has happened to the deposit after it was paid in, as the log tells it; what followed by the clock left out.
    func types(_ suite: RunningSuite) async throws -> [String] {
        let auditor = RequestMeta(token: try suite.token(.auditor))
        let question = #"{"after":"0","limit":512,"subject":"deposit/\#(enterprise)"}"#
        let page = try await suite.ask("mediation", "events.read", question, auditor)
        return (page["events"]?.elements ?? []).compactMap { item in
            item["event"]?["type"]?.string?.split(separator: ".").dropLast().last.map(String.init)
        }
    }

    /// Registers an enterprise, brings a case against it to an agreement that is not kept, and pays the deposit in.
    static func made(_ number: Int, in suite: RunningSuite) async throws -> Claim {
        let mediator = try suite.token(.mediator)
        func tell(_ service: String, _ method: String, _ params: String, _ token: String) async throws -> String {
            let meta = RequestMeta(token: token, idempotencyKey: "claim/\(number)/\(method)")
            let answer = try await suite.ask(service, method, params, meta)
            return answer["events"]?.elements.first?["subject"]?.string?.split(separator: "/").last.map(String.init)
                ?? ""
        }
        let supervisor = try suite.token(.commerceSupervisor)
        let firm = try await tell("registry", "enterprise.register", registration(500 + number), supervisor)
        let line = #"{"channel":"counter","number":"PK-\#(number)","sequence":1,"category":"complaint","#
        let told = #""receivedOn":"\#(day(-60))","narrative":"擦玻璃损坏纱窗","claimed":46000}"#
        _ = try await tell("mediation", "order.receive", line + told, suite.token(.intakeOfficer))
        let order = #""reference":{"channel":"counter","number":"PK-\#(number)"}"#
        let code = creditCode(500 + number)
        try await eventually("mediation knows the enterprise") {
            let query = #"{"text":"甘州家政服务有限公司\#(500 + number)"}"#
            let found = try await suite.ask("mediation", "enterprise.candidates", query, RequestMeta(token: mediator))
            return found["value"]?["items"]?.elements.isEmpty == false
        }
        let opening = #"{"references":[{"channel":"counter","number":"PK-\#(number)"}],"creditCode":"\#(code)"}"#
        let dispute = try await tell("mediation", "case.open", opening, mediator)
        func at(_ days: Int) -> String { #""at":"\#(RunningSuite.now.day.adding(days: days).start)""# }
        _ = try await tell("mediation", "case.accept", #"{\#(order),"told":"phone",\#(at(-58))}"#, mediator)
        let term = #"{"what":"赔付纱窗","amount":46000,"performBy":"\#(day(-45))"}"#
        _ = try await tell("mediation", "case.agree", #"{\#(order),"terms":[\#(term)],\#(at(-55))}"#, mediator)
        let unkept = #"{\#(order),"isPerformed":false,"on":"\#(day(-43))"}"#
        _ = try await tell("mediation", "case.recordPerformance", unkept, mediator)
        let slip = #"{"enterprise":"\#(firm)","amount":1000000,"receipt":"PK\#(number)","on":"\#(day(-42))"}"#
        _ = try await tell("mediation", "deposit.payIn", slip, supervisor)
        let proposal = #"{"decision":"payout","case":"\#(dispute)","amount":46000,"reason":"协议到期未履行"}"#
        let approval = try await tell("mediation", "approval.propose", proposal, supervisor)
        let decision = #"{"id":"\#(approval)","isApproved":true}"#
        _ = try await tell("mediation", "approval.decide", decision, suite.token(.head))
        return Claim(number: number, enterprise: firm, caseID: dispute)
    }
}
