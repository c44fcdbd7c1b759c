import Crypto
import Foundation
import Identity
import Model
import Testing

@Suite("Keys and certificates on the disk")
struct KeyFileTests {
    let place: IdentityFolder

    init() throws { place = try IdentityFolder() }

    @Test func `are read as they were made`() throws {
        let county = try CountyKey(readingFrom: place.path("county.key"))
        let publicKey = try CountyKey.publicKey(readingFrom: place.path("county.pub"))
        #expect(county.publicKey.rawRepresentation == place.county.publicKey.rawRepresentation)
        #expect(publicKey.rawRepresentation == county.publicKey.rawRepresentation)
        let registry = try ServiceKey(service: "registry", readingFrom: place.path("registry.key"))
        #expect(registry.publicKey.rawRepresentation == place.registry.publicKey.rawRepresentation)
    }

    @Test func `are secret but for the public ones, and never overwritten`() throws {
        for name in ["county.key", "registry.key"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: place.path(name))
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
        #expect(
            reason { _ = try ServiceKey.create(service: "credit", at: place.path("credit.key")) } == "keyFileExists"
        )
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: place.path("county.key"))
        #expect(reason { _ = try CountyKey(readingFrom: place.path("county.key")) } == "keyFileExposed")
    }

    @Test func `are refused when missing, damaged or of the other kind`() throws {
        #expect(reason { _ = try CountyKey(readingFrom: place.path("lost.key")) } == "keyFileMissing")
        #expect(reason { _ = try CountyKey.publicKey(readingFrom: place.path("registry.key")) } == "keyFileBroken")
        try Data("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n".utf8)
            .write(to: URL(filePath: place.path("county.key")))
        #expect(reason { _ = try CountyKey(readingFrom: place.path("county.key")) } == "keyFileBroken")
    }

    @Test func `vouch for a service's key in a file`() throws {
        let path = place.path("registry.cert")
        try place.certificates[0].write(to: path)
        let certificate = try ServiceCertificate(readingFrom: path, county: place.county.publicKey)
        #expect(certificate == place.certificates[0])
        #expect(certificate.service == "registry")
        #expect(certificate.division == "620724")
        #expect(certificate.issuedAt == IdentityFolder.now)
        #expect(certificate.publicKey.rawRepresentation == place.registry.publicKey.rawRepresentation)
    }

    @Test func `are not vouched for by another county, nor by a token`() throws {
        let other = try IdentityFolder()
        let text = place.certificates[0].text
        let token = try place.county.token(IdentityFolder.request(nil, .systemAdministrator), at: IdentityFolder.now)
        #expect(reason { _ = try ServiceCertificate(text, from: other.county.publicKey) } == "certificateInvalid")
        #expect(reason { _ = try ServiceCertificate(token, from: place.county.publicKey) } == "certificateInvalid")
        #expect(reason { _ = try ServiceCertificate("", from: place.county.publicKey) } == "certificateInvalid")
    }
}
