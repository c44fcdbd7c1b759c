import Foundation

/// A certificate authority in a temporary folder, run with the `openssl` command.
public struct Authority: Sendable {
    private let folder: URL

    /// Makes one that nobody has heard of.
    ///
    /// - Throws: `OracleFault` when `openssl` fails.
    public init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "authority-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try openssl(
            "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -out ca.pem -days 2 -subj /CN=authority"
        )
    }

    /// The file with the authority's own certificate.
    public var roots: String { folder.appending(path: "ca.pem").path }

    /// Makes a certificate for this machine.
    ///
    /// - Parameter name: What its files are called.
    /// - Returns: The files of the certificate and of its private key.
    /// - Throws: `OracleFault` when `openssl` fails.
    public func issue(_ name: String) throws -> (certificate: String, key: String) {
        try Data("subjectAltName=IP:127.0.0.1\n".utf8).write(to: folder.appending(path: "names"))
        try openssl(
            "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout \(name).key -out \(name).csr -subj /CN=\(name)"
        )
        try openssl(
            "x509 -req -in \(name).csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile names -out \(name).pem"
        )
        return (folder.appending(path: "\(name).pem").path, folder.appending(path: "\(name).key").path)
    }

    /// Takes the folder away.
    public func remove() { try? FileManager.default.removeItem(at: folder) }

    private func openssl(_ arguments: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/openssl")
        process.arguments = arguments.split(separator: " ").map(String.init)
        process.currentDirectoryURL = folder
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw OracleFault(description: "openssl \(arguments) failed.") }
    }
}
