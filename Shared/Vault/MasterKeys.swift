import Crypto
import FoundationEssentials
public import Model

/// The secrets that a service's vault hangs on, kept outside it: whoever has only a copy of the vault has nothing.
///
/// Persons and reporters have one each, so that opening a report can be left to other hands. What is looked up and what
/// is fingerprinted goes under keys derived from the first.
public struct MasterKeys: Sendable {
    let persons: SymmetricKey
    let reports: SymmetricKey
    let lookUps: SymmetricKey
    let fingerprints: SymmetricKey

    init(persons: SymmetricKey, reports: SymmetricKey) {
        self.persons = Self.derived(from: persons, for: "wrap persons")
        self.reports = Self.derived(from: reports, for: "wrap reports")
        lookUps = Self.derived(from: persons, for: "look-ups")
        fingerprints = Self.derived(from: persons, for: "fingerprints")
    }

    /// Makes new secrets and writes them to `path`, readable by the owner alone; an old file is never overwritten.
    public static func create(at path: String) throws(Refusal) {
        let lines = ["persons", "reports"].map { name in
            "\(name) \(SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }.base64EncodedString())\n"
        }
        try SecretFile.create(heading + lines.joined(), at: path)
    }

    /// Reads what `create` wrote.
    ///
    /// - Parameter path: `DATA/keys/<service>.master`.
    /// - Throws: A refusal that says what is the matter with the file: `keyFileMissing`, `keyFileExposed` to group or
    ///   world, or `keyFileBroken`.
    public init(readingFrom path: String) throws(Refusal) {
        let text = try SecretFile.read(path)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard text.hasPrefix(Self.heading), lines.count == 4, lines[3].isEmpty,
            let persons = Self.key("persons", lines[1]), let reports = Self.key("reports", lines[2])
        else {
            throw SecretFile.refusal(
                "keyFileBroken",
                path,
                "内容不对，请从备份恢复",
                "does not hold two master keys; restore it from its backup"
            )
        }
        self.init(persons: persons, reports: reports)
    }

    private static let heading = "jiazheng master keys 1\n"

    private static func key(_ name: String, _ line: Substring) -> SymmetricKey? {
        guard line.hasPrefix(name + " "), let bytes = Data(base64Encoded: String(line.dropFirst(name.count + 1))),
            bytes.count == 32
        else { return nil }
        return SymmetricKey(data: bytes)
    }

    private static func derived(from master: SymmetricKey, for use: String) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: master,
            info: Array("jiazheng vault 1: \(use)".utf8),
            outputByteCount: 32
        )
    }

    func wrapping(_ purpose: KeyPurpose) -> SymmetricKey {
        switch purpose {
        case .person: persons
        case .report: reports
        }
    }
}

/// Which master key a key is kept under.
public enum KeyPurpose: String, Codable, Hashable, Sendable, CaseIterable {
    /// A person's own values.
    case person
    /// Who handed in a report: other hands may open it.
    case report
}
