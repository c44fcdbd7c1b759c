import Model
import NIOSSL

/// The files that prove one end to the other, each in PEM.
public struct WireTLS: Hashable, Sendable {
    /// This end's certificate, followed by those between it and its root.
    public let certificate: String
    /// The certificate's private key.
    public let key: String
    /// The authorities whose certificates the other end must show: for a server, those of its clients.
    public let roots: String

    /// Paths of the three files.
    public init(certificate: String, key: String, roots: String) {
        self.certificate = certificate
        self.key = key
        self.roots = roots
    }

    /// For a server: TLS 1.3, and whoever shows no certificate of the roots' is not let in.
    func serverContext() throws(Refusal) -> NIOSSLContext {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: try chain(),
            privateKey: .privateKey(try privateKey())
        )
        configuration.minimumTLSVersion = .tlsv13
        configuration.trustRoots = .certificates(try trusted())
        configuration.certificateVerification = .noHostnameVerification
        return try context(configuration)
    }

    /// For a client: the server's certificate must be of the roots' and name the host.
    func clientContext() throws(Refusal) -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv13
        configuration.certificateChain = try chain()
        configuration.privateKey = .privateKey(try privateKey())
        configuration.trustRoots = .certificates(try trusted())
        return try context(configuration)
    }

    private func chain() throws(Refusal) -> [NIOSSLCertificateSource] {
        try reading(certificate, "certificate") {
            try NIOSSLCertificate.fromPEMFile(certificate).map { .certificate($0) }
        }
    }

    private func privateKey() throws(Refusal) -> NIOSSLPrivateKey {
        try reading(key, "key") { try NIOSSLPrivateKey(file: key, format: .pem) }
    }

    private func trusted() throws(Refusal) -> [NIOSSLCertificate] {
        try reading(roots, "roots") { try NIOSSLCertificate.fromPEMFile(roots) }
    }

    private func context(_ configuration: TLSConfiguration) throws(Refusal) -> NIOSSLContext {
        try reading(certificate, "certificate") { try NIOSSLContext(configuration: configuration) }
    }

    private func reading<Value>(_ path: String, _ field: String, _ body: () throws -> Value) throws(Refusal) -> Value {
        do {
            return try body()
        } catch {
            throw Refusal(
                "invalidTLSFile",
                Message(
                    "TLS 文件 \(path) 无法使用（\(field)）；须为可读的 PEM 文件，且私钥与证书相配",
                    "the TLS file \(path) cannot be used (\(field)): \(error); it is a readable PEM file, and the key fits the certificate"
                ),
                field: "tls.\(field)"
            )
        }
    }
}
