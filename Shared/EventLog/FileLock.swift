import Glibc
import Synchronization

/// Keeps a second process out of a log for as long as it lives; the system lets go when the process dies.
public final class FileLock: Sendable {
    private let descriptor: Atomic<Int32>

    /// Takes the lock of the log at `path`.
    ///
    /// - Throws: `locked` while a process has the log open.
    public init(of path: String) throws(StoreError) {
        let descriptor = open("\(path).lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            if descriptor >= 0 { Glibc.close(descriptor) }
            throw .locked(path: path)
        }
        self.descriptor = Atomic(descriptor)
    }

    /// Lets the next process in.
    public func release() {
        let open = descriptor.exchange(-1, ordering: .acquiringAndReleasing)
        if open >= 0 { Glibc.close(open) }
    }

    deinit {
        release()
    }
}
