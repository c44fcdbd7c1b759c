import EventLog
import GRDB
import MediationDomain
import Model

/// Which case is merged into which; a case that is not in it goes its own way.
struct Merges: ReadModel {
    let name = "merges"
    let tables = ["caseMerge"]
    let schema = """
        CREATE TABLE caseMerge (
            caseID TEXT NOT NULL PRIMARY KEY,
            live TEXT NOT NULL,
            since INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX caseMergeLive ON caseMerge (live);
        """

    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        switch record.event {
        case .case(.merged(let live, _, _, _), let id):
            try db.run("INSERT INTO caseMerge (caseID, live, since) VALUES (?, ?, ?)", [id, live, record.moment])
        case .case(.unmerged, let id):
            try db.change("caseMerge", key: id.description, "DELETE FROM caseMerge WHERE caseID = ?", [id])
        default: break
        }
    }
}

/// The mergers of one case as views show them.
struct MergeTies: Sendable {
    var into: MergedCaseView?
    var merged: [MergedCaseView]
}

extension Merges {
    /// The case that is handled: this one, or the one it is merged into.
    static func live(of id: Case.ID, _ db: Database) throws -> Case.ID {
        let statement = try db.cachedStatement(sql: "SELECT live FROM caseMerge WHERE caseID = ?")
        return try Case.ID.fetchOne(statement, arguments: [id]) ?? id
    }

    /// The cases that are merged into this one.
    static func merged(into id: Case.ID, _ db: Database) throws -> [Case.ID] {
        let statement = try db.cachedStatement(sql: "SELECT caseID FROM caseMerge WHERE live = ? ORDER BY caseID")
        return try Case.ID.fetchAll(statement, arguments: [id])
    }

    /// Into which case it is merged, and which are merged into it.
    static func ties(of id: Case.ID, _ db: Database) throws -> MergeTies {
        let live = try live(of: id, db)
        let number = try Cases.item(live, db)?.summary.number
        let into = number.map { MergedCaseView(id: live, number: $0, notice: Self.notice(of: $0)) }
        let merged = try merged(into: id, db).compactMap { other -> MergedCaseView? in
            guard let item = try Cases.item(other, db), let number else { return nil }
            return MergedCaseView(id: other, number: item.summary.number, notice: Self.notice(of: number))
        }
        return MergeTies(into: live == id ? nil : into, merged: merged)
    }

    /// What a citizen is told whose case is handled under another number.
    static func notice(of number: FileNumber) -> Message {
        Message("已并入\(number.year)年第\(number.serial)号案件一并办理", "handled together with case \(number)")
    }

    /// From which day the terms of a case count: the earliest receipt of it and of all that is merged into it.
    static func countedFrom(_ id: Case.ID, _ db: Database) throws -> Day? {
        try neighbour(id, db).flatMap { ([$0.receivedOn] + $0.merged.values).min() }
    }

    /// What a decision on a merger must know; nothing for every other command.
    static func facts(for command: Case.Command, on id: Case.ID, _ db: Database) throws -> MergingFacts {
        switch command {
        case .merge(.absorb(let other, _)), .merge(.release(let other)), .merge(.into(let other, _)):
            let (own, neighbour) = (try neighbour(id, db), try neighbour(other, db))
            guard let own, let neighbour else { return MergingFacts(own: own, other: neighbour) }
            let isJoint = try JointMembers.areJoint(own.complainant, neighbour.complainant, db)
            return MergingFacts(own: own, other: neighbour, isJoint: isJoint)
        default:
            return MergingFacts()
        }
    }

    private static func neighbour(_ id: Case.ID, _ db: Database) throws -> CaseNeighbour? {
        guard let item = try Cases.item(id, db) else { return nil }
        let live = try live(of: id, db)
        let merged = try merged(into: id, db).compactMap { other in
            try Cases.item(other, db).map { (other, $0.opening.receivedOn) }
        }
        return CaseNeighbour(
            id: id,
            number: item.summary.number,
            kind: item.opening.kind,
            enterprise: item.summary.enterprise,
            complainant: item.opening.complainant,
            receivedOn: item.opening.receivedOn,
            isOver: item.summary.stage.isOver,
            live: live == id ? nil : live,
            merged: Dictionary(uniqueKeysWithValues: merged)
        )
    }
}

extension CaseStage {
    /// Whether nothing more is decided in the case.
    var isOver: Bool {
        switch self {
        case .waiting, .mediating, .agreed, .referred: false
        case .refused, .performed, .unperformed, .terminated, .handedOver, .inspected: true
        }
    }
}
