import EventLog
import Foundation
import GRDB
import MediationDomain
import Model
import TestKit
import Testing

@testable import MediationService

@Suite("Deposits in mediation's store")
struct DepositStoreTests {
    let today = Moment.example.day

    @Test(arguments: [1, 2, 3] as [UInt64]) func `sum to their balance whatever is asked of them`(
        seed: UInt64
    ) async throws {
        try await withMediation { store, clock in
            let cases = try await disputes(4, in: store)
            var numbers = SeededRandom(seed: seed)
            var done = 0
            for step in 0..<220 {
                let enterprise = Deposit.ID.example(UInt64.random(in: 1...2, using: &numbers))
                let day = clock.timepiece.read().wall.day
                let command = try randomCommand(cases, slip: step, on: day, &numbers)
                var bundle: [Mediation.Command] = []
                if case .payOut(let payout) = command { bundle = allowing(payout, UInt64(500 + step)) }
                bundle.append(.deposit(command, on: enterprise))
                if case .done(let answer) = try await store.ask(bundle) {
                    done += answer.events.isEmpty ? 0 : 1
                }
                if step % 20 == 19 {
                    clock.advance(days: 4)
                    _ = try await store.ring()
                    try await expectSums(store)
                }
            }
            #expect(done > 20)
            try await expectSums(store)
            let before = try await store.contents()
            try await store.rebuild()
            #expect(try await store.contents() == before)
        }
    }

    @Test func `show a payout with what followed from it, and ring when its top-up is overdue`() async throws {
        try await withMediation { store, clock in
            let dispute = try await disputes(1, in: store)[0]
            let id = Deposit.ID.example()
            let amount = try Money(fen: 46_000)
            let day = clock.timepiece.read().wall.day
            let payment = try DepositPayment.example(on: day)
            try await store.done([
                .deposit(.payIn(payment: payment), on: id),
                .deposit(.hold(of: dispute, amount: amount, on: day), on: id),
            ])
            let payout = DepositPayout(
                caseID: dispute,
                amount: amount,
                payee: .example(7),
                ground: PayoutGround(kind: .unperformedAgreement),
                on: day
            )
            let unasked = try await store.ask([.deposit(.payOut(payout: payout), on: id)])
            guard case .refused(let needed) = unasked else { throw Unexpected(answer: "\(unasked)") }
            #expect(needed.reason == "approvalNeeded")
            try await store.done(
                allowing(payout, 1) + [
                    .deposit(.payOut(payout: payout), on: id),
                    .deposit(.serveTopUp(number: 1, service: try .example(on: day)), on: id),
                ]
            )
            #expect(try await store.ring() == 0)
            clock.advance(days: 20)
            #expect(try await store.ring() == 1)
            #expect(try await store.ring() == 0)
            let view = try #require(
                try await store.reader.read { db in try Deposits.view(id, required: nil, db) }
            )
            #expect(view.summary.balance == payment.amount - amount)
            #expect(view.summary.held == .zero && view.summary.owed == amount)
            #expect(view.summary.overdueSince == view.topUps.first?.due?.day && view.topUps.first?.isOverdue == true)
            #expect(view.entries.map(\.kind) == [.paidIn, .held, .paidOut])
            #expect(view.recourses.map(\.remaining) == [amount])
            let query = try CanonicalJSON.decode(DepositListQuery.self, from: Array(#"{"isOverdue":true}"#.utf8))
            let overdue = try await store.reader.read { db in
                try Deposits.page(query, required: nil, limit: 10, db)
            }
            #expect(overdue.map(\.enterprise) == [id.enterprise])
            let whole = DepositPayment(amount: amount, receipt: try .example(2), on: day)
            try await store.done([.deposit(.topUp(number: 1, payment: whole), on: id)])
            let after = try await store.reader.read { db in try Deposits.page(query, required: nil, limit: 10, db) }
            #expect(after.isEmpty)
        }
    }

    @Test func `take a slip for one deposit alone`() async throws {
        try await withMediation { store, _ in
            let payment = try DepositPayment.example()
            try await store.done([.deposit(.payIn(payment: payment), on: .example(1))])
            let answer = try await store.ask([.deposit(.payIn(payment: payment), on: .example(2))])
            #expect(answer == .refused(Deposit.Rejection.depositReceiptTaken.refusal))
        }
    }

    /// Cases whose agreement was not performed, against two enterprises in turn; the clock stands a month later then.
    private func disputes(_ count: Int, in store: EventStore<Mediation>) async throws -> [Case.ID] {
        var ids: [Case.ID] = []
        for index in 0..<count {
            let id = Case.ID.example(UInt64(100 + index))
            let enterprise = Enterprise.ID.example(UInt64(index % 2 + 1))
            let term = AgreedTerm(what: .example(), amount: try Money(fen: 46_000), performBy: today.adding(days: -1))
            let opening = CaseOpening.example(enterprise: enterprise, receivedOn: today.adding(days: -20))
            try await store.done([.case(.open(opening: opening), on: id)])
            try await store.done([.case(.accept(on: today.adding(days: -15), told: .example), on: id)])
            try await store.done([
                .case(.agree(on: today.adding(days: -10), terms: [term], performedAtOnce: false), on: id)
            ])
            try await store.done([.case(.recordPerformance(on: today, isPerformed: false), on: id)])
            ids.append(id)
        }
        return ids
    }

    /// What was expected did not come.
    private struct Unexpected: Error {
        var answer: String
    }

    /// Somebody proposes a payout, and the head allows it.
    private func allowing(_ payout: DepositPayout, _ number: UInt64) -> [Mediation.Command] {
        let proposal = ApprovalProposal(
            decision: .payout,
            caseID: payout.caseID,
            amount: payout.amount,
            reason: .example(),
            by: "user:1"
        )
        let decide = Approval.Command.decide(by: "user:2", isHead: true, isApproved: true, reason: nil)
        return [.approval(.propose(proposal: proposal), on: .example(number)), .approval(decide, on: .example(number))]
    }

    private func randomCommand(
        _ cases: [Case.ID],
        slip: Int,
        on day: Day,
        _ numbers: inout SeededRandom
    ) throws -> Deposit.Command {
        let id = cases.randomElement(using: &numbers) ?? .example()
        let amount = try Money(fen: Int64.random(in: -10...46_000, using: &numbers))
        let number = Int64.random(in: 0...4, using: &numbers)
        let payment = DepositPayment(amount: amount, receipt: try .example(slip / 2), on: day)
        switch Int.random(in: 0..<16, using: &numbers) {
        case 0, 1: return .payIn(payment: payment)
        case 2, 3, 4: return .hold(of: id, amount: amount, on: day)
        case 5: return .releaseHold(of: id, on: day, because: .withdrawn)
        case 6:
            let claims = cases.shuffled(using: &numbers).prefix(2).map { DepositClaim(caseID: $0, amount: amount) }
            return .share(claims: Array(claims), on: day)
        case 7, 8, 9:
            let ground = PayoutGround(kind: .unperformedAgreement)
            return .payOut(
                payout: DepositPayout(caseID: id, amount: amount, payee: .example(7), ground: ground, on: day)
            )
        case 10: return .serveTopUp(number: number, service: try .example(on: day))
        case 11: return .topUp(number: number, payment: payment)
        case 12: return .reclaim(number: number, payment: payment, because: .paidTwice)
        case 13: return .recover(number: number, payment: payment)
        case 14: return .closeRecourse(number: number, on: day, because: .uncollectable)
        default: return .release(payment: payment)
        }
    }

    /// The entries sum to the balance and to what is held; nothing is below zero; the decisions know the same.
    private func expectSums(_ store: EventStore<Mediation>) async throws {
        try await store.reader.read { db throws in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT balance, held, owed,
                        (SELECT sum(amount) FROM depositEntry WHERE depositID = deposit.id) AS amounts,
                        (SELECT sum(held) FROM depositEntry WHERE depositID = deposit.id) AS holds,
                        (SELECT ifnull(sum(json_extract(hold, '$.amount')), 0) FROM depositHold
                            WHERE depositID = deposit.id) AS kept,
                        (SELECT ifnull(sum(remaining), 0) FROM depositTopUp WHERE depositID = deposit.id) AS remaining
                    FROM deposit
                    """
            )
            for row in rows {
                let (balance, held): (Int64, Int64) = (row["balance"], row["held"])
                #expect(balance == row["amounts"] && held == row["holds"] && held == row["kept"])
                #expect(row["owed"] as Int64 == row["remaining"])
                #expect(0 <= held && held <= balance)
            }
        }
    }
}
