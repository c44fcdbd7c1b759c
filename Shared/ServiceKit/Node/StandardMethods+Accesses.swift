import EventLog
import Identity
import Model
import Synchronization

extension Node {
    /// What tells who has seen what.
    static var accesses: [StandardMethod<Owner>] {
        [
            StandardMethod(
                "access.read",
                Message(
                    "查阅记录：谁在何时因何查看了什么；审计员可查全部，其他人只查自己",
                    "who saw what, when, why and from where; the auditor may ask of all, others of themselves"
                ),
                for: .anyRole,
                taking: AccessQuery.self,
                giving: Page<AccessView>.self
            ) { node, query, caller in
                guard let caller else { throw Refusal.keyMissing }
                return try await node.accesses(query, for: caller)
            },
            StandardMethod(
                "access.note",
                Message(
                    "登记审计时在库外打开了哪些加密信息：对象、人员、类别、理由；不含内容",
                    "records that an auditor has opened sealed fields of the store's file: subjects, persons, kinds, reason"
                ),
                for: .roles([.auditor]),
                taking: AccessNote.self,
                giving: Standard.Position.self
            ) { node, note, caller in
                guard let caller else { throw Refusal.keyMissing }
                try await node.doorway.record(try note.event(by: caller), as: caller)
                return Standard.Position(position: String(node.store.head.position))
            },
        ]
    }

    /// One page, oldest first; an auditor's reading is itself counted.
    private func accesses(_ query: AccessQuery, for caller: Caller) async throws -> Page<AccessView> {
        guard query.isAllowed(for: caller) else { throw Refusal.accessNotYours }
        let limit = PageRequest.limit(query.pageSize)
        let after = try query.pageToken.map { text throws(Refusal) in try Standard.number(text, "pageToken") } ?? 0
        let found = try await store.accesses(
            AccessQuestion(
                person: query.person,
                actor: query.actor,
                from: query.from,
                to: query.to,
                after: after,
                limit: limit + 1
            )
        )
        if let first = found.first, let last = found.prefix(limit).last {
            let now = store.timepiece.read().wall
            standing.disclosures.withLock {
                $0.count(min(found.count, limit), from: first.position, to: last.position, for: caller, at: now)
            }
        }
        return Page(found.map(AccessView.init), limit: limit) { $0.sequence }
    }
}

/// What `access.read` takes: all of it narrows down.
struct AccessQuery: Codable, Sendable {
    /// Only openings of this person's data.
    var person: UniqueID?
    /// Only accesses by this actor: `user:<id>`, `link:12345` or `service:credit`.
    var actor: String?
    /// Not before this moment.
    var from: Moment?
    /// Before this moment.
    var to: Moment?
    /// The most items, up to 500.
    var pageSize: Int?
    /// From the page before.
    var pageToken: String?

    /// The auditor may ask of everybody, others of what they did themselves and of who saw their own data.
    func isAllowed(for caller: Caller) -> Bool {
        if caller.role == .auditor || actor == caller.actor.description { return true }
        guard case .user(let id) = caller.actor, let person else { return false }
        return person == id
    }
}

/// What `access.note` takes: what was opened beside the service, never what it said.
struct AccessNote: Codable, Sendable {
    /// With what it was opened, such as `audit.story`.
    var method: LineText
    /// The subjects whose fields were opened, by stream; at most 200.
    var subjects: [LineText]
    /// Whose they are; at most 200.
    var persons: [UniqueID]
    /// Which kinds of fields.
    var fields: [LineText]
    /// Why.
    var reason: LineText

    /// The most subjects, and the most persons, of one note: an event has a limit.
    static let limit = 200

    func event(by caller: Caller) throws(Refusal) -> AccessEvent {
        guard reason.text.count >= 2 else { throw Refusal.reasonMissing }
        guard subjects.count <= Self.limit, persons.count <= Self.limit, fields.count <= Self.limit else {
            throw Refusal(
                "accessNoteTooLong",
                Message("一次最多登记\(Self.limit)项；请分次登记", "a note takes at most \(Self.limit) of each; send several"),
                field: "subjects"
            )
        }
        return AccessEvent.opened(
            actor: caller.actor.description,
            role: caller.role.rawValue,
            method: method.text,
            subjects: subjects.map(\.text),
            persons: persons,
            fields: fields.map(\.text),
            reason: reason.text,
            from: caller.host
        )
    }
}

/// One access, as the log tells of it; never what was seen.
struct AccessView: Codable, Sendable {
    /// Its position in the service's log.
    var sequence: String
    /// When it was recorded.
    var moment: Moment
    /// `opened`, `refused`, `exported`, `disclosed` or `rulesChanged`.
    var kind: String
    /// Who had access.
    var actor: String
    /// In which role.
    var role: String?
    /// By which method.
    var method: String?
    /// The subjects whose fields were opened.
    var subjects: [String]?
    /// Whose data it was.
    var persons: [UniqueID]?
    /// Which kinds of fields; for changed rules, which files.
    var fields: [String]?
    /// Why.
    var reason: String?
    /// To whom an export went.
    var recipient: String?
    /// How many: attempts, events.
    var count: Int64?
    /// SHA-256 of what was handed over, or of the new rules.
    var digest: String?
    /// The host it came from.
    var from: String?

    init(_ record: Recorded<AccessEvent>) {
        sequence = String(record.position)
        moment = record.moment
        actor = record.actor
        switch record.event {
        case .opened(let actor, let role, let method, let subjects, let persons, let fields, let reason, let from):
            kind = "opened"
            (self.actor, self.role, self.method, self.from) = (actor, role, method, from)
            (self.subjects, self.persons, self.fields, self.reason) = (subjects, persons, fields, reason)
        case .refused(let actor, let role, let method, _, let count, let from):
            kind = "refused"
            (self.actor, self.role, self.method, self.from) = (actor, role, method, from)
            self.count = count
        case .exported(let actor, let role, let purpose, let recipient, let count, let digest, let from):
            kind = "exported"
            (self.actor, self.role, self.from, reason) = (actor, role, from, purpose)
            (self.recipient, self.count, self.digest) = (recipient, count, digest)
        case .disclosed(let actor, let role, _, let first, let last, let count, let from):
            kind = "disclosed"
            (self.actor, self.role, self.from, self.count) = (actor, role, from, count)
            subjects = ["\(first)–\(last)"]
        case .rulesChanged(_, let after, let changed, let account):
            kind = "rulesChanged"
            (fields, digest, from) = (changed, after, account)
        }
    }
}

extension Refusal {
    /// Who saw whom is for the auditor; everybody else learns of themselves alone.
    static let accessNotYours = Refusal(
        "accessNotYours",
        Message(
            "只能查询本人的查阅记录（actor 或 person 填本人）",
            "ask of yourself alone: name yourself as actor or person"
        ),
        status: .permissionDenied
    )
}
