import Glibc
import Model
import ServiceKit

/// What the machine must offer.
struct MachineChecks {
    static let leastFreeBytes: UInt64 = 1 << 30
    static let leastFiles: UInt64 = 1_024

    let folder: DataFolder

    var findings: [Finding] { [freeSpace, openFiles] }

    private var freeSpace: Finding {
        var status = statvfs()
        guard statvfs(folder.path, &status) == 0 else {
            return .bad(
                "freeSpace",
                Message("无法得知 \(folder.path) 所在磁盘的余量", "the free space of \(folder.path) is not known"),
                remedy: Message("核对目录及其权限", "check the folder and who may read it")
            )
        }
        let free = UInt64(status.f_bavail) * UInt64(status.f_frsize)
        guard free >= Self.leastFreeBytes else {
            return .bad(
                "freeSpace",
                Message("磁盘只余 \(free >> 20) MB，不足 1024 MB", "only \(free >> 20) MB are free, not 1024"),
                remedy: Message("清理磁盘，或把数据目录移到更大的磁盘", "make room, or move the data folder to a larger disk")
            )
        }
        return .good("freeSpace", "磁盘余量 \(free >> 30) GB", "\(free >> 30) GB are free")
    }

    private var openFiles: Finding {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        guard limit.rlim_cur >= Self.leastFiles else {
            return .bad(
                "openFiles",
                Message("ulimit -n 为 \(limit.rlim_cur)，须至少 1024", "ulimit -n is \(limit.rlim_cur), and not 1024"),
                remedy: Message(
                    "ulimit -n 4096，或 systemd 中 LimitNOFILE=4096",
                    "ulimit -n 4096, or LimitNOFILE=4096 in systemd"
                )
            )
        }
        return .good("openFiles", "可打开文件数 \(limit.rlim_cur)", "\(limit.rlim_cur) files may be open")
    }
}
