import Decisions
import MediationDomain
import Model
import TestKit
import Testing

@Suite("The category of an order")
struct OrderCategoryTests {
    private let today = Moment.example.day

    private func change(_ category: OrderCategory, on day: Day = Moment.example.day) -> OrderRecategorisation {
        OrderRecategorisation(category: category, on: day, reason: .example(), by: "user:7")
    }

    private func entered(_ category: OrderCategory, _ channel: OrderChannel = .hotline12345) -> Order.Event {
        var receipt = OrderReceipt.example()
        (receipt.category, receipt.channel) = (category, channel)
        return .received(receipt: receipt)
    }

    @Test func `is corrected once, and the hotline hears of it where its rule says so`() throws {
        let facts = try Order.Facts.hotline()
        let change = change(.complaint)
        let told = Order.Event.recategorised(
            change: change,
            was: .help,
            turn: OrderTurn(channel: .hotline12345, number: 1),
            basis: [
                Basis(
                    rule: "hotline12345",
                    inputs: ["was": "help", "on": today.text],
                    outcome: ["category": "complaint"]
                )
            ]
        )
        let help = given(Order.self, entered(.help))
        help.when(.recategorise(change: change), knowing: facts).then(told)
        given(Order.self, entered(.help), told).when(.recategorise(change: change), knowing: facts).then()
        for channel in [OrderChannel.hotline12315, .counter] {
            given(Order.self, entered(.help, channel)).when(.recategorise(change: change), knowing: facts)
                .then(.recategorised(change: change, was: .help, turn: nil, basis: []))
        }
    }

    @Test func `becomes a report without a word to anybody, and a report stays one`() throws {
        let facts = try Order.Facts.hotline()
        given(Order.self, entered(.complaint)).when(.recategorise(change: change(.report)), knowing: facts)
            .then(.recategorised(change: change(.report), was: .complaint, turn: nil, basis: []))
        let report = given(
            Order.self,
            entered(.complaint),
            .recategorised(change: change(.report), was: .complaint, turn: nil, basis: [])
        )
        report.when(.recategorise(change: change(.complaint)), knowing: facts).rejects(.orderIsReport)
        report.when(.linkCase(id: .example(2)), knowing: facts).rejects(.reportIsNoComplaint)
        given(Order.self, entered(.report)).when(.recategorise(change: change(.help)), knowing: facts)
            .rejects(.orderIsReport)
    }

    @Test func `is a complaint's as long as it lies in a case, and is not corrected from a day to come`() throws {
        let facts = try Order.Facts.hotline()
        let linked = given(Order.self, entered(.complaint), .linkedToCase(id: .example(2)))
        linked.when(.recategorise(change: change(.report)), knowing: facts).rejects(.orderHasCase)
        linked.when(.recategorise(change: change(.consultation)), knowing: facts).rejects(.orderHasCase)
        given(Order.self, entered(.help)).when(
            .recategorise(change: change(.complaint, on: today.adding(days: 1))),
            knowing: facts
        )
        .rejects(.orderChangeInFuture)
        given(Order.self).when(.recategorise(change: change(.complaint)), knowing: facts).rejects(.orderUnknown)
    }
}
