import EventLog
import Foundation
import GRDB
import Identity
import Model
import Vault

/// Takes in, hands out and looks after what is handed in.
struct AttachmentDesk<Owner: Served>: Sendable {
    let doorway: Doorway<Owner>
    let files: AttachmentFiles
    let rules: Owner.Rules

    /// The most bytes of one part: in base64 it fits a line with room to spare.
    static var partLimit: Int { 512 * 1_024 }
    /// The most parts of one file.
    static var partCount: Int { 64 }

    private var source: String { doorway.store.identity.source }

    /// Seals one part and lays it on the disk; nobody is told of it yet.
    func take(_ part: AttachmentPart, for caller: Caller) async throws -> AttachmentPart.Taken {
        guard let content = Data(base64Encoded: part.content), (1...Self.partLimit).contains(content.count) else {
            throw Refusal.attachmentPartInvalid
        }
        let key = try await key(for: part.about, caller)
        return AttachmentPart.Taken(
            part: try files.keep(try key.seal(bytes: content, kind: .attachment, source: source)),
            bytes: Int64(content.count)
        )
    }

    /// Says in the log that a file was handed in; the same parts for the same subject are one attachment.
    func keep(_ draft: AttachmentDraft, for caller: Caller) async throws -> AttachmentDraft.Kept {
        guard (1...Self.partCount).contains(draft.parts.count), Set(draft.parts).count == draft.parts.count,
            draft.parts.allSatisfy(AttachmentFiles.isName)
        else { throw Refusal.attachmentPartsUnknown }
        let key = try await key(for: draft.about, caller)
        let bytes = try draft.parts.reduce(Int64(0)) { sum, part in
            guard let sealed = try files.part(part),
                let opened = try? key.open(bytes: sealed, kind: .attachment, source: source)
            else { throw Refusal.attachmentPartsUnknown }
            return sum + Int64(opened.count)
        }
        let name = try key.seal(draft.name.text, kind: .document, source: source)
        let id = Attachment.ID(.fresh(at: doorway.store.timepiece.read().wall))
        let event = AttachmentEvent.kept(
            about: draft.about,
            name: name,
            mediaType: try draft.checkedMediaType(),
            bytes: bytes,
            parts: draft.parts
        )
        let occasion = Occasion(
            actor: caller.actor.description,
            role: caller.role.rawValue,
            commandID: "attachment/\(id.value)"
        )
        return try await doorway.store.turn(.people) { transaction in
            let known = try EventStore<Owner>.attachments(.about(draft.about), in: transaction.db)
            if let same = known.first(where: { $0.parts == draft.parts }) {
                return AttachmentDraft.Kept(id: same.id, bytes: same.bytes)
            }
            transaction.act(as: occasion)
            try transaction.append(.attachment(event, of: id))
            return AttachmentDraft.Kept(id: id, bytes: bytes)
        }
    }

    /// What was handed in for a subject, names included, since a list of numbers helps nobody choose.
    func list(_ question: AttachmentListQuery, for caller: Caller) async throws -> AttachmentList {
        _ = try await holder(of: question.about, caller)
        let desk = Desk(caller: caller, node: doorway)
        let items = try await doorway.store.attachments(.about(question.about)).map { item in
            AttachmentView(
                item,
                name: try question.reason.flatMap {
                    try desk.open(item.name, as: .document, of: item.about, because: $0.text)
                },
                isErased: try doorway.vault.key(item.name.key) == nil
            )
        }
        try await desk.recordOpenings(method: "attachment.list")
        return AttachmentList(items: items)
    }

    /// One part of a file in the clear; that it was opened is written down first.
    func open(_ question: AttachmentQuery, for caller: Caller) async throws -> AttachmentContent {
        let id = question.id
        guard let item = try await doorway.store.attachments(.one(id)).first else { throw Refusal.attachmentUnknown }
        _ = try await holder(of: item.about, caller)
        let number = Int(question.part ?? 1)
        guard item.parts.indices.contains(number - 1) else { throw Refusal.attachmentPartsUnknown }
        guard let key = try doorway.vault.key(item.name.key) else { throw Refusal.attachmentErased }
        guard let sealed = try files.part(item.parts[number - 1]) else { throw Refusal.attachmentDamaged }
        let desk = Desk(caller: caller, node: doorway)
        guard
            let name = try desk.open(item.name, as: .document, of: item.about, because: question.reason.text)
        else { throw Refusal.attachmentErased }
        let content = try key.open(bytes: sealed, kind: .attachment, source: source)
        try await desk.recordOpenings(method: "attachment.get")
        return AttachmentContent(
            attachment: AttachmentView(item, name: name, isErased: false),
            part: Int64(number),
            content: content.base64EncodedString()
        )
    }

    /// Compares every file with what the log says of it.
    func check() async throws -> AttachmentCheck {
        var check = AttachmentCheck()
        var after: Int64 = 0
        while true {
            let page = try await doorway.store.attachments(.all(after: after, limit: 100))
            guard let last = page.last else { return check }
            for item in page { try compare(item, &check) }
            after = last.position
        }
    }

    private func compare(_ item: KeptAttachment, _ check: inout AttachmentCheck) throws {
        check.attachments += 1
        guard try doorway.vault.key(item.name.key) != nil else {
            check.erased += 1
            return
        }
        for part in item.parts {
            check.parts += 1
            do {
                if try files.part(part) == nil { check.missing.append(.init(id: item.id, part: part)) }
            } catch { check.altered.append(.init(id: item.id, part: part)) }
        }
    }

    /// Takes away what no attachment of a living key names and what has lain there for a day: uploads that nobody finished,
    /// and what a backup brought back.
    func sweep() async throws {
        let now = doorway.store.timepiece.read().wall
        for part in files.names(before: now.adding(milliseconds: -86_400_000)) {
            let keys = try await doorway.store.keys(ofPart: part)
            if try keys.allSatisfy({ try doorway.vault.key($0) == nil }) { try files.remove([part]) }
        }
    }

    private func key(for subject: String, _ caller: Caller) async throws -> SealingKey {
        let vault = doorway.vault
        switch try await holder(of: subject, caller) {
        case .person(let person):
            if let key = try vault.key(of: person) { return key }
        case .named(let name):
            if let known = try vault.person(matching: .fullName, name) { return known.key }
        }
        throw Refusal.attachmentErased
    }

    private func holder(of subject: String, _ caller: Caller) async throws -> AttachmentHolder {
        let holder = try await doorway.store.reader.read { [rules] db in
            try Owner.holder(ofAttachmentsTo: subject, for: caller, under: rules, in: db)
        }
        guard let holder else { throw Refusal.attachmentSubjectUnknown }
        return holder
    }
}
