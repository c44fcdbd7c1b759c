import Foundation
import Model
public import Transparency

/// Heads of logs as they leave the server: signed notes, or the lines that were printed of them.
public enum SignedHeads {
    /// One head that an auditor kept.
    public struct Head: Hashable, Sendable {
        /// Origin, size and root; without signatures when it was typed from paper.
        public let checkpoint: Checkpoint
        /// Where it comes from, for the report.
        public let place: String
    }

    /// Reads a file of heads: notes one after the other, and lines of origin, size and root.
    ///
    /// - Throws: `headUnreadable` with the line at fault.
    public static func read(file: String) throws(AuditError) -> [Head] {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw AuditError("headUnreadable", "读不到日志头文件 \(file)", "the file of heads \(file) cannot be read")
        }
        return try read(text, from: file)
    }

    static func read(_ text: String, from place: String) throws(AuditError) -> [Head] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var heads: [Head] = []
        var index = 0
        while index < lines.count {
            if lines[index].isEmpty {
                index += 1
                continue
            }
            if let head = printed(lines[index]) {
                heads.append(Head(checkpoint: head, place: place))
                index += 1
                continue
            }
            var end = min(index + 4, lines.count)
            while end < lines.count, lines[end].hasPrefix("— ") { end += 1 }
            do {
                let note = lines[index..<end].joined(separator: "\n") + "\n"
                heads.append(Head(checkpoint: try Checkpoint(parsing: note), place: place))
            } catch {
                throw AuditError(
                    "headUnreadable",
                    "\(place) 第 \(index + 1) 行起不是日志头",
                    "\(place) has no head of a log at line \(index + 1)"
                )
            }
            index = end
        }
        return heads
    }

    /// The one line that is printed of a head: `origin size root`, the root in base64.
    public static func line(of checkpoint: Checkpoint) -> String { checkpoint.line }

    private static func printed(_ line: String) -> Checkpoint? {
        let words = line.split(separator: " ").map(String.init)
        guard words.count == 3, words[0].contains("/"), let size = Int64(words[1]), size >= 0,
            let root = Data(base64Encoded: words[2]).flatMap({ Hash32($0) })
        else { return nil }
        return Checkpoint(origin: words[0], size: size, root: root)
    }
}

extension Checkpoint {
    /// The four parts of an origin: host, division, service, epoch.
    var originParts: (division: String, service: String, epoch: String)? {
        let parts = origin.split(separator: "/")
        guard parts.count == 4 else { return nil }
        return (String(parts[1]), String(parts[2]), String(parts[3]))
    }
}
