import MediationDomain
import Model
import TestKit

extension OrderNotice {
    static func example(
        sequence: Int64 = 41,
        word: ChannelWord = .inProgress,
        at: Moment = .example,
        answerBy: Moment? = nil
    ) -> OrderNotice {
        OrderNotice(
            channel: .hotline12345,
            number: "GT20260930-000131",
            sequence: sequence,
            word: word,
            at: at,
            answerBy: answerBy
        )
    }
}

extension OrderTerms {
    /// Five working days after the last day of September 2026, and two for giving back.
    static func example(isRunning: Bool = true) throws -> OrderTerms {
        OrderTerms(
            answerBy: try Moment("2026-10-13T23:59:59.000+08:00"),
            returnBy: try Day("2026-10-09"),
            isGiven: false,
            isProvisional: false,
            isRunning: isRunning
        )
    }
}

extension OrderAnswer {
    static func example(
        _ outcome: AnswerOutcome = .received,
        turn: Int = 1,
        kind: AnswerKind = .interim,
        by: Day? = nil
    ) -> OrderAnswer {
        var answer = OrderAnswer(
            turn: OrderTurn(channel: .hotline12345, number: turn),
            kind: kind,
            outcome: outcome,
            on: Moment.example.day,
            stopsClock: true
        )
        answer.caseID = .example(2)
        answer.by = by
        return answer
    }
}

extension Basis {
    static let ofOrder = Basis(
        rule: "hotline.ordinary",
        inputs: ["dispatchedOn": "2026-09-30", "urgency": "ordinary"],
        outcome: ["answerBy": "2026-10-13T23:59:59.000+08:00", "returnBy": "2026-10-09"]
    )
}

extension Order.Event {
    /// What may happen to an order after it came in.
    static func steps() throws -> [Order.Event] {
        let day = Moment.example.day
        let turn = OrderTurn(channel: .hotline12345, number: 2)
        var answer = OrderAnswer.example(.refused, kind: .final, by: day)
        answer.article = "第十六条第六项"
        answer.redo = 55
        answer.reportID = .example(3)
        answer.text = .example()
        return [
            .announced(notice: .example(word: .awaitingSignature)),
            .advanced(notice: .example(answerBy: .example)),
            .recategorised(
                change: OrderRecategorisation(category: .complaint, on: day, reason: .example(), by: "user:7"),
                was: .help,
                turn: turn,
                basis: [.ofOrder]
            ),
            .termsSet(terms: try .example(), basis: [.ofOrder]),
            .signed(turn: turn, on: day),
            .unlinkedFromCase(id: .example(2), reason: .example()),
            .split(split: OrderSplit(caseID: .example(2), reportID: .example(3), complaint: .example())),
            .answered(answer: answer, basis: [.ofOrder]),
            .returned(turn: turn, on: day, reason: .example(), basis: [.ofOrder]),
            .extensionAsked(
                turn: turn,
                request: OrderExtension(
                    on: day,
                    workingDays: 10,
                    until: DueDay(day: try Day("2026-10-27"), isProvisional: false),
                    reason: .example()
                ),
                basis: [.ofOrder]
            ),
            .repeatedAfterEnd(caseID: .example(2), sequence: 61),
            .answerOverdue(due: .example),
            .delivered(delivery: "01a0f166-56a3-7000-8000-000000000001/1/af63dc4c8601ec8c", receipt: "R-7"),
        ]
    }
}

extension Link.Event {
    /// What may happen to a link.
    static func examples() throws -> [Link.Event] {
        let result = LinkReconciliation(
            number: 3,
            part: 1,
            parts: 1,
            delivery: "6c696e6b-0000-8000-8000-000000000000/3/af63dc4c8601ec8c",
            theirs: 41,
            ours: 40,
            differences: [
                LinkDifference(number: "GT20260930-000131", kind: .missingHere, theirs: "待签收", ours: nil)
            ]
        )
        return [
            .opened(channel: .hotline12345, means: .wire, next: .example),
            .reconciliationAsked(channel: .hotline12345, number: 3, since: Moment.example.day, next: .example),
            .reconciliationPostponed(next: .example),
            .reconciled(result: result),
            .retried(delivery: "01a0f166-56a3-7000-8000-000000000001/1/af63dc4c8601ec8c"),
        ]
    }
}

extension Order.Facts {
    /// The facts of a hotline's order, with how a case stands.
    static func hotline(
        _ outcomes: [Case.ID: CaseOutcome] = [:],
        isOutstanding: Bool = false
    ) throws -> Order.Facts {
        Order.Facts(outcomes: outcomes, isOutstanding: isOutstanding, rules: try CountyRules.mediation())
    }
}
