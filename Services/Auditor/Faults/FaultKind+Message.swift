public import Model

extension FaultKind {
    /// What it means, in a sentence.
    public var message: Message {
        switch self {
        case .fileUnreadable: Message("文件无法读取", "the file cannot be read")
        case .fileDamaged: Message("数据库文件内部不一致", "the database file contradicts itself")
        case .formatForeign: Message("不是本系统的日志文件", "the file is no log of this suite")
        case .formatNewer: Message("文件由更新的程序写成", "the file was written by a newer program")
        case .shapeMissing: Message("缺少表、索引或触发器", "a table, an index or a trigger is missing")
        case .shapeChanged: Message("表或触发器的定义被改动", "the definition of a table or a trigger was changed")
        case .triggerForeign: Message("日志的表上有不属于本系统的触发器", "a table of the log has a trigger that is not ours")
        case .storeForeign: Message("这是另一个服务的日志", "this is the log of another service")
        case .openingMissing: Message("日志没有开头", "the log does not begin with its opening")
        case .keyForeign: Message("日志用的不是该服务的密钥", "the log was opened with a key that is not the service's")
        case .keyChangeUnsigned:
            Message("更换密钥之后的首个日志头没有新旧两个密钥的签名", "the first head after a change of keys is not signed by both keys")
        case .keyUncertified:
            Message("日志换用了县密钥没有认证的密钥", "the log names a key that the county has not certified")
        case .rowUnreadable: Message("记录无法从文件读出", "entries cannot be read from the file")
        case .positionMissing: Message("记录缺失（被删除）", "entries are missing: they were deleted")
        case .positionInvalid: Message("位置小于 1", "a position is below 1")
        case .bodyUnreadable: Message("记录的正文不是规范格式", "the body is not in the canonical form")
        case .positionDiffers: Message("位置与正文的 sequence 不符", "the position is not the body's sequence")
        case .streamDiffers: Message("stream 列与正文的 subject 不符", "the column stream is not the body's subject")
        case .versionDiffers: Message("version 列与正文不符", "the column version is not the body's streamversion")
        case .typeDiffers: Message("type 列与正文不符", "the column type is not the body's type")
        case .momentDiffers: Message("moment 列与正文的 time 不符", "the column moment is not the body's time")
        case .sourceDiffers: Message("正文的来源是另一个服务", "the body comes from another source")
        case .epochDiffers: Message("正文的世代与日志当时的世代不符", "the body is of another life of the log")
        case .versionBroken: Message("同一主题的版本号不连续", "the versions of a stream do not follow on each other")
        case .momentFalls: Message("时间倒退", "the time goes back")
        case .bodyChanged: Message("正文被改动：与已签名的树不符", "the body was changed: the signed tree has another leaf")
        case .leafDiffers: Message("正文与存储的叶哈希不符，尚无签名可断定", "body and stored leaf differ, and no signature decides")
        case .treeDiffers: Message("这一段历史与已签名的根不符", "this part of history is not what was signed")
        case .tileChanged: Message("存储的树节点被改动", "a stored node of the tree was changed")
        case .tileMissing: Message("存储的树节点缺失", "a stored tile of the tree is missing")
        case .tileSuperfluous: Message("存储的树节点多于记录", "there are more stored tiles than events")
        case .checkpointUnreadable: Message("检查点无法读取", "a checkpoint cannot be read")
        case .checkpointSignature: Message("检查点的签名无效", "a checkpoint's signature is not valid")
        case .checkpointColumn: Message("检查点的列与其签名文本不符", "a checkpoint's columns are not what its note says")
        case .checkpointBeyondEnd: Message("日志比自己签过的检查点短（尾部被删）", "the log ends before what it has signed")
        case .witnessUnreadable: Message("见证副本无法读取", "a witness's copy cannot be read")
        case .witnessSignature: Message("见证副本的签名无效", "the signature of a witness's copy is not valid")
        case .witnessDiffers: Message("历史与其他服务所见证的不符", "history is not what another service has witnessed")
        case .witnessBeyondEnd: Message("日志比其他服务所见证的短", "the log ends before what another service has witnessed")
        case .headUnreadable: Message("外部留存的日志头无法读取", "a head kept outside cannot be read")
        case .headSignature: Message("外部留存的日志头签名无效", "the signature of a head kept outside is not valid")
        case .headDiffers:
            Message("历史与外部留存的日志头不符（已被改写）", "history is not what the head kept outside names: it was rewritten")
        case .headBeyondEnd: Message("日志比外部留存的日志头短", "the log ends before the head kept outside")
        case .headOfUnknownEpoch: Message("日志头所属的世代不在此日志中", "a head is of a life that this log never had")
        case .followedDiffers: Message("历史与其他服务跟随时所算的树不符", "history is not the tree that a follower has counted")
        case .followedBeyondEnd: Message("日志比其他服务已处理的位置短", "the log ends before what a follower has taken in")
        case .rulesUnknown: Message("记录所引的规则集没有保存", "the rule set that an event names is not kept")
        case .rulesNotInForce: Message("记录所引的规则集当时并未生效", "the rule set that an event names was not in force")
        case .ruleSetChanged: Message("保存的规则集与其摘要不符", "a kept rule set does not have its digest")
        case .answerMissing: Message("有记录而没有对应的办理结果", "events have no row that answers their command")
        case .answerWrong: Message("办理结果所指的记录不符", "the answer to a command names other events")
        case .causeMissing: Message("所引的起因不存在", "the cause that an event names does not exist")
        case .causeLater: Message("所引的起因晚于记录本身", "the cause that an event names is later than the event")
        case .correlationDiffers:
            Message("记录所属的事项与其起因或同一请求的不符", "an event is of another affair than its cause or its request")
        case .readModelBehind: Message("登记表的进度与日志不符", "the tables are not at the end of the log")
        case .epochColumn: Message("登记的世代与日志不符", "the kept epoch is not the log's")
        case .parkedDiffers: Message("搁置的消息与来源的日志不符", "a parked event is not the one in its log")
        }
    }
}

extension NoticeKind {
    /// What it means, in a sentence.
    public var message: Message {
        switch self {
        case .unsignedEnd: Message("最新的记录还没有签名", "the newest events are not signed yet")
        case .keyUnproven:
            Message("密钥只有日志自己的说法；请用 --key 或数据目录的证书核对", "only the log itself says which key is its own; give --key")
        case .keyByFormer:
            Message("更换后的密钥只由原密钥证明；请用 --key 或数据目录的证书核对", "only the former key vouches for the changed one; give --key")
        case .lostByRestore: Message("恢复旧副本时已声明丢失", "declared lost when the log was put back from a copy")
        case .causesElsewhere: Message("起因在未提供的日志中，未核对", "causes lie in stores that were not given")
        case .causesLost: Message("起因在来源日志恢复时已丢失", "causes were lost when their log was put back")
        case .noOutsideHead:
            Message("未提供外部留存的日志头，整机改写无从发现", "no head from outside was given: a rewrite of all stores would not show")
        }
    }
}
