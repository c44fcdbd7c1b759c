import Foundation
import Model
import Wire

/// One line of `DATA/links.json`: how the platform of another office is reached.
public struct LinkSettings: Codable, Hashable, Sendable {
    /// Its name: `12345`.
    public var name: String
    /// How it is reached.
    public var means: Means
    /// Where it listens, for `wire`.
    public var host: String?
    /// Its port.
    public var port: Int?
    /// The file that holds the token to show there, for `wire`; beside the data folder's other keys.
    public var tokenFile: String?
    /// Certificates, without which a platform is called on this machine alone.
    public var tls: TLS?
    /// The folder that both sides reach, for `folder`.
    public var folder: String?
    /// How files are written: `jsonl` unless it says `csv`.
    public var format: Format?
    /// How long an answer is waited for, in milliseconds.
    public var answerWithin: Int?

    /// How a platform is reached.
    public enum Means: String, Codable, Hashable, Sendable {
        case wire, folder
    }

    /// How files are written.
    public enum Format: String, Codable, Hashable, Sendable {
        case jsonl, csv
    }

    /// Files in PEM, as paths.
    public struct TLS: Codable, Hashable, Sendable {
        /// This end's certificate.
        public var certificate: String
        /// Its private key.
        public var key: String
        /// The authorities of the other end.
        public var roots: String
    }

    private struct File: Codable {
        var links: [LinkSettings]
    }

    /// The links of a data folder; none when there is no `links.json`.
    ///
    /// - Throws: `linksBroken` with what is wrong.
    static func read(from data: String) throws -> [LinkSettings] {
        guard let content = FileManager.default.contents(atPath: "\(data)/links.json") else { return [] }
        let file: File
        do {
            file = try CanonicalJSON.decode(File.self, from: [UInt8](content))
        } catch let refusal as Refusal {
            throw broken("\(refusal.message.chinese)", "\(refusal.message.english) \(refusal.field ?? "")")
        }
        guard Set(file.links.map(\.name)).count == file.links.count else {
            throw broken("线路名称重复", "a link's name stands there twice")
        }
        return try file.links.map { try $0.checked(in: data) }
    }

    /// The same with paths made whole, if nothing is missing.
    private func checked(in data: String) throws -> LinkSettings {
        func whole(_ path: String) -> String { path.hasPrefix("/") ? path : "\(data)/\(path)" }
        var link = self
        switch means {
        case .wire:
            guard let host, let port, let tokenFile else {
                throw Self.broken("\(name) 缺少 host、port 或 tokenFile", "\(name) lacks host, port or tokenFile")
            }
            guard WireAddress(host: host, port: port).isLoopback || tls != nil else {
                throw Self.broken("\(name) 不在本机，须配置 tls", "\(name) is beyond this machine and needs tls")
            }
            link.tokenFile = whole(tokenFile)
            link.tls = tls.map {
                TLS(certificate: whole($0.certificate), key: whole($0.key), roots: whole($0.roots))
            }
        case .folder:
            guard let folder else { throw Self.broken("\(name) 缺少 folder", "\(name) lacks folder") }
            link.folder = whole(folder)
        }
        return link
    }

    private static func broken(_ chinese: String, _ english: String) -> Refusal {
        Refusal(
            "linksBroken",
            Message("links.json：\(chinese)", "links.json: \(english)"),
            status: .failedPrecondition,
            field: "links.json"
        )
    }

    /// The token to show at the platform, read anew each time, so that a new one needs no restart.
    func token() throws -> String {
        let text = tokenFile.flatMap { try? String(contentsOfFile: $0, encoding: .utf8) }
        guard let token = text?.trimmingCharacters(in: .whitespacesAndNewlines), !token.isEmpty else {
            throw Self.broken("\(name) 的 tokenFile 读不到", "the tokenFile of \(name) cannot be read")
        }
        return token
    }
}
