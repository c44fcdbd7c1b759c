import Bus
import Testing

@Suite("A mailbox")
struct MailboxTests {
    @Test func `hands out batches in the order heard, small ones together`() {
        var mailbox = Mailbox()
        mailbox.put([.example(1)])
        mailbox.put([.example(2), .example(3)])
        mailbox.put((4...66).map { .example($0) })
        #expect(mailbox.take() == [.example(1), .example(2), .example(3)])
        #expect(mailbox.take()?.count == 63)
        #expect(mailbox.take() == nil)
        #expect(mailbox.dropped == 0)
    }

    @Test func `forgets what waits when there are too many, and keeps the newest`() {
        var mailbox = Mailbox()
        for position in 1...4_097 {
            mailbox.put([.example(Int64(position))])
        }
        #expect(mailbox.dropped == 4_096)
        #expect(mailbox.take() == [.example(4_097)])
        #expect(mailbox.take() == nil)
    }

    @Test func `forgets what waits when it weighs too much`() {
        let body = [UInt8](repeating: 1, count: 65_535)
        let heavy = BusMessage.open(type: "a.b", epoch: .example, sequence: 1, body: body)
        var mailbox = Mailbox()
        for _ in 1...255 {
            mailbox.put([heavy])
        }
        #expect(mailbox.dropped == 0)
        mailbox.put([heavy])
        #expect(mailbox.dropped == 255)
    }
}
