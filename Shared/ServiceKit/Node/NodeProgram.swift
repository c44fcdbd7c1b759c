import Configuration
import Foundation
import Glibc
import Logging
import Model
import ServiceLifecycle
import UnixSignals

/// The whole of a service's `main`: settings, node, signals, exit code.
public struct NodeProgram<Owner: Served>: Sendable {
    /// Runs the service until it is told to stop.
    ///
    /// - Returns: The exit code: 0 after a stop, 78 when a setting or a file is at fault.
    public static func main() async -> Int32 {
        var log = Logger(label: Owner.service) { StreamLogHandler.standardError(label: $0) }
        log.logLevel = Logger.Level(rawValue: ProcessInfo.processInfo.environment["LOG_LEVEL"] ?? "info") ?? .info
        let config = ConfigReader(providers: [CommandLineArgumentsProvider(), EnvironmentVariablesProvider()])
        do {
            let node = try Node<Owner>(NodeSettings(config), log: log)
            let group = ServiceGroup(
                configuration: ServiceGroupConfiguration(
                    services: [.init(service: NodeService(node: node)), .init(service: ParentWatch())],
                    gracefulShutdownSignals: [.sigterm, .sigint],
                    logger: log
                )
            )
            try await group.run()
            return 0
        } catch let refusal as Refusal {
            tell("\(refusal.message.chinese) / \(refusal.message.english) [\(refusal.reason)]")
        } catch {
            tell("无法启动 / cannot start: \(error)")
        }
        return 78
    }

    private static func tell(_ line: String) {
        FileHandle.standardError.write(Data("\(Owner.service): \(line)\n".utf8))
    }
}

/// A node under a supervisor of processes.
struct NodeService<Owner: Served>: Service {
    let node: Node<Owner>

    func run() async throws { try await node.run() }
}

/// Ends the process when the one that started it has gone, so that nothing is left behind.
///
/// It watches only when `JIAZHENG_PARENT` names a process, as `jiazheng up` does.
struct ParentWatch: Service {
    func run() async throws {
        let parent = ProcessInfo.processInfo.environment["JIAZHENG_PARENT"].flatMap { Int32($0) }
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: .seconds(1))
                if let parent, getppid() != parent {
                    kill(getpid(), SIGTERM)
                    return
                }
            }
        }
        try? await gracefulShutdown()
    }
}
