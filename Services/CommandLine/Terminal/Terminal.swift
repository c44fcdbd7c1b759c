import Foundation
import Glibc
import Synchronization

/// One of the process's outputs: whole texts go out at once and nothing is held back.
final class Terminal: Sendable {
    static let output = Terminal(STDOUT_FILENO)
    static let error = Terminal(STDERR_FILENO)

    /// Whether colours are seen: a person reads this, and does not say NO_COLOR.
    let isColoured: Bool
    private let descriptor: Int32
    private let writing = Mutex(())

    private init(_ descriptor: Int32) {
        self.descriptor = descriptor
        let environment = ProcessInfo.processInfo.environment
        isColoured = isatty(descriptor) == 1 && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }

    /// Writes all of the text; a reader who has gone away ends the process quietly.
    func write(_ text: String) { write(Array(text.utf8)) }

    /// Writes bytes as they are.
    func write(_ bytes: [UInt8]) {
        let isGone = writing.withLock { _ in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
                if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR && errno != EAGAIN { return true }
            }
            return false
        }
        if isGone { exit(Ending.done.rawValue) }
    }

    /// The text in a colour, where colours are seen.
    func painted(_ text: String, _ colour: Colour) -> String {
        isColoured ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
    }
}

/// Colours by their ANSI numbers.
enum Colour: Int {
    case red = 31
    case green = 32
    case yellow = 33
    case blue = 34
    case magenta = 35
    case cyan = 36
    case grey = 90

    /// A service keeps its colour.
    static func of(service: String, among services: [String]) -> Colour {
        let colours: [Colour] = [.cyan, .yellow, .magenta, .green, .blue]
        return colours[(services.firstIndex(of: service) ?? 0) % colours.count]
    }
}
