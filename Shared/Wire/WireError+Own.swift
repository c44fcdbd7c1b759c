import Model

/// The refusals that Wire itself gives; `docs/wire-protocol.md` lists each.
extension WireError {
    /// Nobody answers to the method's name.
    public static func unknownMethod(_ name: String) -> WireError {
        let shown = String(name.prefix(64))
        return WireError(
            Refusal(
                "unknownMethod",
                Message(
                    "没有“\(shown)”方法；rpc.discover 列出全部方法",
                    "there is no method “\(shown)”; rpc.discover lists them all"
                ),
                status: .unimplemented,
                field: "method"
            )
        )
    }

    /// One of each, for the catalogue of refusals.
    public static let own: [WireError] = [
        notAnObject(true), notAnObject(false), notification, invalidID, notVersion2, noMethod, paramsNotAnObject,
        unknownMember("param"), invalidMeta("token", "不合要求", "does not fit"), unknownMethod("x.y"),
        lineTooLong(1 << 20), lineUnfinished, lineTooSlow, idleTooLong, tooManyConnections, busy, stopping,
        replyTooLong(1 << 20),
    ]

    static func notAnObject(_ isArray: Bool) -> WireError {
        isArray
            ? invalid("batchRefused", "不接受批量数组；请每行一个请求", "batch arrays are refused; send one request a line")
            : invalid("notAnObject", "请求须为 JSON 对象", "a request is a JSON object")
    }
    static let notification = invalid(
        "idMissing",
        "请求须带 id；不接受通知",
        "a request has an id; notifications are refused",
        "id"
    )
    static let invalidID = invalid(
        "invalidID",
        "id 须为至多 \(RequestID.maxBytes) 字节的文本或整数",
        "id is a string or an integer of at most \(RequestID.maxBytes) bytes",
        "id"
    )
    static let notVersion2 = invalid("invalidVersion", "jsonrpc 须为 \"2.0\"", "jsonrpc is \"2.0\"", "jsonrpc")
    static let noMethod = invalid("methodMissing", "请求须带 method 文本", "a request has a method, which is text", "method")
    static let paramsNotAnObject = WireError(
        Refusal("paramsNotAnObject", Message("params 须为对象", "params is an object"), field: "params")
    )
    static func unknownMember(_ key: String) -> WireError {
        invalid(
            "unknownMember",
            "请求只含 jsonrpc、id、method、params",
            "a request holds jsonrpc, id, method and params alone",
            String(key.prefix(64))
        )
    }
    static func invalidMeta(_ key: String?, _ chinese: String, _ english: String) -> WireError {
        let field = "_meta" + (key.map { ".\($0.prefix(64))" } ?? "")
        return WireError(Refusal("invalidMeta", Message("\(field) \(chinese)", "\(field) \(english)"), field: field))
    }

    static func lineTooLong(_ limit: Int) -> WireError {
        invalid("lineTooLong", "一行超过 \(limit) 字节；连接即将关闭", "a line is over \(limit) bytes; the connection is closed")
    }
    static let lineUnfinished = invalid("lineUnfinished", "最后一行没有换行符", "the last line does not end in LF")
    static let lineTooSlow = limit(
        "lineTooSlow",
        .deadlineExceeded,
        "一行开始后未按时写完；连接即将关闭",
        "a line was begun and not ended in time; the connection is closed"
    )
    static let idleTooLong = limit(
        "idleTooLong",
        .deadlineExceeded,
        "连接长时间没有请求，即将关闭；需要时请重新连接",
        "the connection had no request for long and is closed; connect again when needed"
    )
    static let tooManyConnections = limit(
        "tooManyConnections",
        .resourceExhausted,
        "连接过多，请稍后再试",
        "there are too many connections; try again later",
        after: 1_000
    )
    static let busy = limit("busy", .unavailable, "服务繁忙，请稍后再试", "the service is busy; try again shortly", after: 100)
    static let stopping = limit(
        "stopping",
        .unavailable,
        "服务正在停止，请稍后用同一幂等键再试",
        "the service is stopping; try again later under the same key",
        after: 1_000
    )
    static func replyTooLong(_ limit: Int) -> WireError {
        self.limit(
            "replyTooLong",
            .internalFault,
            "答复超过 \(limit) 字节；请用更小的 pageSize",
            "the answer is over \(limit) bytes; ask with a smaller pageSize"
        )
    }

    private static func invalid(
        _ reason: String,
        _ chinese: String,
        _ english: String,
        _ field: String? = nil
    ) -> WireError {
        WireError(Refusal(reason, Message(chinese, english), field: field), code: .invalidRequest)
    }

    private static func limit(
        _ reason: String,
        _ status: Refusal.Status,
        _ chinese: String,
        _ english: String,
        after: Int? = nil
    ) -> WireError {
        WireError(Refusal(reason, Message(chinese, english), status: status), retryAfterMilliseconds: after)
    }
}
