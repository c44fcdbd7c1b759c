import Foundation
import Model
import Testing
import Vault

@Suite("The list of erased keys")
struct ErasedListTests {
    let place: VaultFolder

    init() throws { place = try VaultFolder() }

    @Test func `is merged, never replaced, and passes over a line cut short`() throws {
        let list = place.erased
        let ids = (0..<3).map { _ in UniqueID.fresh(at: VaultFolder.moment) }
        #expect(try list.read().isEmpty)
        try list.add([ids[0]])
        let handle = try #require(FileHandle(forWritingAtPath: list.path))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("01a0f166-56a3".utf8))
        try list.add([ids[1], ids[0], ids[2]])
        #expect(try list.read() == Set(ids))
        #expect(try String(contentsOfFile: list.path, encoding: .utf8).split(separator: "\n").count == 4)
    }

    @Test func `is not believed with a line that names no key`() throws {
        try String(repeating: "x", count: 36).write(toFile: place.erased.path, atomically: true, encoding: .utf8)
        #expect(throws: ErasedListFault.self) { try place.vault() }
    }
}
