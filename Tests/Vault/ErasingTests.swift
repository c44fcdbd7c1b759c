import Foundation
import GRDB
import Model
import Testing
import Vault

@Suite("Erasing")
struct ErasingTests {
    let place: VaultFolder
    let vault: VaultStore

    init() throws {
        place = try VaultFolder()
        vault = try place.vault()
    }

    @Test func `leaves neither key nor way to the person, and asking twice is harmless`() throws {
        let wang = Somebody(in: vault)
        let other = Somebody(in: vault)
        try vault.store([wang.draft, other.draft])
        for _ in 1...2 {
            try vault.erase(keys: [wang.key.key.id])
            #expect(try vault.key(wang.key.key.id) == nil)
            #expect(try vault.keys(of: wang.person).isEmpty)
            #expect(try vault.persons(matching: .fullName, "王秀英") == [other.person])
        }
        #expect(try String(contentsOfFile: place.erased.path, encoding: .utf8) == "\(wang.key.key.id)\n")
    }

    @Test func `keeps the ways to a person who still has a key`() throws {
        let wang = Somebody(in: vault)
        let second = vault.draft(person: wang.person, purpose: .person, at: VaultFolder.moment)
        try vault.store([wang.draft, SealedDraft(keys: [second])])
        try vault.erase(keys: [wang.key.key.id])
        #expect(try vault.persons(matching: .phone, "13893610001") == [wang.person])
        try vault.erase(keys: [second.key.id])
        #expect(try vault.persons(matching: .phone, "13893610001").isEmpty)
    }

    @Test func `lasts when an older copy of the file is put back`() throws {
        let wang = Somebody(in: vault)
        let other = Somebody(in: vault)
        try vault.store([wang.draft, other.draft])
        let older = try place.files()
        try vault.erase(keys: [wang.key.key.id])
        try vault.close()
        try place.put(older)
        let restored = try place.vault()
        #expect(try restored.key(wang.key.key.id) == nil)
        #expect(try restored.persons(matching: .fullName, "王秀英") == [other.person])
    }

    @Test func `lasts when the list is lost too, as long as the log names the keys`() throws {
        let wang = Somebody(in: vault)
        try vault.store([wang.draft])
        try vault.close()
        let restored = try place.vault(erasedInLog: [wang.key.key.id])
        #expect(try restored.key(wang.key.key.id) == nil)
        #expect(try place.erased.read() == [wang.key.key.id])
    }

    @Test func `does not let a draft bring a key back`() throws {
        let wang = Somebody(in: vault)
        try vault.store([wang.draft])
        try vault.erase(keys: [wang.key.key.id])
        try vault.store([wang.draft])
        #expect(try vault.key(wang.key.key.id) == nil)
        #expect(try vault.persons(matching: .fullName, "王秀英").isEmpty)
    }

    /// Eight bytes from the middle of a wrapped key, which nothing else on the disk has by chance.
    private func mark(_ row: Row) -> UInt64 {
        (row["wrapped"] as Data).dropFirst(8).prefix(8).withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
    }

    /// Where copies of a row are left depends on the order of random names, so it is tried a few times.
    @Test(arguments: 1...5)
    func `leaves no byte of a key on the disk, among a hundred that stay and hundreds that go`(_: Int) throws {
        let everybody = (0..<1_000).map { _ in Somebody(in: vault) }.shuffled()
        for first in stride(from: 0, to: everybody.count, by: 100) {
            try vault.store(everybody[first..<first + 100].map(\.draft))
        }
        let rows = try DatabaseQueue(path: place.path).read { db in
            try Row.fetchAll(db, sql: "SELECT id, wrapped FROM key")
        }
        let going = Set(everybody.prefix(900).map(\.key.key.id.description))
        for first in stride(from: 0, to: 900, by: 450) {
            try vault.erase(keys: everybody[first..<first + 450].map(\.key.key.id))
        }
        let disk = try place.files().values.reduce(into: Data(), +=)
        let marks = Set(rows.map(mark))
        #expect(marks.count == everybody.count)
        let found = disk.withUnsafeBytes { bytes in
            (0...bytes.count - 8).reduce(into: Set<UInt64>()) { found, start in
                let window = bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)
                if marks.contains(window) { found.insert(window) }
            }
        }
        let left = rows.filter { going.contains($0["id"]) && found.contains(mark($0)) }
        #expect(left.isEmpty)
        #expect(found.count == 100)
        for text in ["王秀英", "13893610001"] {
            #expect(disk.firstRange(of: Data(text.utf8)) == nil)
        }
    }
}
