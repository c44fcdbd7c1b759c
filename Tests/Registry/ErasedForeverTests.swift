import EventLog
import Foundation
import Identity
import Logging
import Model
import RegistryService
import TestKit
import Testing
import Vault

@testable import ServiceKit

@Suite("Persons who were erased")
struct ErasedForeverTests {
    @Test func `stay erased through every order in which logs and vaults are put back`() async throws {
        try await withCounty { county async throws in
            try await county.fill()
            let steps = ["logs", "secrets"].flatMap { kind in county.backups.prefix(2).map { "\(kind)/\($0)" } }
            for order in permutations(of: steps) {
                try county.putBackTheLiveState()
                for step in order {
                    try county.restore(step)
                    let keys = try county.keysAfterStart()
                    #expect(keys.isDisjoint(with: county.erased), "\(order) at \(step)")
                    #expect(keys == county.kept, "\(order) at \(step)")
                }
            }
        }
    }

    @Test func `stay erased on a machine that has nothing but an older backup, and the list beside it`() async throws {
        try await withCounty { county async throws in
            try await county.fill()
            let oldest = try #require(county.backups.first)
            for order in [["logs", "secrets"], ["secrets", "logs"]] {
                try county.loseEverything()
                for kind in order { try county.restore("\(kind)/\(oldest)") }
                #expect(try county.keysAfterStart() == county.kept)
                // Those who were kept show that the search finds what is there.
                let endings = try county.endingsInVault()
                #expect(county.kept.count { endings.contains($0.ending) } == 50)
                #expect(county.erased.count { endings.contains($0.ending) } == 0)
            }
        }
    }

    private func permutations(of items: [String]) -> [[String]] {
        guard !items.isEmpty else { return [[]] }
        return items.flatMap { item in
            permutations(of: items.filter { $0 != item }).map { [item] + $0 }
        }
    }

    private func withCounty(_ test: (ErasingCounty) async throws -> Void) async throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "erased-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: root) }
        try await test(try ErasingCounty(in: root))
    }
}

/// A registry with persons who are erased in two halves, in a soak a thousand, and a few who are not; a backup before and
/// after each.
final class ErasingCounty {
    let folder: DataFolder
    private let root: String
    private let place: BackupPlace
    private var now = Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
    /// The names of the backups, the oldest first.
    private(set) var backups: [String] = []
    private(set) var erased: Set<UniqueID> = []
    private(set) var kept: Set<UniqueID> = []
    private let going = Soak.length(100, full: 1_000)

    init(in root: String) throws {
        self.root = root
        folder = DataFolder(path: "\(root)/data")
        place = BackupPlace(in: "\(root)/backup")
        let rules = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "compose/counties/gaotai").path
        try folder.create(rules: rules, at: now)
    }

    /// Lets the persons come and go, making backups meanwhile.
    func fill() async throws {
        let node = try Node<Registry>(NodeSettings(data: folder.path), log: log)
        let drafts = (0..<going + 50).map { _ in node.vault.draft(person: .fresh(at: now), purpose: .person, at: now) }
        try await node.store.turn(.machines) { [vault = node.vault] _ in
            var sealed = SealedDraft()
            sealed.keys = drafts
            try vault.store([sealed])
        }
        kept = Set(drafts[going...].map(\.key.id))
        try backUp()
        for half in [drafts[..<(going / 2)], drafts[going / 2..<going]] {
            try await erase(half, in: node)
            try backUp()
        }
        node.store.close()
        try node.vault.close()
        try FileManager.default.copyItem(atPath: folder.path, toPath: "\(root)/live")
    }

    func putBackTheLiveState() throws {
        try loseEverything()
        try FileManager.default.copyItem(atPath: "\(root)/live", toPath: folder.path)
    }

    func loseEverything() throws {
        try FileManager.default.removeItem(atPath: folder.path)
    }

    func restore(_ step: String) throws {
        now = now.adding(milliseconds: 1_000)
        _ = try Restoration(from: "\(root)/backup/\(step)", to: folder).restore("registry", at: now)
    }

    /// The keys that the vault has once it was opened the way a service opens it.
    func keysAfterStart() throws -> Set<UniqueID> {
        let vault = try VaultStore(
            path: folder.vault(of: "registry"),
            masters: folder.masters("registry"),
            erased: folder.erasedList,
            erasedInLog: EventStore<Registry>.erasedKeys(inLogAt: folder.store(of: "registry"))
        )
        try vault.close()
        return try CopiedVault(checking: folder.vault(of: "registry")).keys
    }

    /// Every eight bytes of the vault's file, wherever they begin: what is left of a key's name would be among them.
    func endingsInVault() throws -> Set<UInt64> {
        let bytes = try Data(contentsOf: URL(filePath: folder.vault(of: "registry")))
        return bytes.withUnsafeBytes { bytes in
            (0...bytes.count - 8).reduce(into: []) { windows, start in
                windows.insert(bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
            }
        }
    }

    private var log: Logger { Logger(label: "erasing") { _ in SwiftLogNoOpLogHandler() } }

    private func erase(_ drafts: ArraySlice<DraftKey>, in node: Node<Registry>) async throws {
        let going = drafts.map { (key: $0.key.id, person: $0.person) }
        try await node.store.turn(.machines) { [vault = node.vault] transaction in
            for (key, person) in going {
                let event = PersonEvent.erased(keys: [key], reason: "本人要求", retention: "期限届满")
                try transaction.append(.person(event, of: Identifier(person)))
            }
            try vault.erase(keys: going.map(\.key))
        }
        erased.formUnion(going.map(\.key))
    }

    private func backUp() throws {
        now = now.adding(milliseconds: 1_000)
        let backup = try Backup(of: ["registry"], in: folder, to: place, at: now)
        try backup.copy { _ in }
        _ = try backup.seal(signedBy: ["registry": try folder.certificates(of: "registry").map(\.publicKey)]) { _ in }
        backups.append(BackupPlace.name(of: now))
    }
}

extension UniqueID {
    /// The last eight digits of its text, which are random, as a window over a file sees them.
    fileprivate var ending: UInt64 {
        Array(description.utf8.suffix(8)).withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
    }
}
