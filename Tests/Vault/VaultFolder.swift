import Foundation
import Model
import Testing
import Vault

/// A folder with master keys for one test, gone with it.
final class VaultFolder {
    let folder: URL
    let masters: MasterKeys
    static let moment = Moment(milliseconds: 1_790_000_000_000)

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "vault-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appending(path: "mediation.master").path
        try MasterKeys.create(at: path)
        masters = try MasterKeys(readingFrom: path)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var path: String { folder.appending(path: "mediation.vault").path }
    var erased: ErasedList { ErasedList(path: folder.appending(path: "erased.list").path) }

    func vault(erasedInLog: [UniqueID] = [], cacheLimit: Int = 16) throws -> VaultStore {
        try VaultStore(path: path, masters: masters, erased: erased, erasedInLog: erasedInLog, cacheLimit: cacheLimit)
    }

    /// The vault's file and its side files, as they lie on the disk at this moment.
    func files() throws -> [String: Data] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return try Dictionary(
            uniqueKeysWithValues: names.filter { $0.hasPrefix("mediation.vault") }.map { name in
                (name, try Data(contentsOf: folder.appending(path: name)))
            }
        )
    }

    func put(_ files: [String: Data]) throws {
        for name in try self.files().keys { try FileManager.default.removeItem(at: folder.appending(path: name)) }
        for (name, data) in files { try data.write(to: folder.appending(path: name)) }
    }
}

/// Somebody with a key, three ways to them, and a sealed name.
struct Somebody {
    let person = UniqueID.fresh(at: VaultFolder.moment)
    let key: DraftKey
    let draft: SealedDraft

    init(in vault: VaultStore, name: String = "王秀英", phone: String = "13893610001") {
        key = vault.draft(person: person, purpose: .person, at: VaultFolder.moment)
        draft = SealedDraft(
            keys: [key],
            lookUps: [
                vault.lookUp(.fullName, name, of: person),
                vault.lookUp(.phone, phone, of: person),
                vault.lookUp(.phoneEnding, String(phone.suffix(4)), of: person),
            ]
        )
    }
}
