import Model

extension ErrorCatalogue {
    /// What is refused when a county's data is copied or put back.
    static let backup = [
        Entry(
            "accessNotYours",
            Message("只能查询本人的查阅记录", "ask of your own accesses alone"),
            .permissionDenied
        ),
        Entry(
            "accessNoteTooLong",
            Message("一次登记的项目过多；请分次登记", "a note of access names too many; send several"),
            .invalidArgument
        ),
        Entry("rebuildRunning", Message("正在重建，请等它完成", "a rebuilding goes on already; wait for it"), .unavailable),
        Entry(
            "rebuildNotSwitched",
            Message("写入过于繁忙，未能切换；请稍后重试", "the writer was too busy to switch; try again later"),
            .unavailable
        ),
        Entry("tableUnknown", Message("没有由日志推出的这张表", "no such table follows from the log"), .notFound),
        Entry(
            "copyDamaged",
            Message("副本不可用；请换一份备份", "the copy cannot be used; take another backup"),
            .failedPrecondition
        ),
        Entry("backupMissing", Message("没有完整的备份", "there is no complete backup"), .notFound),
        Entry(
            "backupNewer",
            Message("备份由更新的版本制作；请先升级程序", "the backup was made by a newer version; upgrade the program first"),
            .failedPrecondition
        ),
        Entry(
            "backupNotWritable",
            Message("备份文件夹无法写入；请检查权限与空间", "the backup cannot be written; check owner and space"),
            .failedPrecondition
        ),
        Entry("backupForeign", Message("备份属于另一个县", "the backup is another county's"), .failedPrecondition),
        Entry("serviceRunning", Message("服务正在运行；请先停止它", "the service is running; stop it first"), .failedPrecondition),
        Entry(
            "vaultNewer",
            Message("现有密钥库有备份所没有的密钥", "the present vault has keys that the copy lacks"),
            .failedPrecondition
        ),
        Entry(
            "followersBusy",
            Message("跟随者未能停下，请稍后重试", "a follower did not come to rest; try again shortly"),
            .unavailable
        ),
    ]
}
