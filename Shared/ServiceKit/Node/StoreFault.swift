import EventLog
import Model
import Vault
import Wire

extension WireError {
    /// What a caller is told when the store gave no answer.
    init(ofStore error: any Error) {
        switch error {
        case let refusal as Refusal: self.init(refusal)
        case let store as StoreError: self.init(store)
        case is CancellationError: self.init(.stopping)
        default: self.init(.fault)
        }
    }

    private init(_ error: StoreError) {
        switch error {
        case .busy: self.init(.storeBusy, retryAfterMilliseconds: 50)
        case .expired: self.init(.deadlineExceeded)
        case .closed: self.init(.stopping)
        case .batchLost: self.init(.batchLost, retryAfterMilliseconds: 200)
        case .outcomeUnknown: self.init(.outcomeUnknown)
        case .broken: self.init(.storeBroken)
        case .clockUntrusted(let reason): self.init(.clockUntrusted(reason))
        case .rolledBack(let reason): self.init(.rolledBack(reason))
        case .eventTooLong: self.init(.eventTooLong)
        case .streamFull: self.init(.streamFull)
        case .bundleTooLarge: self.init(.bundleTooLarge)
        case .notDurable, .foreignFile, .newer, .locked, .undeclaredTables, .unreadable: self.init(.fault)
        }
    }
}

extension Refusal {
    static let fault = Refusal(
        "internalFault",
        Message("内部故障，未写入任何内容；请告知系统管理员", "an internal fault; nothing was written; tell the administrator"),
        status: .internalFault
    )
    static let storeBusy = Refusal(
        "storeBusy",
        Message("排队过长，请稍后重试", "too many requests wait; try again shortly"),
        status: .unavailable
    )
    static let deadlineExceeded = Refusal(
        "deadlineExceeded",
        Message("在限定时间内未能开始处理，未写入任何内容", "the time ran out before the request was begun; nothing was written"),
        status: .deadlineExceeded
    )
    static let batchLost = Refusal(
        "batchLost",
        Message("本批写入已撤销；请用同一幂等键重试", "the batch was undone; retry with the same key"),
        status: .unavailable
    )
    static let outcomeUnknown = Refusal(
        "outcomeUnknown",
        Message("提交结果未知；服务重启后请用同一幂等键重试", "the outcome is unknown; retry with the same key after a restart"),
        status: .unknown
    )
    static let storeBroken = Refusal(
        "storeBroken",
        Message("磁盘故障，只能查询；请告知系统管理员", "the disk failed: only reading works; tell the administrator"),
        status: .unavailable
    )
    static let eventTooLong = Refusal(
        "eventTooLong",
        Message("内容超过 65535 字节；请作为附件提交", "over 65,535 bytes; hand it in as an attachment"),
        status: .resourceExhausted
    )
    static let streamFull = Refusal(
        "streamFull",
        Message("该记录的事件已满一万条", "the record has its 10,000 events"),
        status: .failedPrecondition
    )
    static let bundleTooLarge = Refusal(
        "bundleTooLarge",
        Message("一次请求产生的事件超过 256 条；请分开提交", "one request would write over 256 events; split it"),
        status: .failedPrecondition
    )
    static func clockUntrusted(_ reason: String) -> Refusal {
        Refusal(
            "clockUntrusted",
            Message(
                "服务器时钟可疑，暂停受理；核对后运行 jiazheng clock accept",
                "the clock is not believed (\(reason)); check it, then run `jiazheng clock accept`"
            ),
            status: .unavailable
        )
    }
    static func rolledBack(_ reason: String) -> Refusal {
        Refusal(
            "rolledBack",
            Message(
                "日志比见证者所见更短，只能查询；见 jiazheng restore --accept-loss",
                "the log is shorter than its witnesses have seen (\(reason)); see `jiazheng restore --accept-loss`"
            ),
            status: .unavailable
        )
    }
    /// The file is a newer program's: nothing of it is touched.
    static func storeNewer(program: String, unknown: [String]) -> Refusal {
        let names = unknown.prefix(5).joined(separator: ", ")
        return Refusal(
            "storeNewer",
            Message(
                "数据由更新的程序 \(program) 写入，本程序为 \(suiteVersion) 版，读不懂 \(names)；请安装该版本或更新的版本，或恢复升级前的备份",
                "the data was written by \(program), this is version \(suiteVersion) and does not know \(names); "
                    + "install that version or a newer one, or restore a backup from before the upgrade"
            ),
            status: .failedPrecondition
        )
    }
    /// What the node itself answers with, for the catalogue.
    static let ofNode: [Refusal] = [
        .fault, .storeBusy, .deadlineExceeded, .batchLost, .outcomeUnknown, .storeBroken, .eventTooLong, .streamFull,
        .bundleTooLarge, .clockUntrusted("…"), .rolledBack("…"), .stopping, .keyMissing, .reasonMissing,
        .storeNewer(program: "…", unknown: ["…"]),
    ]
}
