import Model
import Testing

@Suite("The golden files")
struct GoldenFileTests {
    private let files: [String]

    init() throws {
        files = try Repository.files(ending: ".json").filter { $0.hasPrefix("Tests/Golden/") }
        try #require(!files.isEmpty)
    }

    @Test func `give every value a label`() throws {
        for file in files {
            #expect(try !Repository.text(file).contains("\"_0\""), "\(file): label the associated value")
        }
    }

    @Test func `are in the canonical form`() throws {
        for file in files {
            var bytes = try Repository.bytes(file)
            if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
            let canonical = try JSONDocument(bytes).root.canonical()
            #expect(bytes == canonical, "\(file) would read \(String(decoding: canonical, as: UTF8.self))")
        }
    }
}
