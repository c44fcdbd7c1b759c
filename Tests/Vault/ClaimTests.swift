import Foundation
import Model
import Testing
import Vault

@Suite("A claim on a person")
struct ClaimTests {
    let place: VaultFolder
    let vault: VaultStore

    init() throws {
        place = try VaultFolder()
        vault = try place.vault()
    }

    @Test func `makes one person of two requests that come at once`() throws {
        let first = try vault.claim(.identityNumber, "620724199001011234", at: VaultFolder.moment)
        let second = try vault.claim(.identityNumber, "620724199001011234", at: VaultFolder.moment)
        let other = try vault.claim(.identityNumber, "620724199001015678", at: VaultFolder.moment)
        #expect(first.person == second.person && first.key.id == second.key.id)
        #expect(second.draft != nil)
        #expect(other.person != first.person)
    }

    @Test func `finds whom the vault knows, and then has nothing to store`() throws {
        let first = try vault.claim(.identityNumber, "620724199001011234", at: VaultFolder.moment)
        let draft = try #require(first.draft)
        let way = vault.lookUp(.identityNumber, "620724199001011234", of: first.person)
        try vault.store([SealedDraft(keys: [draft], lookUps: [way])])
        let later = try vault.claim(.identityNumber, "620724199001011234", at: VaultFolder.moment)
        #expect(later.person == first.person)
        #expect(later.draft == nil)
    }

    @Test func `ends with its requests, so that one that came to nothing leaves nobody behind`() throws {
        func claimed() throws -> UniqueID {
            try vault.claim(.identityNumber, "620724199001011234", at: VaultFolder.moment).person
        }
        #expect(try claimed() != claimed())
    }
}
