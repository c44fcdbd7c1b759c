import Model

extension ErrorCatalogue {
    /// Refusals that are made where they are thrown, because they name what was found there.
    ///
    /// A test compares them with the sources: a reason that is missing here fails it.
    static let scattered: [Entry] =
        identity + keyFiles + store + addresses + county + services + deposits + letters + office + backup + realDay
        + attachments

    private static let identity = [
        Entry("tokenMissing", Message("请求没有令牌，请先登录", "the request has no token"), .unauthenticated),
        Entry(
            "tokenInvalid",
            Message("令牌无效，请重新登录", "the token was not issued by this county, or was changed"),
            .unauthenticated
        ),
        Entry(
            "tokenExpired",
            Message("令牌已过期，请重新登录", "the token has expired; ask registry for another"),
            .unauthenticated
        ),
        Entry(
            "tokenRevoked",
            Message("令牌已被吊销，请联系系统管理员", "the token was revoked; ask an administrator"),
            .unauthenticated
        ),
        Entry("methodNotAllowed", Message("该角色无权使用此方法", "the role may not call the method"), .permissionDenied),
        Entry("tokenNotIssuable", Message("不能签发这样的令牌", "the issuer may not issue such a token"), .permissionDenied),
        Entry(
            "certificateInvalid",
            Message("服务证书不是本县密钥签发的", "the certificate was not signed by this county's key; issue it again"),
            .failedPrecondition
        ),
    ]

    private static let keyFiles = [
        Entry(
            "certificateMismatch",
            Message("服务证书与其密钥或区划不符", "the service's certificate does not fit its key or the division"),
            .invalidArgument
        ),
        Entry(
            "certificateForeign",
            Message("证书不是给本服务的", "the certificate is not this service's"),
            .invalidArgument
        ),
        Entry(
            "keyNotPrepared",
            Message(
                "数据目录中没有该证书对应的私钥；请用 jiazheng key change 更换",
                "the key of this certificate is not in the data folder; change keys by `jiazheng key change`"
            ),
            .failedPrecondition
        ),
        Entry(
            "keyFileMissing",
            Message("密钥文件不存在或无权读取", "the key file is not there or may not be read"),
            .failedPrecondition
        ),
        Entry(
            "keyFileBroken",
            Message("密钥文件内容不对，请从备份恢复", "the key file holds no key; restore it from its backup"),
            .failedPrecondition
        ),
        Entry(
            "keyFileExposed",
            Message("密钥文件他人可读，请执行 chmod 600", "the key file can be read by others; chmod 600 it"),
            .failedPrecondition
        ),
        Entry(
            "keyFileExists",
            Message("密钥文件已经存在，不会被覆盖", "the key file is already there and is never overwritten"),
            .failedPrecondition
        ),
        Entry("keyFileNotWritable", Message("密钥文件无法写入", "the key file cannot be written"), .failedPrecondition),
        Entry(
            "folderNotWritable",
            Message("无法写入文件夹", "the folder cannot be written; check its owner"),
            .failedPrecondition
        ),
    ]

    private static let store = [
        Entry(
            "invalidEvent",
            Message("事件缺少内容或标识无效", "the event lacks an attribute or has an invalid id"),
            .invalidArgument
        ),
        Entry("invalidCheckpoint", Message("检查点无法读取", "the checkpoint cannot be read"), .invalidArgument),
        Entry(
            "keyReused",
            Message("同一幂等键已用于内容不同的请求；请换一个新键", "the idempotency key was used before for other content; use a new key"),
            .alreadyExists
        ),
        Entry(
            "versionMismatch",
            Message("记录已变更；请重新读取后再试", "the record has changed; read it again and retry"),
            .aborted
        ),
        Entry("invalidPosition", Message("位置须为十进制文字", "a position is decimal text"), .invalidArgument),
        Entry(
            "positionNotReached",
            Message("尚未处理到该事件；请稍后再试", "the event has not been applied yet; try again shortly"),
            .deadlineExceeded
        ),
    ]

    private static let addresses = [
        Entry(
            "invalidTLSFile",
            Message(
                "TLS 文件无法使用；须为可读的 PEM 文件，且私钥与证书相配",
                "the TLS file cannot be used; it is a readable PEM file, and the key fits the certificate"
            ),
            .invalidArgument
        ),
        Entry(
            "tlsRequired",
            Message("在本机以外监听须使用 TLS 与客户端证书", "listening beyond this machine requires TLS with client certificates"),
            .failedPrecondition
        ),
        Entry(
            "loopbackRequired",
            Message("HTTP 页面只能在本机提供；请改为 127.0.0.1", "HTTP pages are for this machine alone; use 127.0.0.1"),
            .failedPrecondition
        ),
        Entry(
            "addressUnavailable",
            Message("无法监听该地址；可能已被占用", "cannot listen on the address; it may be in use"),
            .unavailable
        ),
        Entry("invalidPort", Message("端口不在 0 至 65535 之间", "the port is not between 0 and 65535"), .invalidArgument),
        Entry(
            "invalidHost",
            Message("不是数字形式的 IP 地址", "the host is not a numeric IP address; write one such as 127.0.0.1"),
            .invalidArgument
        ),
        Entry("settingMissing", Message("缺少设置", "a setting is missing"), .failedPrecondition),
    ]

    private static let county = [
        Entry("rulesMissing", Message("县规则缺少文件", "the county's rules lack a file"), .failedPrecondition),
        Entry("rulesBroken", Message("县规则文件有误", "a rule file of the county is wrong"), .failedPrecondition),
    ]
}
