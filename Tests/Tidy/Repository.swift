import Foundation

/// The project's own files: those that git knows, or would take in.
enum Repository {
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Their paths from the root, in order.
    static func files() throws -> [String] { try listing.get() }

    /// Those that end in one of these.
    static func files(ending endings: String...) throws -> [String] {
        try files().filter { file in endings.contains { file.hasSuffix($0) } }
    }

    static func text(_ path: String) throws -> String {
        String(decoding: try bytes(path), as: UTF8.self)
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: root.appending(path: path)))
    }

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appending(path: path).path)
    }

    /// The lines that match an extended regular expression, as `path:line:text`.
    static func lines(matching pattern: String, in paths: String...) throws -> [String] {
        let arguments = ["grep", "-I", "-n", "-E", "--untracked", "--exclude-standard", "-e", pattern, "--"]
        let answer = try git(arguments + paths)
        guard answer.status < 2 else { throw ToolFault(description: "git does not search: \(answer.output)") }
        return answer.output.split(separator: "\n").map(String.init)
    }

    private static let listing = Result {
        let answer = try git(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        guard answer.status == 0 else { throw ToolFault(description: "git does not list the files: \(answer.output)") }
        return answer.output.split(separator: "\0").map(String.init).filter(exists).sorted()
    }

    private static func git(_ arguments: [String]) throws -> (status: Int32, output: String) {
        try Tool.run("git", ["-c", "safe.directory=*"] + arguments, remedy: "clone the project with git")
    }
}
