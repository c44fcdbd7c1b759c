import Model

/// What differs between two rule sets in canonical form, by the names of their files.
enum RuleDifference {
    /// The files that are new, gone or other than before, in order; `county` stands for the county's own data.
    static func files(between old: [UInt8], and new: [UInt8]) -> [String] {
        let (before, after) = (parts(of: old), parts(of: new))
        return Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }.sorted()
    }

    private static func parts(of bytes: [UInt8]) -> [String: [UInt8]] {
        guard let root = try? JSONDocument(bytes).root else { return [:] }
        var parts: [String: [UInt8]] = [:]
        for (name, value) in root.members where name != "files" { parts[name] = Array(value.bytes) }
        for (name, value) in root["files"]?.members ?? [] { parts[name] = Array(value.bytes) }
        return parts
    }
}
