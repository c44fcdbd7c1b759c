import Foundation

/// One file that holds a folder: the POSIX form that every `tar` reads.
enum TapeArchive {
    private static let block = 512

    /// Writes the files of a folder into one archive.
    ///
    /// - Parameters:
    ///   - names: The files, by their paths within the folder.
    ///   - folder: The folder.
    ///   - prefix: The folder's name inside the archive.
    ///   - path: The archive, which must not be there yet.
    /// - Throws: `AuditError` when it cannot be written.
    static func write(_ names: [String], of folder: String, as prefix: String, to path: String) throws {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw AuditError("packExists", "\(path) 已存在", "\(path) is there already")
        }
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let archive = FileHandle(forWritingAtPath: path)
        else { throw AuditError("fileNotWritable", "无法写入 \(path)", "\(path) cannot be written") }
        for name in names {
            let place = "\(folder)/\(name)"
            let size = (try FileManager.default.attributesOfItem(atPath: place)[.size] as? NSNumber)?.intValue ?? 0
            try archive.write(contentsOf: Data(header(of: "\(prefix)/\(name)", size: size)))
            guard let file = FileHandle(forReadingAtPath: place) else { continue }
            while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty { try archive.write(contentsOf: piece) }
            try file.close()
            try archive.write(contentsOf: Data(count: (block - size % block) % block))
        }
        try archive.write(contentsOf: Data(count: 2 * block))
        try archive.close()
    }

    private static func header(of name: String, size: Int) -> [UInt8] {
        var header = [UInt8](repeating: 0, count: block)
        func put(_ text: String, at offset: Int) {
            for (index, byte) in text.utf8.enumerated() { header[offset + index] = byte }
        }
        func octal(_ number: Int, _ digits: Int) -> String {
            let text = String(number, radix: 8)
            return String(repeating: "0", count: max(0, digits - text.count)) + text
        }
        put(String(name.suffix(100)), at: 0)
        put(octal(name.hasSuffix(".sh") || name.hasSuffix(".py") ? 0o755 : 0o644, 7), at: 100)
        put(octal(0, 7), at: 108)
        put(octal(0, 7), at: 116)
        put(octal(size, 11), at: 124)
        put(octal(0, 11), at: 136)
        put("        ", at: 148)
        put("0", at: 156)
        put("ustar", at: 257)
        put("00", at: 263)
        put(octal(header.reduce(0) { $0 + Int($1) }, 6) + "\0 ", at: 148)
        return header
    }
}
