public import EventLog
import GRDB
public import MediationDomain
public import Model

/// Who complains together, and who consented to what.
struct JointMembers: ReadModel {
    let name = "jointMembers"
    let tables = ["jointMember", "jointProposal", "jointAnswer"]
    let schema = """
        CREATE TABLE jointMember (
            caseID TEXT NOT NULL,
            person TEXT NOT NULL,
            isRepresentative INTEGER NOT NULL,
            hasLeft INTEGER NOT NULL,
            ownCase TEXT,
            member TEXT NOT NULL,
            PRIMARY KEY (caseID, person)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX jointMemberPerson ON jointMember (person);
        CREATE TABLE jointProposal (
            caseID TEXT NOT NULL,
            proposal INTEGER NOT NULL,
            matter TEXT NOT NULL,
            isAdopted INTEGER NOT NULL,
            PRIMARY KEY (caseID, proposal)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE jointAnswer (
            caseID TEXT NOT NULL,
            proposal INTEGER NOT NULL,
            person TEXT NOT NULL,
            isConsent INTEGER NOT NULL,
            PRIMARY KEY (caseID, proposal, person)
        ) STRICT, WITHOUT ROWID;
        """

    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        guard case .joint(let event, let id) = record.event else { return }
        switch event {
        case .formed(let members, _):
            for member in members { try add(member, to: id.caseID, in: db) }
        case .joined(let member): try add(member, to: id.caseID, in: db)
        case .representativesChosen(let persons, _, _, _):
            try db.run("UPDATE jointMember SET isRepresentative = 0 WHERE caseID = ?", [id.caseID])
            for person in persons { try set("isRepresentative = 1", [], person, id.caseID, in: db) }
        case .proposed(let proposal, let matter, _, _):
            try db.run(
                "INSERT INTO jointProposal (caseID, proposal, matter, isAdopted) VALUES (?, ?, ?, 0)",
                [id.caseID, proposal, matter.rawValue]
            )
        case .answered(let proposal, let person, _, let isConsent):
            try db.run(
                """
                INSERT INTO jointAnswer (caseID, proposal, person, isConsent) VALUES (?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET isConsent = excluded.isConsent
                """,
                [id.caseID, proposal, person, isConsent]
            )
        case .adopted(let proposal, _, _, _):
            try db.change(
                "jointProposal",
                key: "\(id)/\(proposal)",
                "UPDATE jointProposal SET isAdopted = 1 WHERE caseID = ? AND proposal = ?",
                [id.caseID, proposal]
            )
        case .leftOut(let person, _, _): try set("hasLeft = 1, isRepresentative = 0", [], person, id.caseID, in: db)
        case .splitOff(let person, let own, _):
            try set("hasLeft = 1, isRepresentative = 0, ownCase = ?", [own], person, id.caseID, in: db)
        case .groupNoticed: break
        }
    }

    private func add(_ member: JointMember, to id: Case.ID, in db: Database) throws {
        try db.run(
            """
            INSERT OR REPLACE INTO jointMember (caseID, person, isRepresentative, hasLeft, ownCase, member)
            VALUES (?, ?, 0, 0, NULL, ?)
            """,
            [id, member.person, try JSONColumn.text(member)]
        )
    }

    private func set(
        _ assignments: String,
        _ arguments: [any StatementBinding],
        _ person: Person.ID,
        _ id: Case.ID,
        in db: Database
    ) throws {
        try db.change(
            "jointMember",
            key: "\(id)/\(person)",
            "UPDATE jointMember SET \(assignments) WHERE caseID = ? AND person = ?",
            arguments + [id, person]
        )
    }
}

extension JointMembers {
    /// How many must consent still to what representatives may not do alone: to agree, or to give the complaint up.
    static func unconsented(
        for command: Case.Command,
        on id: Case.ID,
        _ ledger: Ledger<Mediation>
    ) throws -> Int {
        switch command {
        case .agree: return try unconsented(of: id, ledger.db).count
        case .terminate(let termination):
            guard let opening = try Cases.item(id, ledger.db)?.opening else { return 0 }
            let (kind, received) = (opening.kind, opening.receivedOn)
            let ground = ledger.rules.ground(.terminate, termination.ground, of: kind, receivedOn: received)
            guard ground?.mustAskMembers == true else { return 0 }
            let dropping = try unconsented(to: .dropOfClaim, of: id, ledger.db)
            return try dropping.filter(Set(unconsented(of: id, ledger.db)).contains).count
        default: return 0
        }
    }

    /// Those who must consent to a settlement, or to something else, still: to the latest proposal, or everybody
    /// represented when there is none; representatives consent by acting.
    static func unconsented(
        to matter: JointMatter = .settlement,
        of id: Case.ID,
        _ db: Database
    ) throws -> [Person.ID] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT person FROM jointMember m
                WHERE caseID = ?1 AND NOT hasLeft AND NOT isRepresentative AND NOT EXISTS (
                    SELECT 1 FROM jointAnswer a WHERE a.caseID = ?1 AND a.person = m.person AND a.isConsent
                    AND a.proposal = (
                        SELECT max(proposal) FROM jointProposal p WHERE p.caseID = ?1 AND p.matter = ?2
                    )
                ) ORDER BY person
                """
        )
        return try Person.ID.fetchAll(statement, arguments: [id, matter.rawValue])
    }

    /// Whether both belong to one joint complaint.
    static func areJoint(_ one: Person.ID, _ other: Person.ID, _ db: Database) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: """
                SELECT 1 FROM jointMember x JOIN jointMember y USING (caseID)
                WHERE x.person = ? AND y.person = ? AND NOT x.hasLeft AND NOT y.hasLeft
                """
        )
        return try Bool.fetchOne(statement, arguments: [one, other]) ?? false
    }

    /// How many complain together in a case; nil when it is no joint complaint.
    static func count(of id: Case.ID, _ db: Database) throws -> Int? {
        let statement = try db.cachedStatement(
            sql: "SELECT nullif(count(*), 0) FROM jointMember WHERE caseID = ? AND NOT hasLeft"
        )
        return try Int.fetchOne(statement, arguments: [id])
    }

    /// One of those who complain together.
    static func member(_ person: Person.ID, of id: Case.ID, _ db: Database) throws -> JointMember? {
        let statement = try db.cachedStatement(sql: "SELECT member FROM jointMember WHERE caseID = ? AND person = ?")
        return try String.fetchOne(statement, arguments: [id, person]).map {
            try JSONColumn.value(JointMember.self, $0)
        }
    }

    /// A joint complaint with each member's own record; nil when the case is none.
    static func view(of id: Case.ID, _ db: Database) throws -> (view: JointView, members: [JointMember])? {
        let rows = try Row.fetchAll(
            db,
            sql: "SELECT * FROM jointMember WHERE caseID = ? ORDER BY hasLeft, person",
            arguments: [id]
        )
        guard !rows.isEmpty else { return nil }
        let members = try rows.map { try JSONColumn.value(JointMember.self, $0["member"]) }
        let settlement = try Int.fetchOne(
            db,
            sql: "SELECT max(proposal) FROM jointProposal WHERE caseID = ? AND matter = ?",
            arguments: [id, JointMatter.settlement.rawValue]
        )
        let views = zip(rows, members).map { row, member in
            JointMemberView(
                person: member.person,
                order: member.order,
                consentedOn: member.consentedOn,
                claimed: member.claimed,
                isRepresentative: row["isRepresentative"],
                hasLeft: row["hasLeft"],
                ownCase: row["ownCase"],
                name: nil
            )
        }
        return (
            JointView(members: views, settlement: settlement, unconsented: try unconsented(of: id, db)),
            members
        )
    }
}

extension Joint: Kept {
    /// Whether the case is open, and which of the orders named may belong to it.
    public static func facts(
        for command: Command,
        of _: State,
        on id: Joint.ID,
        in ledger: Ledger<Mediation>
    ) throws -> Facts {
        let item = try Cases.item(id.caseID, ledger.db)
        let isOpen = item.map { $0.opening.kind == .complaint && !$0.summary.stage.isOver } ?? false
        let isMerged = try Merges.live(of: id.caseID, ledger.db) != id.caseID
        let named: [Order.ID] =
            switch command {
            case .form(let members): members.compactMap(\.order)
            case .join(let member): [member.order].compactMap(\.self)
            case .chooseRepresentatives, .propose, .answer, .adopt, .leaveOut, .splitOff: []
            }
        return Facts(
            isCaseOpen: isOpen && !isMerged,
            orders: try Signs.orders(named, admissibleTo: id.caseID, ledger.db),
            rules: ledger.rules
        )
    }
}
