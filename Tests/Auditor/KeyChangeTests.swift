import Auditor
import Crypto
import EventLog
import Foundation
import GRDB
import Identity
import Model
import RegistryService
@testable import ServiceKit
import TestKit
import Testing
import Transparency
import Vault

@Suite("A log whose key was changed")
struct KeyChangeTests {
    private func reasons(_ report: VerifyReport) -> Set<FaultKind> {
        Set(report.stores.flatMap(\.faults).map(\.reason))
    }

    private func base64(_ key: ServiceKey) -> String { key.publicKey.rawRepresentation.base64EncodedString() }

    /// Some event more.
    private func note(in store: EventStore<Registry>) async throws {
        let event = AccessEvent.refused(
            actor: "user:x",
            role: "mediator",
            method: "worker.get",
            minute: "2026-09-30T16:20",
            count: 1,
            from: "127.0.0.1"
        )
        let occasion = Occasion(actor: "service:registry", role: "service", commandID: "note/1")
        try await store.record([.access(event, of: .fresh(at: .example))], as: occasion)
    }

    @Test func `verifies from end to end, with the heads that the former key has signed`() async throws {
        let county = try await AuditedCounty.fresh(commands: 60, seed: 40)
        let heads = try county.heads()
        try county.certifyNextKey(of: "registry")
        try await county.goOn(41)
        let both = await county.verify(heads: heads)
        #expect(both.isSound, "\(both.stores.flatMap(\.faults))")
        try county.folder.removeFormerKeys(of: "registry")
        try await county.goOn(42)
        let report = await county.verify(heads: heads + (try county.heads()))
        #expect(report.isSound, "\(report.stores.flatMap(\.faults))")
        #expect(report.stores.flatMap(\.notices).isEmpty)
        let changes = try StoreTexts.read(
            county.folder.store(of: "registry"),
            "SELECT CAST(body AS TEXT) FROM event WHERE type = 'cn.jiazheng.registry.log.keyChanged.v1'"
        )
        #expect(try changes.count == 1 && changes[0].contains(base64(county.folder.serviceKey("registry"))))
        #expect(changes[0].contains(#""reason":"scheduled""#))
    }

    @Test func `is rebuilt by a replay row by row`() async throws {
        let (county, _) = try await AuditedCounty.withChangedKey(seed: 50)
        var run = ReplayRun(county.file("registry"), into: "\(county.folder.path)/replayed.sqlite")
        run.compared = county.file("registry")
        #expect(try run.run().differences == [])
    }

    @Test func `is taken from a stranger by either key, and says when only the former vouches`() async throws {
        let (county, former) = try await AuditedCounty.withChangedKey(seed: 60)
        for (key, notices) in [(former, [NoticeKind.keyByFormer]), (try county.folder.serviceKey("registry"), [])] {
            var keys = TrustedKeys()
            try keys.add(base64(key))
            let report = await Verification([StoreFile(path: county.folder.store(of: "registry"))], keys: keys).run()
            #expect(report.isSound, "\(report.stores.flatMap(\.faults))")
            #expect(report.stores[0].notices.map(\.reason).filter { $0 != .noOutsideHead } == notices)
        }
    }

    @Test func `signs along for a day, and then the former key is destroyed`() async throws {
        let county = try await AuditedCounty.fresh(commands: 5, seed: 70)
        try county.certifyNextKey(of: "registry")
        let clock = StepClock(Moment.example.adding(milliseconds: 100 * 3_600_000))
        let store = try county.open(Registry.self, clock.timepiece)
        let vault = try VaultStore(
            path: county.folder.vault(of: "registry"),
            masters: county.folder.masters("registry"),
            erased: county.folder.erasedList,
            erasedInLog: []
        )
        let node = Doorway(store: store, vault: vault, keys: try county.folder.keyRing(of: "registry"))
        func signatures() async throws -> Int {
            try await node.signCheckpoint()
            return try Checkpoint(parsing: try #require(try await store.checkpointNote())).signatures.count
        }
        #expect(try await signatures() == 2)
        clock.advance(hours: 23)
        #expect(try await node.retireFormerKey(in: county.folder) == false)
        #expect(county.folder.formerKeys(of: "registry") == [1])
        clock.advance(hours: 1)
        #expect(try await node.retireFormerKey(in: county.folder))
        #expect(county.folder.formerKeys(of: "registry") == [])
        let path = "\(county.folder.path)/keys/registry"
        #expect(!FileManager.default.fileExists(atPath: "\(path).key"))
        let mode = try FileManager.default.attributesOfItem(atPath: "\(path).2.key")[.posixPermissions] as? Int
        #expect(mode == 0o600)
        try await note(in: store)
        #expect(try await signatures() == 1)
        store.close()
        try vault.close()
        #expect(await county.verify().isSound)
    }

    @Test func `by somebody who holds the new key alone is found`() async throws {
        let county = try await AuditedCounty.fresh(commands: 10, seed: 80)
        let strange = try county.strangeKey()
        try await county.forgeKeyChange(to: strange, signedBy: [strange])
        let report = await county.verify()
        #expect(reasons(report) == [.keyChangeUnsigned, .checkpointSignature])
        let registry = try #require(report.store(of: "registry"))
        let fault = try #require(registry.faults.first { $0.reason == .keyChangeUnsigned })
        #expect(fault.first == registry.events)
        var keys = TrustedKeys()
        try keys.add(base64(try county.folder.serviceKey("registry")))
        let file = StoreFile(path: county.folder.store(of: "registry"))
        #expect(reasons(await Verification([file], keys: keys).run()).contains(.keyChangeUnsigned))
        #expect(reasons(await Verification([file]).run()).contains(.keyChangeUnsigned))
    }

    @Test func `without the signature of either key is found`() async throws {
        for signers in [[], ["third"]] {
            let county = try await AuditedCounty.fresh(commands: 10, seed: 81)
            let keys = try signers.map { try county.strangeKey($0) }
            if keys.isEmpty {
                let clock = StepClock(Moment.example.adding(milliseconds: 400 * 3_600_000))
                try county.open(Registry.self, clock.timepiece, forging: county.strangeKey()).close()
            } else {
                try await county.forgeKeyChange(to: county.strangeKey(), signedBy: keys)
            }
            #expect(reasons(await county.verify()).contains(.keyChangeUnsigned))
        }
    }

    @Test func `by somebody who has stolen the former key is found by the county's certificates`() async throws {
        let county = try await AuditedCounty.fresh(commands: 10, seed: 82)
        let strange = try county.strangeKey()
        try await county.forgeKeyChange(to: strange, signedBy: [county.folder.serviceKey("registry"), strange])
        #expect(reasons(await county.verify()) == [.keyUncertified])
    }

    @Test func `is signed by the former key alone behind the change, and that is found`() async throws {
        let (county, former) = try await AuditedCounty.withChangedKey(seed: 90)
        let clock = StepClock(Moment.example.adding(milliseconds: 400 * 3_600_000))
        let store = try county.open(Registry.self, clock.timepiece)
        try await note(in: store)
        try await store.signCheckpoint { try $0.sign(with: former.signing) }
        store.close()
        #expect(reasons(await county.verify()) == [.checkpointSignature])
    }

    @Test func `comes back from a backup of before with the key of today, which the county vouches for`() async throws {
        let county = try await AuditedCounty.fresh(commands: 10, seed: 95)
        let older = try county.copy()
        try county.certifyNextKey(of: "registry")
        try await county.goOn(96)
        try county.folder.removeFormerKeys(of: "registry")
        let path = county.folder.store(of: "registry")
        for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) }
        try FileManager.default.copyItem(atPath: older.folder.store(of: "registry"), toPath: path)
        let clock = StepClock(Moment.example.adding(milliseconds: 400 * 3_600_000))
        let store = try county.open(Registry.self, clock.timepiece, acceptingLoss: true)
        let keys = try county.folder.keyRing(of: "registry")
        try await store.signCheckpoint { try keys.sign(&$0) }
        store.close()
        let registry = try #require(await county.verify(services: ["registry"]).store(of: "registry"))
        #expect(registry.faultCount == 0, "\(registry.faults)")
        #expect(registry.epochs.count == 2)
    }
}
