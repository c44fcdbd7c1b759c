import Foundation
import GRDB
import Model
import Testing
import Vault

@Suite("A vault")
struct VaultStoreTests {
    let place: VaultFolder
    let vault: VaultStore

    init() throws {
        place = try VaultFolder()
        vault = try place.vault()
    }

    @Test func `opens what was sealed with a draft as soon as it is stored, and after a restart`() throws {
        let somebody = Somebody(in: vault)
        let sealed = try somebody.key.key.seal("王秀英", kind: .name, source: "jiazheng:620724:registry")
        #expect(try vault.open(sealed, kind: .name, source: "jiazheng:620724:registry") == nil)
        try vault.store([somebody.draft])
        #expect(try vault.open(sealed, kind: .name, source: "jiazheng:620724:registry") == "王秀英")
        try vault.close()
        #expect(try place.vault().open(sealed, kind: .name, source: "jiazheng:620724:registry") == "王秀英")
    }

    @Test func `finds a person by what is known of them, and nobody by what is not`() throws {
        let wang = Somebody(in: vault)
        let namesake = Somebody(in: vault, phone: "13893610002")
        try vault.store([wang.draft, namesake.draft])
        #expect(try vault.persons(matching: .fullName, "王秀英") == [wang.person, namesake.person].sorted())
        #expect(try vault.persons(matching: .phone, "13893610002") == [namesake.person])
        #expect(try vault.persons(matching: .phoneEnding, "0001") == [wang.person])
        #expect(try vault.persons(matching: .fullName, "0001").isEmpty)
        #expect(try vault.keys(of: wang.person) == [wang.key.key.id])
    }

    @Test func `finds those who share something, without opening it`() throws {
        let (wang, li) = (Somebody(in: vault), Somebody(in: vault, name: "李四"))
        let zhao = Somebody(in: vault, name: "李四", phone: "13893610002")
        try vault.store([wang.draft, li.draft, zhao.draft])
        #expect(try vault.persons(alike: wang.person, by: .phone) == [wang.person, li.person].sorted())
        #expect(try vault.persons(alike: zhao.person, by: .phone) == [zhao.person])
        #expect(try vault.persons(alike: li.person, by: .contract).isEmpty)
    }

    @Test func `takes a draft twice and stores it once`() throws {
        let somebody = Somebody(in: vault)
        try vault.store([somebody.draft, somebody.draft])
        try vault.store([somebody.draft])
        #expect(try vault.keys(of: somebody.person).count == 1)
    }

    @Test func `writes nothing for requests without personal values`() throws {
        let before = try place.files()
        try vault.store([SealedDraft(), SealedDraft()])
        #expect(try place.files() == before)
    }

    @Test func `fetches keys again that its memory had no room for`() throws {
        let everybody = (0..<100).map { _ in Somebody(in: vault) }
        try vault.store(everybody.map(\.draft))
        for somebody in everybody {
            #expect(try vault.key(somebody.key.key.id)?.id == somebody.key.key.id)
        }
    }

    @Test func `opens from a copy taken the moment after storing`() throws {
        let somebody = Somebody(in: vault)
        try vault.store([somebody.draft])
        let crashed = try place.files()
        #expect(crashed["mediation.vault-wal"]?.isEmpty == false)
        try vault.close()
        try place.put(crashed)
        #expect(try place.vault().key(somebody.key.key.id) != nil)
    }

    @Test func `keeps a report's key under another master key`() throws {
        let person = UniqueID.fresh(at: VaultFolder.moment)
        let report = vault.draft(person: person, purpose: .report, at: VaultFolder.moment)
        try vault.store([SealedDraft(keys: [report])])
        try vault.close()
        try DatabaseQueue(path: place.path).write { db in
            try db.execute(sql: "DROP TRIGGER keyIsNeverChanged; UPDATE key SET purpose = 'person'")
        }
        #expect(throws: VaultFault.wrongMasterKey(key: report.key.id.description)) { try place.vault() }
    }

    @Test func `does not start with another vault's master keys`() throws {
        let somebody = Somebody(in: vault)
        try vault.store([somebody.draft])
        let other = try VaultFolder()
        #expect(throws: VaultFault.wrongMasterKey(key: somebody.key.key.id.description)) {
            try VaultStore(path: place.path, masters: other.masters, erased: place.erased)
        }
    }

    @Test func `does not open a file that is something else`() throws {
        let path = place.folder.appending(path: "other.sqlite").path
        try DatabaseQueue(path: path).write { try $0.execute(sql: "PRAGMA user_version = 7") }
        #expect(throws: VaultFault.notAVault) {
            try VaultStore(path: path, masters: place.masters, erased: place.erased)
        }
    }

    @Test func `is readable by its owner alone, side files too`() throws {
        try vault.store([Somebody(in: vault).draft])
        for name in try place.files().keys {
            let attributes = try FileManager.default.attributesOfItem(atPath: place.folder.appending(path: name).path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test func `gives a request the same fingerprint each time, and another vault another one`() throws {
        let other = try VaultFolder().vault()
        let request = Array(#"{"name":"王秀英"}"#.utf8)
        #expect(vault.fingerprint(of: request).count == 32)
        #expect(vault.fingerprint(of: request) == vault.fingerprint(of: request))
        #expect(vault.fingerprint(of: request) != vault.fingerprint(of: request + [0x20]))
        #expect(vault.fingerprint(of: request) != other.fingerprint(of: request))
    }
}
