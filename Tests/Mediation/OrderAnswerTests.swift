import Decisions
import MediationDomain
import Model
import TestKit
import Testing

@Suite("The answers to an order")
struct OrderAnswerTests {
    let first = Order.Event.received(receipt: .example())
    let disputed: Case.ID = .example(2)

    func linked(_ more: Order.Event...) throws -> Given<Order> {
        let terms = Order.Event.termsSet(terms: try .example(), basis: [])
        return given(Order.self, after: [first, terms, .linkedToCase(id: disputed)] + more)
    }

    func interim(_ outcome: AnswerOutcome, by day: Day, turn: Int = 1, redo: Int64? = nil) -> Order.Event {
        var answer = OrderAnswer.example(outcome, turn: turn, by: day)
        answer.redo = redo
        return .answered(
            answer: answer,
            basis: [
                Basis(
                    rule: "hotline12345",
                    inputs: ["statutoryDay": day.text, "answerBy": "2026-10-13T23:59:59.000+08:00"],
                    outcome: ["answer": "interim"]
                )
            ]
        )
    }

    func final(_ outcome: AnswerOutcome, turn: Int = 1, redo: Int64? = nil) -> Order.Event {
        var answer = OrderAnswer.example(outcome, turn: turn, kind: .final)
        answer.redo = redo
        return .answered(answer: answer, basis: [])
    }

    @Test func `name the statutory day when the law's term outlasts the order's`() throws {
        let day = try Day("2026-10-15")
        let facts = try Order.Facts.hotline([disputed: CaseOutcome(.received, by: day)])
        try linked().when(.answer(caseID: disputed), knowing: facts).then(interim(.received, by: day))
        try linked(interim(.received, by: day)).when(.answer(caseID: disputed), knowing: facts).then()
        #expect(OrderAnswer.example(.received, by: day).words == "已收到，2026-10-15前决定是否受理。")
        #expect(OrderAnswer.example(.accepted, by: day).words == "已受理，法定调解期限至2026-10-15。")
    }

    @Test func `are silent while the law's day comes before the order's`() throws {
        let facts = try Order.Facts.hotline([disputed: CaseOutcome(.received, by: try Day("2026-10-12"))])
        try linked().when(.answer(caseID: disputed), knowing: facts).then()
    }

    @Test(arguments: [AnswerOutcome.refused, .performed, .unperformed, .terminated])
    func `end the order with the end of its only case, once`(outcome: AnswerOutcome) throws {
        let facts = try Order.Facts.hotline([disputed: CaseOutcome(outcome)])
        try linked().when(.answer(caseID: disputed), knowing: facts).then(final(outcome))
        try linked(final(outcome)).when(.answer(caseID: disputed), knowing: facts).then()
        try linked(final(outcome)).when(.answerByHand(text: .example()), knowing: facts).rejects(.orderAnsweredByCase)
    }

    @Test func `end an order with two cases when both have ended`() throws {
        let other = Case.ID.example(5)
        let both = try linked(.linkedToCase(id: other))
        let facts = try Order.Facts.hotline([
            disputed: CaseOutcome(.performed), other: CaseOutcome(.refused),
        ])
        var one = OrderAnswer.example(.performed)
        one.stopsClock = true
        both.when(.answer(caseID: disputed), knowing: facts).then(.answered(answer: one, basis: []))
        var two = OrderAnswer.example(.refused, turn: 2, kind: .final)
        two.caseID = other
        try linked(.linkedToCase(id: other), .answered(answer: one, basis: []))
            .when(.answer(caseID: other), knowing: facts).then(.answered(answer: two, basis: []))
        var rest = one
        rest.turn.number = 2
        rest.kind = .final
        try linked(.linkedToCase(id: other), .answered(answer: one, basis: []))
            .when(.unlinkCase(id: other, reason: .example()), knowing: facts)
            .then(.unlinkedFromCase(id: other, reason: .example()), .answered(answer: rest, basis: []))
    }

    @Test func `reply to a demand for redoing and reopen nothing`() throws {
        let facts = try Order.Facts.hotline([disputed: CaseOutcome(.terminated)])
        let redo = OrderNotice.example(sequence: 60, word: .redo)
        let ended = try linked(final(.terminated))
        ended.when(.advance(notice: redo), knowing: facts).then(
            .advanced(notice: redo),
            .repeatedAfterEnd(caseID: disputed, sequence: 60),
            final(.terminated, turn: 2, redo: 60)
        )
        var answer = OrderAnswer.example(.terminated, kind: .final)
        answer.redo = 60
        #expect(answer.words?.contains("没有新的事实、理由的，不再重复处理") == true)
        let late = OrderNotice.example(sequence: 50, word: .redo)
        try linked(
            final(.terminated),
            .advanced(notice: redo),
            .repeatedAfterEnd(caseID: disputed, sequence: 60),
            final(.terminated, turn: 2, redo: 60)
        )
        .when(.advance(notice: late), knowing: facts)
        .then(.advanced(notice: late), .repeatedAfterEnd(caseID: disputed, sequence: 50))
    }

    @Test func `count a reminder while the case is open, and note a repeat after its end`() throws {
        let reminder = OrderReceipt.example(sequence: 40, kind: .urged)
        let open = try Order.Facts.hotline([disputed: CaseOutcome(.accepted, by: try Day("2026-11-29"))])
        try linked().when(.receive(receipt: reminder), knowing: open).then(.updated(update: OrderUpdate(reminder)))
        let ended = try Order.Facts.hotline([disputed: CaseOutcome(.performed)])
        try linked(final(.performed)).when(.receive(receipt: reminder), knowing: ended)
            .then(.updated(update: OrderUpdate(reminder)), .repeatedAfterEnd(caseID: disputed, sequence: 40))
    }

    @Test func `to an order added to an ended case say how it ended`() throws {
        let facts = try Order.Facts.hotline([disputed: CaseOutcome(.performed)])
        given(Order.self, first, .termsSet(terms: try .example(), basis: []))
            .when(.addCase(id: disputed), knowing: facts)
            .then(
                .linkedToCase(id: disputed),
                .repeatedAfterEnd(caseID: disputed, sequence: 3),
                final(.performed)
            )
    }

    @Test func `say of a report that it was registered, and nothing else`() throws {
        let report = Order.Event.received(receipt: .example(category: .report))
        var answer = OrderAnswer.example(.registered, kind: .final)
        answer.caseID = nil
        answer.reportID = .example(3)
        given(Order.self, report, .termsSet(terms: try .example(), basis: []))
            .when(.linkReport(id: .example(3)), knowing: try .hotline())
            .then(.linkedToReport(id: .example(3)), .answered(answer: answer, basis: []))
        #expect(answer.words == "已依法登记核查。")
    }

    @Test func `of a mixed order tell of the report at once and of the complaint later`() throws {
        let split = OrderSplit(caseID: disputed, reportID: .example(3), complaint: .example())
        let day = try Day("2026-10-15")
        let facts = try Order.Facts.hotline([disputed: CaseOutcome(.received, by: day)])
        var registered = OrderAnswer.example(.registered)
        registered.caseID = nil
        registered.reportID = .example(3)
        let mixed = given(
            Order.self,
            .received(receipt: .example(category: .report)),
            .termsSet(terms: try .example(), basis: [])
        )
        mixed.when(.split(split: split), knowing: facts).then(
            .split(split: split),
            .answered(answer: registered, basis: []),
            interim(.received, by: day, turn: 2)
        )
        given(Order.self, first, .split(split: split)).when(.split(split: split), knowing: facts).then()
        var other = split
        other.caseID = .example(9)
        given(Order.self, first, .split(split: split)).when(.split(split: other), knowing: facts)
            .rejects(.orderAlreadySplit)
    }

    @Test func `that do not stop the clock ask for more time as well`() throws {
        var receipt = OrderReceipt.example()
        receipt.channel = .hotline12315
        let day = try Day("2026-10-15")
        let facts = try Order.Facts.hotline([disputed: CaseOutcome(.received, by: day)])
        let order = Order.State.folding([
            .received(receipt: receipt), .termsSet(terms: try .example(), basis: []), .linkedToCase(id: disputed),
        ])
        let events = try order.decide(.answer(caseID: disputed), knowing: facts, at: .example)
        try #require(events.count == 2)
        guard case .answered(let answer, _) = events[0], case .extensionAsked(let turn, let request, _) = events[1]
        else {
            Issue.record("expected an interim answer and a request for time")
            return
        }
        #expect(!answer.stopsClock)
        #expect(turn.number == 2)
        #expect(request.workingDays == 10)
        #expect(request.reason == nil)
    }

    @Test func `are the office's own where there is no dispute`() throws {
        let order = given(Order.self, first, .termsSet(terms: try .example(), basis: []))
        var answer = OrderAnswer.example(.byHand, kind: .final)
        answer.caseID = nil
        answer.text = .example()
        let answered = Order.Event.answered(answer: answer, basis: [])
        order.when(.answerByHand(text: .example()), knowing: try .hotline()).then(answered)
        let done = given(Order.self, first, .termsSet(terms: try .example(), basis: []), answered)
        done.when(.answerByHand(text: .example()), knowing: try .hotline()).then()
        done.when(.answerByHand(text: .example("b3RoZXI")), knowing: try .hotline()).rejects(.orderAlreadyAnswered)
        var counter = OrderReceipt.example()
        counter.channel = .counter
        given(Order.self, .received(receipt: counter)).when(.answerByHand(text: .example()), knowing: try .hotline())
            .rejects(.orderNotOfHotline)
    }

    @Test func `have arrived once their receipt is there, once`() throws {
        let delivered = Order.Event.delivered(delivery: "a/1/b", receipt: "R-1")
        try linked().when(.noteDelivered(delivery: "a/1/b", receipt: "R-1"), knowing: .hotline(isOutstanding: true))
            .then(delivered)
        try linked(delivered).when(.noteDelivered(delivery: "a/1/b", receipt: "R-1"), knowing: .hotline()).then()
    }
}
