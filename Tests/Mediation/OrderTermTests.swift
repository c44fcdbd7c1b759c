import MediationDomain
import Model
import TestKit
import Testing

@Suite("The short clock of an order")
struct OrderTermTests {
    let first = Order.Event.received(receipt: .example())

    @Test func `is its channel's, five working days and two for giving back`() throws {
        given(Order.self).when(.receive(receipt: .example()), knowing: try .hotline())
            .then(first, .termsSet(terms: try .example(), basis: [.ofOrder]))
    }

    @Test func `is the moment that the channel names`() throws {
        var receipt = OrderReceipt.example()
        receipt.answerBy = try Moment("2026-10-20T18:00:00+08:00")
        var terms = try OrderTerms.example()
        terms.answerBy = try Moment("2026-10-20T18:00:00+08:00")
        terms.isGiven = true
        given(Order.self).when(.receive(receipt: receipt), knowing: try .hotline())
            .then(.received(receipt: receipt), .termsSet(terms: terms, basis: []))
    }

    @Test func `ends on the same day when it is urgent`() throws {
        var receipt = OrderReceipt.example()
        receipt.urgency = .urgent
        var terms = try OrderTerms.example()
        terms.answerBy = try Moment("2026-09-30T23:59:59+08:00")
        let basis = Basis(
            rule: "hotline.urgent",
            inputs: ["dispatchedOn": "2026-09-30", "urgency": "urgent"],
            outcome: ["answerBy": "2026-09-30T23:59:59.000+08:00", "returnBy": "2026-10-09"]
        )
        given(Order.self).when(.receive(receipt: receipt), knowing: try .hotline())
            .then(.received(receipt: receipt), .termsSet(terms: terms, basis: [basis]))
    }

    @Test func `does not run where nobody is answered over a line, nor when it is over already`() throws {
        var counter = OrderReceipt.example()
        counter.channel = .counter
        given(Order.self).when(.receive(receipt: counter), knowing: try .hotline()).then(.received(receipt: counter))
        given(Order.self)
            .when(.receive(receipt: .example()), knowing: try .hotline(), at: try Day("2026-11-20").start)
            .then(first, .termsSet(terms: try .example(isRunning: false), basis: [.ofOrder]))
    }

    @Test func `rings once`() throws {
        let order = given(Order.self, first, .termsSet(terms: try .example(), basis: []))
        let due = try OrderTerms.example().answerBy
        order.when(.noteAnswerOverdue, knowing: try .hotline(), at: due).then(.answerOverdue(due: due))
        order.when(.noteAnswerOverdue, knowing: try .hotline()).rejects(.answerNotOverdue)
        given(Order.self, first, .termsSet(terms: try .example(), basis: []), .answerOverdue(due: due))
            .when(.noteAnswerOverdue, knowing: try .hotline(), at: due).then()
    }

    @Test func `is lengthened by the channel's word alone, once asked for in time`() throws {
        let order = given(Order.self, first, .termsSet(terms: try .example(), basis: []))
        let late = try Day("2026-10-14").start
        order.when(.askExtension(workingDays: 11, reason: .example()), knowing: try .hotline())
            .rejects(.extensionTooLong)
        order.when(.askExtension(workingDays: 3, reason: .example()), knowing: try .hotline(), at: late)
            .rejects(.extensionTooLate)
        let request = OrderExtension(
            on: Moment.example.day,
            workingDays: 3,
            until: DueDay(day: try Day("2026-10-16"), isProvisional: false),
            reason: .example()
        )
        let asked = Order.Event.extensionAsked(
            turn: OrderTurn(channel: .hotline12345, number: 1),
            request: request,
            basis: [
                Basis(
                    rule: "hotline.ordinary.extended",
                    inputs: ["askedOn": "2026-09-30", "workingDays": "3"],
                    outcome: ["until": "2026-10-16"]
                )
            ]
        )
        order.when(.askExtension(workingDays: 3, reason: .example()), knowing: try .hotline()).then(asked)
        let waiting = given(Order.self, first, .termsSet(terms: try .example(), basis: []), asked)
        waiting.when(.askExtension(workingDays: 3, reason: .example()), knowing: try .hotline()).then()
        waiting.when(.askExtension(workingDays: 4, reason: .example()), knowing: try .hotline())
            .rejects(.extensionAskedBefore)
        var longer = try OrderTerms.example()
        longer.answerBy = try Moment("2026-10-16T23:59:59+08:00")
        longer.isGiven = true
        let granted = OrderNotice.example(word: .extensionGranted)
        waiting.when(.advance(notice: granted), knowing: try .hotline())
            .then(.advanced(notice: granted), .termsSet(terms: longer, basis: []))
        let refused = OrderNotice.example(word: .extensionRefused)
        waiting.when(.advance(notice: refused), knowing: try .hotline()).then(.advanced(notice: refused))
    }

    @Test func `lets the order be given back within its limit, with a reason, once`() throws {
        let order = given(Order.self, first, .termsSet(terms: try .example(), basis: []))
        let returned = Order.Event.returned(
            turn: OrderTurn(channel: .hotline12345, number: 1),
            on: Moment.example.day,
            reason: .example(),
            basis: [
                Basis(
                    rule: "hotline.return",
                    inputs: ["dispatchedOn": "2026-09-30", "returnedOn": "2026-09-30"],
                    outcome: ["returnBy": "2026-10-09"]
                )
            ]
        )
        order.when(.giveBack(reason: .example()), knowing: try .hotline()).then(returned)
        let over = try Day("2026-10-10").start
        order.when(.giveBack(reason: .example()), knowing: try .hotline(), at: over).rejects(.returnTooLate)
        given(Order.self, first, .termsSet(terms: try .example(), basis: []), returned)
            .when(.giveBack(reason: .example()), knowing: try .hotline()).then()
        given(Order.self, first, .termsSet(terms: try .example(), basis: []), .linkedToCase(id: .example()))
            .when(.giveBack(reason: .example()), knowing: try .hotline()).rejects(.orderAnsweredByCase)
        given(Order.self, first).when(.giveBack(reason: .example()), knowing: .init()).rejects(.orderNotOfHotline)
    }
}
