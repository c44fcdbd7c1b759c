import MediationDomain
import Model
import TestKit
import Testing

@Suite("An order that comes in")
struct HandWrittenOrderTests {
    /// A receipt in which each thing that may be missing is there or not, by the bits of a number.
    private static func receipt(_ bits: Int) throws -> OrderReceipt {
        var receipt = OrderReceipt.example()
        var bits = bits
        func chosen<Value>(_ value: @autoclosure () throws -> Value) rethrows -> Value? {
            defer { bits >>= 1 }
            return bits & 1 == 1 ? try value() : nil
        }
        receipt.answerBy = chosen(Moment.example.adding(milliseconds: 1))
        receipt.calledAt = chosen(.example)
        receipt.claimed = try chosen(Money(fen: 46_001))
        receipt.complainant.name = chosen(.example("bmFtZQ=="))
        receipt.complainant.phone = chosen(.example("cGhvbmU="))
        receipt.contract = chosen(.example("Y29udHJhY3Q"))
        receipt.dispatchedAt = chosen(.example)
        receipt.isReturning = chosen(true)
        receipt.means = chosen("电话\"转\\接\n\u{1}")
        receipt.place = chosen(.example("cGxhY2U"))
        receipt.previousNumber = chosen("GT20260930-000101")
        receipt.respondent = chosen(.example("cmVzcG9uZGVudA"))
        receipt.servedOn = try chosen(Day("2026-09-29"))
        receipt.title = chosen(.example("dGl0bGU"))
        receipt.topic = chosen("家政服务-财产损坏")
        receipt.wants = chosen(.example("d2FudHM"))
        return receipt
    }

    /// What synthesised coding makes of an event: the case's name over its values.
    private func expectAsSynthesised(_ event: Order.Event) throws {
        let (type, data) = try event.stored()
        let synthesised = try CanonicalJSON.encode(event)
        #expect(synthesised == Array("{\"\(type)\":".utf8) + data + [UInt8(ascii: "}")])
    }

    @Test func `is written by hand as synthesis would write it, whatever is missing of it`() throws {
        for number in 0..<512 {
            // Numbers that set every bit alone, all together, and many mixtures.
            try expectAsSynthesised(.received(receipt: try Self.receipt(number &* 40_503 & 0xFFFF)))
        }
        for bit in 0..<16 {
            try expectAsSynthesised(.received(receipt: try Self.receipt(1 << bit)))
            try expectAsSynthesised(.received(receipt: try Self.receipt(0xFFFF ^ 1 << bit)))
        }
    }

    @Test func `has its terms written as synthesis would write them, by one rule, by several and by none`() throws {
        let other = Basis(rule: "z", inputs: [:], outcome: ["乙": "\"", "a": "\\", "B": "\u{7}"])
        for basis in [[], [.ofOrder], [.ofOrder, other]] {
            try expectAsSynthesised(.termsSet(terms: try .example(), basis: basis))
            try expectAsSynthesised(.termsSet(terms: try .example(isRunning: false), basis: basis))
        }
    }
}
