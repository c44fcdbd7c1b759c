import EventLog
import GRDB
import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

/// Where cases are found: by the numbers, people and enterprises that somebody asks for, or by whose turn it is.
enum CaseFinder {
    /// Cases by filters, the newest first.
    static func found(_ query: CaseFindQuery, at desk: Desk<Mediation>) async throws -> Page<CaseRow> {
        let limit = PageRequest.limit(query.pageSize)
        var persons: [UniqueID]?
        if let phone = query.phone { persons = try desk.persons(matching: .phone, phone.text) }
        if let name = query.name {
            let named = try desk.persons(matching: .fullName, name.text)
            persons = persons.map { known in known.filter(named.contains) } ?? named
        }
        let wanted = persons
        return try await desk.read { db in
            var filter = CaseFilter()
            if let name = query.case { filter.add("d.id = ?", [try name.find(db)?.description ?? ""]) }
            if let wanted { filter.add(complaining(of: wanted), StatementArguments(wanted + wanted + wanted)) }
            if query.enterprise != nil || query.creditCode != nil {
                let id = try query.enterprise ?? query.creditCode.flatMap { try Enterprises.id(coded: $0, db) }
                filter.add("d.enterprise = ?", [id?.description ?? ""])
            }
            filter.add("c.kind = ?", query.kind?.rawValue)
            filter.add("d.stage = ?", query.stage?.rawValue)
            filter.add("c.receivedOn >= ?", query.receivedFrom)
            filter.add("c.receivedOn <= ?", query.receivedTo)
            filter.add("d.id < ?", query.pageToken)
            let cases = try filter.cases(orderedBy: "d.id DESC", limit: limit + 1, db)
            return Page(try cases.map { try CaseRow($0, db) }, limit: limit) { $0.summary.id.description }
        }
    }

    /// Who complained in the first place, by an order, or together with others.
    private static func complaining(of persons: [UniqueID]) -> String {
        let marks = Signs.marks(persons.count)
        return """
            (c.complainant IN (\(marks))
            OR EXISTS (SELECT 1 FROM caseOrder JOIN \(Signs.ofOrders) s USING (orderID)
                WHERE caseOrder.caseID = d.id AND s.complainant IN (\(marks)))
            OR EXISTS (SELECT 1 FROM jointMember j WHERE j.caseID = d.id AND j.person IN (\(marks))))
            """
    }

    /// The cases that somebody still has to act on: those whose term was shortened, then by what is due first.
    ///
    /// Merged ones are acted on elsewhere.
    static func queue(_ query: CaseQueueQuery, at desk: Desk<Mediation>) async throws -> Page<CaseRow> {
        let limit = PageRequest.limit(query.pageSize)
        let (caller, today) = (desk.caller, desk.now.day)
        let token = (query.pageToken ?? "//").split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        return try await desk.read { db in
            var filter = CaseFilter()
            filter.add("d.due IS NOT NULL")
            filter.add("NOT EXISTS (SELECT 1 FROM caseMerge m WHERE m.caseID = d.id)")
            try filter.add(casesOf: query.of ?? .mine, caller, today, db)
            filter.add("d.due <= ?", query.dueBy)
            filter.add("d.isOverdue = ?", query.isOverdue)
            filter.add("d.stage = ?", query.stage?.rawValue)
            filter.add("c.kind = ?", query.kind?.rawValue)
            filter.add("d.enterprise = ?", query.enterprise)
            let rank = "CASE WHEN \(Cases.isShortened) THEN 0 ELSE 1 END"
            let (first, day) = (Int(token.first ?? "") ?? -1, token.count == 3 ? token[1] : "")
            filter.add("(\(rank), d.due, d.id) > (?, ?, ?)", [first, day, token.last ?? ""])
            let cases = try filter.cases(orderedBy: "\(rank), d.due, d.id", limit: limit + 1, db)
            return Page(try cases.map { try CaseRow($0, db) }, limit: limit) {
                "\($0.shortened == nil ? 1 : 0)/\($0.summary.due?.description ?? "")/\($0.summary.id)"
            }
        }
    }

    /// What belongs to a case beside its own history.
    static func ties(_ query: CaseTiesQuery, at desk: Desk<Mediation>) async throws -> CaseTies {
        let found = try await desk.read {
            db -> (ties: CaseTies, members: [JointMember], proxies: [ProxyAuthorisation])? in
            guard let id = try query.case.find(db), let item = try Cases.item(id, db) else { return nil }
            let merged = try Merges.ties(of: id, db).merged
            var seen: Set<Order.ID> = []
            let orders = try Signs.orders(of: [id] + merged.map(\.id), db).map(\.view)
                .filter { seen.insert($0.order).inserted }
            let joint = try JointMembers.view(of: id, db)
            let proxies = try Proxies.items(of: id, db)
            let ties = CaseTies(
                row: try CaseRow(item, db),
                countedFrom: try Merges.countedFrom(id, db) ?? item.summary.receivedOn,
                merged: merged,
                orders: orders,
                joint: joint?.view,
                proxies: proxies.map { ProxyView($0.id, $0.authorisation, hasEnded: $0.hasEnded) }
            )
            return (ties, joint?.members ?? [], proxies.map(\.authorisation))
        }
        guard var ties = found?.ties, let found else { throw Case.Rejection.caseUnknown.refusal }
        guard let reason = query.reason else { return ties }
        for (place, member) in found.members.enumerated() {
            ties.joint?.members[place].name = try member.name.flatMap {
                try desk.open($0, as: .name, of: Joint.ID(of: ties.row.summary.id).stream, because: reason)
            }
        }
        for (place, proxy) in found.proxies.enumerated() {
            let stream = ties.proxies[place].id.stream
            ties.proxies[place].name = try desk.open(proxy.name, as: .name, of: stream, because: reason)
            ties.proxies[place].matters = try desk.open(proxy.matters, as: .narrative, of: stream, because: reason)
        }
        return ties
    }
}

extension CaseFilter {
    /// Narrows to those whose cases they are: an officer's own, a unit's, or everybody's.
    ///
    /// An officer's own are those they mediate or a supervisor made them answer for, and, where nobody was named, those
    /// they acted on last; and those of whoever they stand in for today. A unit's are those that were assigned to it.
    fileprivate mutating func add(
        casesOf owner: CaseQueueQuery.Owner,
        _ caller: Caller,
        _ today: Day,
        _ db: Database
    ) throws {
        switch owner {
        case .all: break
        case .mine:
            let own = caller.actor.description
            let actors = [own] + (try Approvals.absent(behind: own, duty: .cases, on: today, db))
            let officers = actors.compactMap { actor -> String? in
                guard case .user(let id)? = Actor(actor) else { return nil }
                return id.description
            }
            let (ids, hands) = (Signs.marks(officers.count), Signs.marks(actors.count))
            add(
                """
                EXISTS (SELECT 1 FROM caseWork w WHERE w.caseID = d.id AND (
                w.mediator IN (\(ids)) OR w.responsible IN (\(ids))
                OR w.mediator IS NULL AND w.responsible IS NULL
                AND EXISTS (SELECT 1 FROM caseHand h WHERE h.caseID = d.id AND h.actor IN (\(hands)))))
                """,
                StatementArguments(officers + officers + actors)
            )
        case .unit:
            guard let unit = caller.unit else {
                throw Refusal(
                    "unitNotNamed",
                    Message("令牌未载明所属单位", "the token names no unit"),
                    status: .failedPrecondition
                )
            }
            guard try db.tableExists("assignment") else { return add("0") }
            add("EXISTS (SELECT 1 FROM assignment a WHERE a.subject = d.id AND a.unit = ?)", [unit])
        }
    }
}

extension ProxyView {
    /// An authorisation without anything personal.
    fileprivate init(_ id: Proxy.ID, _ authorisation: ProxyAuthorisation, hasEnded: Bool) {
        self.init(
            id: id,
            principal: authorisation.principal,
            agent: authorisation.agent,
            powers: authorisation.powers,
            from: authorisation.from,
            through: authorisation.through,
            hasEnded: hasEnded,
            name: nil,
            matters: nil
        )
    }
}
