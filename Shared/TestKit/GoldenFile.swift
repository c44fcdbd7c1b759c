// A program with the Swift libraries inside is built without the test library.
#if canImport(Testing)
import Foundation
public import Model
import Testing

/// The values of one event type as they were stored first; a file is never edited.
public struct GoldenFile {
    let url: URL

    init(_ type: String) {
        url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Tests/Golden/\(type).json")
    }

    /// Expects that each example is written byte for byte as in its file and reads back equal.
    ///
    /// No type of the subject may lack an example; `RECORD_GOLDEN=1` writes the files that are missing.
    ///
    /// - Throws: What is wrong with a file.
    public static func expectAll<Kind: Subject>(of _: Kind.Type, _ examples: [Kind.Event]) throws {
        var types: [String] = []
        for event in examples {
            let (type, data) = try event.stored()
            types.append(type)
            let synthesised = try CanonicalJSON.encode(event)
            #expect(synthesised == Array("{\"\(type)\":".utf8) + data + [UInt8(ascii: "}")])
            let file = GoldenFile("cn.jiazheng.\(Kind.Owner.service).\(Kind.name).\(type)")
            if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil,
                !FileManager.default.fileExists(atPath: file.url.path)
            {
                try Data(data).write(to: file.url)
            }
            let golden = try Data(contentsOf: file.url)
            #expect(String(decoding: data, as: UTF8.self) == String(decoding: golden, as: UTF8.self))
            #expect(
                try Kind.Event(type: type, data: JSONDocument([UInt8](golden)).root, recordedAt: .init(milliseconds: 0))
                    == event
            )
            #expect(!String(decoding: golden, as: UTF8.self).contains("\"_0\""))
        }
        #expect(Set(types) == Set(Kind.Event.CodingKeys.allCases.map(\.rawValue)))
    }
}
#endif
