import Foundation
public import GRDB
public import Model

/// Where the log tells of what was handed in: an index of its closed `attachment` events.
struct Attachments<Owner: Keeping>: ReadModel {
    let name = "attachment"
    let version = 2
    let tables = ["attachment", "attachmentPart"]
    let schema = ""

    func apply(_ record: Recorded<Told<Owner>>, in db: Database) throws {
        guard case .kernel(.attachment(.kept(let about, let name, _, _, let parts), let id)) = record.event else {
            return
        }
        try db.run(
            "INSERT INTO attachment (id, about, key, position) VALUES (?, ?, ?, ?)",
            [id.value, about, name.key, record.position]
        )
        for part in parts {
            try db.run(
                "INSERT INTO attachmentPart (part, key) VALUES (?, ?) ON CONFLICT DO NOTHING",
                [part, name.key]
            )
        }
    }
}

/// Something that was handed in, as the log tells of it.
public struct KeptAttachment: Equatable, Sendable {
    /// Which one it is.
    public var id: Attachment.ID
    /// For what, such as `case/<id>`.
    public var about: String
    /// Its file name.
    public var name: Sealed
    /// What kind of file it is, such as `image/jpeg`.
    public var mediaType: String
    /// How long the whole file is.
    public var bytes: Int64
    /// SHA-256 over the sealed bytes of each part, in order.
    public var parts: [String]
    /// Its position in the log.
    public var position: Int64
    /// When it was taken.
    public var moment: Moment
    /// Who handed it in.
    public var actor: String
}

/// Which attachments are asked for.
public enum AttachmentQuestion: Sendable {
    /// One.
    case one(Attachment.ID)
    /// Those of a subject, the oldest first.
    case about(String)
    /// Those that one of these keys sealed.
    case sealedBy([UniqueID])
    /// All behind a position, at most so many.
    case all(after: Int64, limit: Int)
}

extension EventStore {
    /// The keys that sealed a part, by the digest that names it; none when no attachment has it.
    public func keys(ofPart part: String) async throws -> [UniqueID] {
        try await reader.read { db in
            let sql = "SELECT key FROM attachmentPart WHERE part = ?"
            return try UniqueID.fetchAll(db.cachedStatement(sql: sql), arguments: [part])
        }
    }

    /// What was handed in, in the log's order.
    public func attachments(_ question: AttachmentQuestion) async throws -> [KeptAttachment] {
        try await reader.read { db in try Self.attachments(question, in: db) }
    }

    /// What was handed in, as a transaction or a reader sees it.
    public static func attachments(_ question: AttachmentQuestion, in db: Database) throws -> [KeptAttachment] {
        func fetch(_ condition: String, _ arguments: StatementArguments) throws -> [Data] {
            let sql = "SELECT event.body FROM attachment JOIN event USING (position) WHERE \(condition)"
            return try Data.fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
        }
        let bodies =
            switch question {
            case .one(let id): try fetch("id = ?", [id.value])
            case .about(let subject): try fetch("about = ? ORDER BY position", [subject])
            case .sealedBy(let keys): try keys.flatMap { try fetch("key = ? ORDER BY position", [$0]) }
            case .all(let after, let limit):
                try fetch("position > ? ORDER BY position LIMIT ?", [after, limit])
            }
        let reader = EventReader<Owner>()
        return try bodies.compactMap { KeptAttachment(try reader.read([UInt8]($0))) }
    }
}

extension KeptAttachment {
    fileprivate init?<Owner: Vocabulary>(_ record: Recorded<Told<Owner>>) {
        guard
            case .kernel(.attachment(.kept(let about, let name, let mediaType, let bytes, let parts), let id)) =
                record.event
        else { return nil }
        self.init(
            id: id,
            about: about,
            name: name,
            mediaType: mediaType,
            bytes: bytes,
            parts: parts,
            position: record.position,
            moment: record.moment,
            actor: record.actor
        )
    }
}
