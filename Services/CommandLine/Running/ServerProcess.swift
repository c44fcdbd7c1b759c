import Foundation
import Glibc
import ServiceKit
import Subprocess

/// One of the suite's servers as a child process, or a program that runs beside them.
struct ServerProcess: Sendable {
    /// What is no server of the suite, and so is not waited for: its name in the log, and its arguments.
    struct Companion: Sendable {
        var name: String
        var arguments: [String]
    }

    /// How long a server may take to stop before it is killed.
    static let patience: Duration = .seconds(15)

    let service: String
    let programs: String
    let data: String
    /// The port of its requests, behind which its events and its pages have theirs; 0 takes free ones.
    let port: Int
    var companion: Companion?

    /// What the log calls it.
    var name: String { companion?.name ?? service }

    /// The command line it is started with.
    var arguments: [String] {
        if let companion { return companion.arguments }
        let (events, pages) = port == 0 ? (0, 0) : (port + 1, port + 2)
        return [
            "--data", data, "--wire-port", "\(port)", "--events-address", "tcp://127.0.0.1:\(events)",
            "--http-port", "\(pages)",
        ]
    }

    /// Runs it until it ends; told to stop, it gets a SIGTERM, and a SIGKILL if that does not help.
    ///
    /// It has a process group of its own, so that Ctrl-C reaches it through here alone, and it finds this process's
    /// id in `JIAZHENG_PARENT`: once that is no longer its parent's, it ends by itself.
    ///
    /// - Parameters:
    ///   - stop: What says that it should end.
    ///   - began: Takes its process id.
    ///   - show: Takes each line that it writes.
    /// - Returns: How it ended.
    /// - Throws: What kept it from starting.
    func run(
        until stop: StopSign,
        began: @escaping @Sendable (Int64) -> Void,
        show: @escaping @Sendable (String) -> Void
    ) async throws -> TerminationStatus {
        var options = PlatformOptions()
        options.processGroupID = 0
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: Self.patience)]
        return try await Subprocess.run(
            .name(service),
            arguments: Arguments(arguments),
            environment: .inherit.updating([
                "JIAZHENG_PARENT": "\(getpid())", "PATH": programs,
                // Swift's description of a crash shows memory, and memory holds names and numbers.
                "SWIFT_BACKTRACE": "enable=no",
            ]),
            platformOptions: options,
            input: .none,
            output: .sequence,
            error: .combinedWithOutput
        ) { execution in
            began(Int64(execution.processIdentifier.value))
            await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    do { for try await line in execution.standardOutput.strings() { show(line) } } catch {
                        show("日志中断 / its log broke off: \(error)")
                    }
                }
                group.addTask {
                    await stop.raised()
                    guard !Task.isCancelled else { return }
                    try? execution.send(signal: .terminate)
                    try? await Task.sleep(for: Self.patience)
                    if !Task.isCancelled { try? execution.send(signal: .kill) }
                }
                await group.next()
                group.cancelAll()
            }
        }
        .terminationStatus
    }
}

extension TerminationStatus {
    /// The exit code by which a server says that a setting or a file is at fault, so that starting again is no use.
    static let misconfigured = TerminationStatus.exited(78)

    /// Why a process ended, for people.
    var explanation: String {
        switch self {
        case .exited(78): "退出码 78（设置或文件有误）/ exit code 78: a setting or a file is at fault"
        case .exited(let code): "退出码 \(code) / exit code \(code)"
        case .signaled(let number):
            "被信号 \(number)（\(String(cString: strsignal(number)))）终止 / ended by signal \(number)"
        }
    }
}
