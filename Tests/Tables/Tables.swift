import Foundation
import Tables
import TestKit

/// What a table's reader gives for these bytes, which come in pieces of that size.
func items(
    _ bytes: some Collection<UInt8>,
    in encoding: TextEncoding = .utf8,
    pieces: Int = 1 << 16
) throws -> [TableItem] {
    var rest = Array(bytes)[...]
    var reader = DelimitedReader(
        {
            defer { rest = rest.dropFirst(pieces) }
            return rest.isEmpty ? nil : Array(rest.prefix(pieces))
        },
        encoding: encoding
    )
    var items: [TableItem] = []
    while let item = try reader.next() { items.append(item) }
    return items
}

/// A record of words.
func record(_ line: Int, _ words: String...) -> TableItem {
    .record(TableRecord(line: line, cells: words.map(Cell.text)))
}

/// Files in a folder of their own.
struct ScratchFolder {
    let path = FileManager.default.temporaryDirectory.appending(path: "tables-\(UUID().uuidString)").path

    static func with(_ body: (ScratchFolder) throws -> Void) throws {
        let folder = ScratchFolder()
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        try body(folder)
    }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
        try Data(bytes).write(to: URL(filePath: file(name)))
        return file(name)
    }

    /// Has Python make files; it finds the folder in `sys.argv[1]`.
    func python(_ script: String) throws {
        _ = try Oracle.run("import sys, os\nos.chdir(sys.argv[1])\n" + script, arguments: [path])
    }

    /// Everything in a file.
    func read(_ name: String, columns: [String] = []) throws -> (file: TableFile, items: [TableItem]) {
        let table = try TableFile(path: file(name))
        var reader = try table.reader(columns: columns)
        var items: [TableItem] = []
        while let item = try reader.next() { items.append(item) }
        return (table, items)
    }
}
