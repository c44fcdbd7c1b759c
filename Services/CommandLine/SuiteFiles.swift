import Foundation

/// The files that come with the suite: in its sources, or where `make install` has put them.
enum SuiteFiles {
    /// A folder of the sources' `compose/`, which is `share/jiazheng/` where the suite is installed.
    ///
    /// - Parameters:
    ///   - name: Such as `counties/gaotai`.
    ///   - content: A file that must be in it.
    /// - Returns: Its path, from here or from where the program lies upwards; nil when it is nowhere.
    static func folder(_ name: String, with content: String) -> String? {
        let above = sequence(first: URL(filePath: OwnProgram.folder)) {
            $0.path.count > 1 ? $0.deletingLastPathComponent() : nil
        }
        let places = above.flatMap { [$0.appending(path: "compose"), $0.appending(path: "share/jiazheng")] }
        return (["compose/\(name)"] + places.map { $0.appending(path: name).path })
            .first { FileManager.default.fileExists(atPath: "\($0)/\(content)") }
    }
}

/// Where this program itself lies.
enum OwnProgram {
    static var folder: String {
        let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(filePath: path ?? CommandLine.arguments[0]).deletingLastPathComponent().path
    }
}
