import MediationDomain
import Model
import TestKit
import Testing

@Suite("An order")
struct OrderTests {
    let first = Order.Event.received(receipt: .example())

    @Test func `comes in with all that was told`() {
        given(Order.self).when(.receive(receipt: .example()), knowing: .init()).then(first)
    }

    @Test func `is not received again under a number that another order bears`() {
        given(Order.self).when(.receive(receipt: .example()), knowing: .init(holder: .example(2)))
            .rejects(.orderNumberTaken)
    }

    @Test func `takes in a later message`() {
        let reminder = OrderReceipt.example(sequence: 40, kind: .urged)
        given(Order.self, first).when(.receive(receipt: reminder), knowing: .init(holder: .example()))
            .then(.updated(update: OrderUpdate(reminder)))
    }

    @Test func `takes in no message twice`() {
        let reminder = OrderReceipt.example(sequence: 40, kind: .urged)
        let order = given(Order.self, first, .updated(update: OrderUpdate(reminder)))
        order.when(.receive(receipt: .example()), knowing: .init()).then()
        order.when(.receive(receipt: reminder), knowing: .init()).then()
    }

    @Test func `takes in a late message where it belongs`() {
        let reminder = OrderReceipt.example(sequence: 40, kind: .urged)
        let late = OrderReceipt.example(sequence: 39, kind: .supplemented)
        given(Order.self, first, .updated(update: OrderUpdate(reminder)))
            .when(.receive(receipt: late), knowing: .init())
            .then(.updated(update: OrderUpdate(late)))
    }

    @Test func `keeps its number`() {
        var other = OrderReceipt.example(sequence: 40)
        other.number = "GT20260930-000132"
        given(Order.self, first).when(.receive(receipt: other), knowing: .init()).rejects(.orderNumberTaken)
    }

    @Test func `belongs to one case`() {
        given(Order.self, first).when(.linkCase(id: .example()), knowing: .init()).then(.linkedToCase(id: .example()))
        let linked = given(Order.self, first, .linkedToCase(id: .example()))
        linked.when(.linkCase(id: .example()), knowing: .init()).then()
        linked.when(.linkCase(id: .example(2)), knowing: .init()).rejects(.orderHasCase)
    }

    @Test func `that is a report never becomes a case`() {
        given(Order.self, .received(receipt: .example(category: .report)))
            .when(.linkCase(id: .example()), knowing: .init())
            .rejects(.reportIsNoComplaint)
    }

    @Test func `is linked to its report once`() {
        let report = Order.Event.received(receipt: .example(category: .report))
        given(Order.self, report).when(.linkReport(id: .example()), knowing: .init())
            .then(.linkedToReport(id: .example()))
        given(Order.self, report, .linkedToReport(id: .example()))
            .when(.linkReport(id: .example()), knowing: .init())
            .then()
    }

    @Test func `that nobody received is linked to nothing`() {
        given(Order.self).when(.linkCase(id: .example()), knowing: .init()).rejects(.orderUnknown)
        given(Order.self).when(.linkReport(id: .example()), knowing: .init()).rejects(.orderUnknown)
    }

    @Test func `tells the world nothing`() {
        #expect(Order.Event.CodingKeys.allCases.allSatisfy { Order.Event.disclosure(of: $0) == .closed })
        #expect(Report.Event.CodingKeys.allCases.allSatisfy { Report.Event.disclosure(of: $0) == .closed })
    }
}
