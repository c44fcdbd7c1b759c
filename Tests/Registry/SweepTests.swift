import EventLog
import Foundation
import GRDB
import Model
import RegistryService
import Testing
import Vault

@testable import ServiceKit

@Suite("Files that nobody needs")
struct SweepTests {
    let office: Office
    private var desk: AttachmentDesk<Registry> {
        let files = AttachmentFiles(data: office.folder.path, service: "registry")
        return AttachmentDesk(doorway: office.node, files: files, rules: office.node.store.rules)
    }

    init() throws {
        office = try Office()
    }

    @Test func `go after a day, and what an attachment of a living key names stays`() async throws {
        let worker = try await fileWorker()
        let named = try await take("one", worker)
        let draft = AttachmentDraft(
            about: "worker/\(worker)",
            name: try LineText("身份证.jpg"),
            mediaType: "image/jpeg",
            parts: [named]
        )
        _ = try await desk.keep(draft, for: office.caller(.commerceSupervisor))
        let unfinished = try await take("two", worker)
        let fresh = try await take("three", worker)
        for part in [named, unfinished] { try date(part, 1_000_000_000) }
        try date(fresh, 4_000_000_000)
        try await desk.sweep()
        #expect(try parts() == [named, fresh].sorted())
        #expect(try await desk.check().missing.isEmpty)
        // What a backup brings back of somebody who was erased goes too.
        try office.node.vault.erase(keys: office.node.vault.keys(of: worker))
        try await desk.sweep()
        #expect(try parts() == [fresh])
    }

    private func fileWorker() async throws -> UniqueID {
        let worker = """
            {"name":"侯秀英","identityNumber":"622224199309068506","phone":"19900000013","occupation":"母婴护理员",\
            "filedOn":"2023-07-17"}
            """
        #expect(try await office.command("worker.file", worker) > 0)
        let id = try await office.node.store.reader.read { db in
            try UniqueID.fetchOne(db, sql: "SELECT id FROM worker")
        }
        return try #require(id)
    }

    private func take(_ content: String, _ worker: UniqueID) async throws -> String {
        let part = AttachmentPart(about: "worker/\(worker)", content: Data(content.utf8).base64EncodedString())
        return try await desk.take(part, for: office.caller(.commerceSupervisor)).part
    }

    private func place(_ part: String) -> String {
        "\(office.folder.path)/attachments/registry/\(part.prefix(2))/\(part)"
    }

    /// Makes a file as old or as new as is wanted, in seconds since 1970.
    private func date(_ part: String, _ seconds: Double) throws {
        let moment = Date(timeIntervalSince1970: seconds)
        try FileManager.default.setAttributes([.modificationDate: moment], ofItemAtPath: place(part))
    }

    private func parts() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: "\(office.folder.path)/attachments")
            .map { URL(filePath: $0).lastPathComponent }.filter { $0.count == 64 }.sorted()
    }
}
