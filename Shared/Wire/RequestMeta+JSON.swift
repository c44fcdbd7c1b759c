import Model

extension RequestMeta {
    /// Reads `params._meta`; what is not known is refused, because a misspelt key would be silently without effect.
    init(_ node: JSONDocument.Node?) throws(WireError) {
        self.init()
        guard let node else { return }
        guard node.kind == .object else { throw .invalidMeta(nil, "须为对象", "is an object") }
        for (key, value) in node.members {
            switch key {
            case "token": token = try Self.text(value, key, atMost: 8_192)
            case "idempotencyKey": idempotencyKey = try Self.key(value)
            case "traceparent": traceparent = try Self.text(value, key, atMost: 128)
            case "timeoutMs": timeoutMilliseconds = Int(try Self.number(value, key, within: 1...600_000))
            case "expectedVersion":
                expectedVersion = try Self.number(value, key, within: 0...9_007_199_254_740_991)
            case "after": after = try Self.positions(value)
            default: throw .invalidMeta(key, "不是已知的字段", "is not a known field")
            }
        }
    }

    /// Whether `text` can name a request: 1–64 of `[A-Za-z0-9._:/-]`.
    public static func isIdempotencyKey(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "-")...UInt8(ascii: ":"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }

    private static func key(_ node: JSONDocument.Node) throws(WireError) -> String {
        guard let text = node.string, isIdempotencyKey(text) else {
            throw .invalidMeta(
                "idempotencyKey",
                "须为 1 至 64 个 A-Z a-z 0-9 . _ : / - 字符",
                "is 1 to 64 of A-Z a-z 0-9 . _ : / -"
            )
        }
        return text
    }

    private static func text(_ node: JSONDocument.Node, _ key: String, atMost: Int) throws(WireError) -> String {
        guard let text = node.string, (1...atMost).contains(text.utf8.count) else {
            throw .invalidMeta(key, "须为 1 至 \(atMost) 字节的文本", "is text of 1 to \(atMost) bytes")
        }
        return text
    }

    private static func number(
        _ node: JSONDocument.Node,
        _ key: String,
        within range: ClosedRange<Int64>
    ) throws(WireError) -> Int64 {
        guard let number = node.integer.map({ Int64($0) }), range.contains(number) else {
            throw .invalidMeta(
                key,
                "须为 \(range.lowerBound) 至 \(range.upperBound) 的整数",
                "is an integer from \(range.lowerBound) to \(range.upperBound)"
            )
        }
        return number
    }

    private static func positions(_ node: JSONDocument.Node) throws(WireError) -> [String: String] {
        var positions: [String: String] = [:]
        guard node.kind == .object else { throw .invalidMeta("after", "须为对象", "is an object") }
        for (service, position) in node.members {
            guard let digits = position.string, (1...19).contains(digits.utf8.count),
                digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
            else {
                throw .invalidMeta("after.\(service)", "须为十进制数字文本", "is decimal digits as text")
            }
            positions[service] = digits
        }
        return positions
    }
}
