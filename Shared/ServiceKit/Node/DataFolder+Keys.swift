import Crypto
import Foundation
public import Identity
import Model

/// A service's keys, one for each time that it was changed: `registry.key`, `registry.2.key`, each with its certificate.
///
/// A key without a certificate is prepared and not in use. Certificates stay for ever, since what a key has signed stays too;
/// private keys are destroyed when they have nothing more to sign.
extension DataFolder {
    func keyPath(_ service: String, _ number: Int, _ ending: String) -> String {
        "\(path)/keys/\(service)\(number > 1 ? ".\(number)" : "").\(ending)"
    }

    /// How many of a service's keys the county has certified; 1 where nothing was changed, or nothing is there.
    func keyCount(_ service: String) -> Int {
        var number = 1
        while FileManager.default.fileExists(atPath: keyPath(service, number + 1, "cert")) { number += 1 }
        return number
    }

    /// The certificates of a service, the oldest first.
    public func certificates(of service: String) throws -> [ServiceCertificate] {
        let county = try countyPublicKey()
        return try (1...keyCount(service)).map { number in
            try ServiceCertificate(readingFrom: keyPath(service, number, "cert"), county: county)
        }
    }

    /// The certificates of all services, each service's oldest first.
    public func certificates() throws -> [ServiceCertificate] {
        try Self.services.flatMap { try certificates(of: $0) }
    }

    /// The key that a service signs with.
    public func serviceKey(_ service: String) throws -> ServiceKey {
        try ServiceKey(service: service, readingFrom: keyPath(service, keyCount(service), "key"))
    }

    /// Why a service's key replaced the one before it; nil for its first.
    func keyReason(of service: String) throws -> KeyChangeReason? {
        try certificates(of: service).dropFirst().last?.reason
    }

    /// All that a service signs with: its key, and those before it that have not been destroyed yet.
    func keyRing(of service: String) throws -> KeyRing {
        let former = try formerKeys(of: service).map {
            try ServiceKey(service: service, readingFrom: keyPath(service, $0, "key"))
        }
        return KeyRing(try serviceKey(service), former: former)
    }

    /// The numbers of a service's former keys that are still there, counted from 1.
    public func formerKeys(of service: String) -> [Int] {
        (1..<keyCount(service)).filter { FileManager.default.fileExists(atPath: keyPath(service, $0, "key")) }
    }

    /// Destroys a service's former keys.
    func removeFormerKeys(of service: String) throws {
        for number in formerKeys(of: service) {
            try FileManager.default.removeItem(atPath: keyPath(service, number, "key"))
        }
        try FileDigest.flush("\(path)/keys")
    }

    /// Makes the key that a service is to have next, or takes the one that was made when a change was begun before.
    ///
    /// - Throws: A refusal that names the file.
    public func prepareKey(of service: String) throws -> ServiceKey {
        let file = keyPath(service, keyCount(service) + 1, "key")
        return FileManager.default.fileExists(atPath: file)
            ? try ServiceKey(service: service, readingFrom: file) : try ServiceKey.create(service: service, at: file)
    }

    /// The key that a certificate speaks of: the prepared one, or the present one when the certificate is kept already.
    ///
    /// - Throws: `keyNotPrepared` when it is neither.
    func key(for certificate: ServiceCertificate) throws -> ServiceKey {
        let number = keyCount(certificate.service)
        let wanted = certificate.publicKey.rawRepresentation
        for file in [number + 1, number].map({ keyPath(certificate.service, $0, "key") }) {
            let key = try? ServiceKey(service: certificate.service, readingFrom: file)
            if let key, key.publicKey.rawRepresentation == wanted { return key }
        }
        throw Refusal.keyNotPrepared
    }

    /// Keeps the certificate of a prepared key: from then on everybody believes it.
    func publish(_ certificate: ServiceCertificate) throws {
        let known = try certificates(of: certificate.service)
        guard known.last?.publicKey.rawRepresentation != certificate.publicKey.rawRepresentation else { return }
        try certificate.write(to: keyPath(certificate.service, known.count + 1, "cert"))
    }
}

extension Refusal {
    /// A certificate came, and the private key that it speaks of is not in the folder.
    static let keyNotPrepared = Refusal(
        "keyNotPrepared",
        Message(
            "数据目录中没有该证书对应的私钥；请用 jiazheng key change 更换",
            "the key of this certificate is not in the data folder; change keys by `jiazheng key change`"
        ),
        status: .failedPrecondition,
        field: "certificate"
    )

    /// A certificate speaks of another service, or of another county.
    static let certificateForeign = Refusal(
        "certificateForeign",
        Message("证书不是给本服务的", "the certificate is not this service's"),
        field: "certificate"
    )
}
