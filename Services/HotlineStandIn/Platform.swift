import Model
import Synchronization
import Wire

/// The stand-in's own list of orders, and all that it was told of them.
final class Platform: Sendable {
    private let secret: String?
    private let faults: Faults
    private let memory: PlatformMemory
    private let state: Mutex<State>

    fileprivate struct State {
        var orders: [String: Row] = [:]
        var told: [String: Told] = [:]
        var inOrder: [String] = []
        var asked = 0
        var pushed = 0
        var planned = 0
        var isPushed = false
        var refusals: [String] = []
    }

    /// An order as `hotline.orders` lists it.
    struct Row: Codable {
        var number: String
        var state: String
        var sequence: Int64
        var told: Int
    }

    /// One thing that it was told; how often it came, it was done once.
    struct Told: Codable {
        var delivery: String
        var number: String
        var turn: Int
        var kind: String
        var isFinal: Bool
        var text: String?
        var receipt: String
        var times: Int
    }

    /// What `hotline.tell` takes.
    fileprivate struct Telling: Decodable {
        var delivery: String
        var number: String
        var turn: Int
        var kind: String
        var isFinal: Bool
        var text: String?
    }

    /// A message that mediation refused, by its place among those that were sent.
    private struct Refused: Encodable {
        var index: Int
        var refusal: Refusal
    }

    private struct AllRefused: Encodable { var refused: [Refused] }
    private struct Rows: Encodable { var items: [Row] }
    private struct AllTold: Encodable { var items: [Told] }
    private struct Receipt: Encodable { var receipt: String }
    private struct Progress: Encodable {
        var pushed: Int
        var planned: Int
        var isDone: Bool
        var refusals: [String]
    }

    init(secret: String?, faults: Faults, memory: PlatformMemory) {
        self.secret = secret
        self.faults = faults
        self.memory = memory
        var known = State()
        let kept = memory.read()
        known.orders = Dictionary(kept.orders.map { ($0.number, $0) }) { first, _ in first }
        known.told = Dictionary(kept.told.map { ($0.delivery, $0) }) { first, _ in first }
        known.inOrder = kept.told.map(\.delivery)
        state = Mutex(known)
    }

    /// Answers one request of the suite's, or of a test's.
    func answer(_ request: WireRequest, pushing pusher: Pusher?) async -> WireReply {
        if let secret, request.meta.token != secret {
            return .failure(WireError(Self.no("tokenInvalid", "令牌无效", "the token is not ours", .unauthenticated)))
        }
        do {
            switch request.method {
            case "hotline.tell": return try await hear(request)
            case "hotline.send": return try await send(request, by: pusher)
            case "hotline.orders":
                let rows = state.withLock { $0.orders.values.sorted { $0.number < $1.number } }
                return .result(try CanonicalJSON.encode(Rows(items: rows)))
            case "hotline.told":
                let told = state.withLock { state in state.inOrder.compactMap { state.told[$0] } }
                return .result(try CanonicalJSON.encode(AllTold(items: told)))
            case "hotline.progress":
                let progress = state.withLock {
                    Progress(pushed: $0.pushed, planned: $0.planned, isDone: $0.isPushed, refusals: $0.refusals)
                }
                return .result(try CanonicalJSON.encode(progress))
            default: return .failure(.unknownMethod(request.method))
            }
        } catch let refusal as Refusal {
            return .failure(WireError(refusal))
        } catch {
            return .failure(WireError(Self.no("unreadable", "无法识别", "it cannot be read", .invalidArgument)))
        }
    }

    /// Pushes the messages that it is given, once they are in its list; what is `lost` never leaves.
    private func send(_ request: WireRequest, by pusher: Pusher?) async throws -> WireReply {
        guard let pusher else {
            return .failure(
                WireError(Self.no("tokenNeeded", "没有 --token-file", "there is no --token-file", .unavailable))
            )
        }
        let params = try (request.params ?? JSONDocument(Array("{}".utf8)).root)
        let messages = try (params["items"]?.elements ?? []).compactMap { try PlatformMessage($0) }
        let lost = try (params["lost"]?.elements ?? []).compactMap { try PlatformMessage($0) }
        for message in (messages + lost).sorted(by: { $0.sequence < $1.sequence }) { note(message) }
        remember()
        let refused = await pusher.push(messages).sorted { $0.key < $1.key }
        let answer = AllRefused(refused: refused.map { Refused(index: $0.key, refusal: $0.value) })
        return .result(try CanonicalJSON.encode(answer))
    }

    /// Writes down what it knows.
    private func remember() {
        state.withLock { state in
            memory.write(
                PlatformMemory.Content(
                    orders: state.orders.values.sorted { $0.number < $1.number },
                    told: state.inOrder.compactMap { state.told[$0] }
                )
            )
        }
    }

    /// Hears something, acts on it once, and then answers slowly, or loses the answer.
    private func hear(_ request: WireRequest) async throws -> WireReply {
        let bytes = try (request.params ?? JSONDocument(Array("{}".utf8)).root).canonical(without: ["_meta"])
        let telling = try JSONDocument(bytes).root.decode(Telling.self)
        let (receipt, number) = state.withLock { $0.hear(telling) }
        remember()
        if faults.slowness > 0 { try? await Task.sleep(for: .milliseconds(faults.slowness)) }
        if faults.losesAnswer(number) {
            return .failure(WireError(Self.no("answerLost", "应答丢失", "the answer is lost", .unavailable)))
        }
        return .result(try CanonicalJSON.encode(Receipt(receipt: receipt)))
    }

    /// The platform knows its own orders from the first, in their order.
    func note(_ message: PlatformMessage) {
        guard let number = message.number else { return }
        state.withLock { state in
            var row = state.orders[number] ?? Row(number: number, state: "待签收", sequence: 0, told: 0)
            if message.sequence > row.sequence {
                row.sequence = message.sequence
                if let word = message.state, !word.contains("延期"), !word.contains("退单") { row.state = word }
            }
            state.orders[number] = row
        }
    }

    func plan(_ count: Int) { state.withLock { $0.planned += count } }

    func notePushed(refused: String?) {
        state.withLock {
            $0.pushed += 1
            if let refused { $0.refusals.append(refused) }
        }
    }

    func finishPushing() { state.withLock { $0.isPushed = true } }

    private static func no(
        _ reason: String,
        _ chinese: String,
        _ english: String,
        _ status: Refusal.Status
    ) -> Refusal {
        Refusal(reason, Message(chinese, english), status: status)
    }
}

extension Platform.State {
    /// Takes in what is told; what came before under the same id is only counted, and an older turn moves nothing back.
    fileprivate mutating func hear(_ telling: Platform.Telling) -> (receipt: String, number: Int) {
        asked += 1
        if var known = told[telling.delivery] {
            known.times += 1
            told[telling.delivery] = known
            return (known.receipt, asked)
        }
        let receipt = "R-\(told.count + 1)"
        told[telling.delivery] = Platform.Told(
            delivery: telling.delivery,
            number: telling.number,
            turn: telling.turn,
            kind: telling.kind,
            isFinal: telling.isFinal,
            text: telling.text,
            receipt: receipt,
            times: 1
        )
        inOrder.append(telling.delivery)
        if var row = orders[telling.number], telling.turn > row.told {
            row.told = telling.turn
            switch telling.kind {
            case "answered": row.state = telling.isFinal ? "已办结待回访" : "办理中"
            case "returned": row.state = "待派遣"
            case "signed": row.state = "办理中"
            default: break
            }
            orders[telling.number] = row
        }
        return (receipt, asked)
    }
}
