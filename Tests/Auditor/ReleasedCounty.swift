import Auditor
import Foundation
import Model
import ServiceKit
import Vault

/// The stores of the demonstration day as a released version left them: written by real processes, with their vaults.
enum ReleasedCounty {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/0.1.0").path

    static func file(_ service: String) -> StoreFile {
        StoreFile(path: "\(folder)/logs/\(service).sqlite", service: service)
    }

    static var files: [StoreFile] { DataFolder.services.map(file) }

    /// A copy of keys and vaults that can be read.
    static func vaults() throws -> [String: VaultGlass] {
        let copy = FileManager.default.temporaryDirectory.appending(path: "vaults-\(UUID().uuidString)").path
        try FileManager.default.copyItem(atPath: "\(folder)/secrets", toPath: copy)
        defer { try? FileManager.default.removeItem(atPath: copy) }
        var vaults: [String: VaultGlass] = [:]
        for service in DataFolder.services {
            let master = "\(copy)/keys/\(service).master"
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: master)
            vaults[service] = try VaultGlass(
                path: "\(copy)/\(service).vault.sqlite",
                masters: MasterKeys(readingFrom: master),
                erased: ErasedList(path: "\(copy)/erased.list")
            )
        }
        return vaults
    }

    /// Asks a store by SQL.
    static func texts(_ service: String, _ sql: String) throws -> [String] {
        try StoreTexts.read(file(service).path, sql)
    }
}
