public import Crypto
import Foundation
public import Identity
public import Model
public import Vault

/// A county's data folder: keys, stores, rules; made by `jiazheng init`.
public struct DataFolder: Sendable {
    /// Where it lies.
    public let path: String

    /// The folder at `path`.
    public init(path: String) {
        self.path = path
    }

    /// The services of the suite.
    public static let services = ["registry", "training", "mediation", "credit"]

    /// The log of a service.
    public func store(of service: String) -> String { "\(path)/\(service).sqlite" }
    /// The vault of a service.
    public func vault(of service: String) -> String { "\(path)/\(service).vault.sqlite" }
    /// The mark that a person has accepted the loss of a service's newest events.
    public func acceptedLoss(of service: String) -> String { "\(path)/\(service).accepted-loss" }
    /// The mark that a service's log was put back from a backup and nobody has accepted the loss yet.
    public func restored(of service: String) -> String { "\(path)/\(service).restored" }
    /// Where files are set aside that a restore has replaced.
    public var replaced: String { "\(path)/replaced" }
    /// The county's rules.
    public var county: CountyFolder { CountyFolder(path: "\(path)/county") }
    /// The names of destroyed keys.
    public var erasedList: ErasedList { ErasedList(path: "\(path)/erased.list") }

    private func key(_ name: String) -> String { "\(path)/keys/\(name)" }

    /// Whether there is one.
    public var exists: Bool { FileManager.default.fileExists(atPath: key("county.pub")) }

    /// Makes keys for the county and every service, and copies the county's rules; nothing existing is overwritten.
    ///
    /// - Parameters:
    ///   - rules: The folder of the county's rules to copy.
    ///   - now: When the services are vouched for.
    /// - Throws: a refusal that names the file it could not make.
    public func create(rules: String, at now: Moment) throws {
        try FileManager.default.createDirectory(atPath: "\(path)/keys", withIntermediateDirectories: true)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: "\(path)/keys")
        if !FileManager.default.fileExists(atPath: "\(path)/county") {
            try FileManager.default.copyItem(atPath: rules, toPath: "\(path)/county")
        }
        let division = try county.ruleSet().division
        let countyKey = try CountyKey.create(at: key("county.key"), publicPath: key("county.pub"))
        for service in Self.services {
            let serviceKey = try ServiceKey.create(service: service, at: key("\(service).key"))
            try countyKey.certify(
                service: service,
                division: division.text,
                publicKey: serviceKey.publicKey,
                at: now
            )
            .write(to: key("\(service).cert"))
            try MasterKeys.create(at: key("\(service).master"))
        }
        flush()
    }

    /// Waits until everything in the folder is on the disk: a key or a rule that is gone after a power cut is gone for good.
    private func flush() {
        let inside = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
        for place in inside.map({ "\(path)/\($0)" }) + [path] {
            let file = open(place, O_RDONLY)
            guard file >= 0 else { continue }
            fsync(file)
            close(file)
        }
    }

    /// The county's own key; it may lie in a safe instead.
    public func countyKey() throws -> CountyKey { try CountyKey(readingFrom: key("county.key")) }

    /// The county's public key.
    public func countyPublicKey() throws -> Curve25519.Signing.PublicKey {
        try CountyKey.publicKey(readingFrom: key("county.pub"))
    }

    /// A service's master keys.
    public func masters(_ service: String) throws -> MasterKeys {
        try MasterKeys(readingFrom: key("\(service).master"))
    }
}
