import Model
import TestKit

/// Messages of two hotlines as their platforms made them, and what a bad line makes of them.
struct HotlineTraffic {
    /// One message with the order it is for.
    enum Message: Equatable {
        case order(OrderReceipt, on: Order.ID)
        case notice(OrderNotice, on: Order.ID)

        var command: Mediation.Command {
            switch self {
            case .order(let receipt, let id): .order(.receive(receipt: receipt), on: id)
            case .notice(let notice, let id): .order(.advance(notice: notice), on: id)
            }
        }
    }

    let orderly: [Message]
    private var random: SeededRandom

    /// So many orders of each hotline, each with so many messages; the sequences are the channel's own.
    init(orders: Int, messages: Int, seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var all: [Message] = []
        var sequences: [OrderChannel: Int64] = [:]
        for round in 0..<messages {
            for index in 0..<(2 * orders) {
                let channel: OrderChannel = index.isMultiple(of: 2) ? .hotline12345 : .hotline12315
                let sequence = sequences[channel, default: 0] + 1
                sequences[channel] = sequence
                all.append(try Self.message(round, index, channel, sequence, &random))
            }
        }
        orderly = all
        self.random = random
    }

    private static func message(
        _ round: Int,
        _ index: Int,
        _ channel: OrderChannel,
        _ sequence: Int64,
        _ random: inout SeededRandom
    ) throws -> Message {
        let id = Order.ID.example(UInt64(1_000 + index))
        let number = "P\(index)"
        let moment = Moment.example.adding(milliseconds: Int64(round) * 600_000)
        let answerBy =
            random.next() % 5 == 0 ? moment.adding(milliseconds: Int64(random.next() % 90) * 86_400_000) : nil
        if round > 0, random.next() % 3 == 0 {
            let word = ChannelWord.allCases[Int(random.next() % UInt64(ChannelWord.allCases.count))]
            return .notice(
                OrderNotice(
                    channel: channel,
                    number: number,
                    sequence: sequence,
                    word: word,
                    at: moment,
                    answerBy: answerBy
                ),
                on: id
            )
        }
        let kinds: [OrderKind] = [.urged, .supplemented, .urged, .redone]
        let kind = round == 0 ? .first : kinds[Int(random.next() % 4)]
        var receipt = OrderReceipt.example(sequence: sequence, kind: kind)
        receipt.channel = channel
        receipt.number = number
        receipt.urgency = OrderUrgency.allCases[Int(random.next() % 3)]
        receipt.dispatchedAt = moment
        receipt.answerBy = answerBy
        receipt.claimed = random.next() % 2 == 0 ? try Money(fen: Int64(random.next() % 1_000_000)) : nil
        receipt.narrative = .example("bWVzc2FnZQ\(sequence)")
        return .order(receipt, on: id)
    }

    /// Each message shuffled far from its place, a fifth of them twice, a tenth lost and sent again in the end.
    mutating func disorderly() -> [Message] {
        var (sent, lost): ([(key: UInt64, message: Message)], [Message]) = ([], [])
        let span = UInt64(orderly.count / 4)
        for (index, message) in orderly.enumerated() {
            let copies = random.next() % 5 == 0 ? 2 : 1
            if random.next() % 10 == 0 {
                lost.append(message)
            } else {
                for _ in 0..<copies { sent.append((UInt64(index) + random.next() % span, message)) }
            }
        }
        return sent.enumerated().sorted { ($0.element.key, $0.offset) < ($1.element.key, $1.offset) }
            .map(\.element.message) + lost.shuffled(using: &random)
    }
}
