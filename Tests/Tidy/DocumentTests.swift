import Foundation
import ServiceKit
import Testing

@Suite("The documents")
struct DocumentTests {
    @Test func `welcome a reader in English and in Chinese`() throws {
        #expect(try Repository.text("README.md").contains("README.zh-CN.md"))
        #expect(try Repository.text("README.zh-CN.md").contains("README.md"))
    }

    @Test(arguments: DataFolder.services)
    func `have a page for each service`(service: String) {
        #expect(Repository.exists("Services/\(service.capitalized)/README.md"))
    }

    @Test func `link only to what is there`() throws {
        for file in try Repository.files(ending: ".md") {
            let folder = Repository.root.appending(path: file).deletingLastPathComponent()
            for target in Self.links(try Repository.text(file)) {
                let path = folder.appending(path: target.removingPercentEncoding ?? target).path
                #expect(FileManager.default.fileExists(atPath: path), "\(file) links to \(target)")
            }
        }
    }

    /// The relative links of a text, without what stands in code.
    private static func links(_ text: String) -> [String] {
        let prose = text.split(separator: "```", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined()
            .replacing(/`[^`\n]*`/, with: "")
        return prose.matches(of: /\]\(([^)\s]+)\)/).map { String($0.output.1.prefix { $0 != "#" }) }
            .filter { !$0.isEmpty && !$0.contains(/^[a-z]+:/) }
    }
}
