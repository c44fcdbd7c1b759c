import Foundation
import Model
import Testing
import Vault

@Suite("The master keys' file")
struct MasterKeysTests {
    let place: VaultFolder
    let path: String

    init() throws {
        place = try VaultFolder()
        path = place.folder.appending(path: "mediation.master").path
    }

    private func reason(_ action: () throws -> Void) -> String? {
        do { try action() } catch let refusal as Refusal { return refusal.reason } catch { return "\(error)" }
        return nil
    }

    @Test func `is readable by its owner alone`() throws {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test(arguments: [0o640, 0o604, 0o620, 0o644])
    func `is refused when others can get at it`(permissions: Int) throws {
        try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path)
        #expect(reason { _ = try MasterKeys(readingFrom: path) } == "keyFileExposed")
    }

    @Test func `is never overwritten`() throws {
        let before = try Data(contentsOf: URL(filePath: path))
        #expect(reason { try MasterKeys.create(at: path) } == "keyFileExists")
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }

    @Test func `is refused when it is missing or damaged`() throws {
        #expect(reason { _ = try MasterKeys(readingFrom: path + ".lost") } == "keyFileMissing")
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.truncate(atOffset: 60)
        #expect(reason { _ = try MasterKeys(readingFrom: path) } == "keyFileBroken")
    }
}
