import Foundation
import Model
import ServiceKit
import Testing

@Suite("The catalogue of refusals")
struct ErrorCatalogueTests {
    private static let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Where reasons stand in the sources: as the first argument of whatever makes a refusal.
    private static func reasons() throws -> [(reason: String, file: String)] {
        let pattern = try Regex<(Substring, Substring)>(
            #"\b(?:Refusal|refusal|invalid|limit)\(\s*"([a-z][A-Za-z0-9]*)""#
        )
        var found: [(String, String)] = []
        for folder in ["Shared", "Services"] {
            let files = FileManager.default.enumerator(
                at: root.appending(path: folder),
                includingPropertiesForKeys: nil
            )
            for case let file as URL in try #require(files) where file.pathExtension == "swift" {
                // What the command line says of rows in a file never goes over the wire.
                guard !file.path.contains("/CommandLine/") else { continue }
                let text = try String(contentsOf: file, encoding: .utf8)
                found += text.matches(of: pattern).map { (String($0.output.1), file.lastPathComponent) }
            }
        }
        return found
    }

    @Test func `has every reason that the sources give`() throws {
        let known = Set(ErrorCatalogue.shared.map(\.reason))
        let reasons = try Self.reasons()
        #expect(reasons.count > 40)
        let missing = reasons.filter { !known.contains($0.reason) }.map { "\($0.reason) in \($0.file)" }
        #expect(missing == [])
    }

    @Test func `has the refusals of values and of JSON`() {
        let known = Set(ErrorCatalogue.shared.map(\.reason))
        for fault in ValueFault.allCases { #expect(known.contains(fault.reason)) }
        for refusal in JSONDocument.refusals { #expect(known.contains(refusal.reason)) }
    }

    @Test func `has nothing twice`() {
        let messages = ErrorCatalogue.shared.map { "\($0.reason) \($0.message.english)" }
        #expect(Set(messages).count == messages.count)
    }

    @Test func `has the rejections of every subject, with their classes`() {
        let entries = ErrorCatalogue.entries(of: SampleService.self)
        #expect(entries.map(\.reason) == ["sampleNotOpen", "sampleNotFound"])
        #expect(entries.map(\.status) == [.failedPrecondition, .notFound])
        let table = Catalogue.errors(entries)
        #expect(
            table.contains(
                #"| `sampleNotFound` | `NOT_FOUND` | -32000 | 样品 sampleNotFound | sample \| sampleNotFound |"#
            )
        )
    }
}
