import CZeroMQ
import Dispatch
import Foundation
import Synchronization

/// A thread for one socket, which carries its name in the kernel so that `top -H` shows who works.
final class NamedThread<Outcome: Sendable>: Sendable {
    private let running = DispatchGroup()
    private let outcome = Mutex<Result<Outcome, BusError>?>(nil)

    /// Starts the thread, and waits until it has made what only the thread may hold.
    ///
    /// - Parameters:
    ///   - name: At most 15 bytes; the kernel takes no more.
    ///   - body: Reports once, when it is ready or cannot be, and then works until it is told to end.
    init(_ name: String, body: @escaping @Sendable (_ report: (Result<Outcome, BusError>) -> Void) -> Void) {
        let reported = DispatchSemaphore(value: 0)
        running.enter()
        let thread = Thread { [running, self] in
            zeromq_name_this_thread(name)
            body { result in
                self.outcome.withLock { $0 = result }
                reported.signal()
            }
            running.leave()
        }
        thread.start()
        reported.wait()
    }

    /// What the thread reported when it was ready.
    func ready() throws(BusError) -> Outcome {
        guard let outcome = outcome.withLock({ $0 }) else { preconditionFailure("The thread has not reported.") }
        return try outcome.get()
    }

    /// Waits until the thread's work is over.
    func join() {
        running.wait()
    }
}
