import Model

/// A line of the officers' decisions.
private struct Decision: Decodable, Sendable {
    enum Step: String, Decodable, Sendable {
        case accept, refuse, agree, terminate
    }

    struct Term: Codable, Sendable {
        var what: String
        var amount: Money?
        var performBy: String
    }

    var system: String
    var order: String
    var `do`: Step
    var by: String
    var at: Moment
    var told: Telling.Way?
    var evidence: String?
    var enterprise: String?
    var ground: Int?
    var refusalGround: Int?
    var gone: CaseParty?
    var law: String?
    var reason: String?
    var terms: [Term]?
}

extension Sheet {
    /// 办理决定: every line is a step of a case, in the order of the day; a case is opened before its first.
    static func decisions(in folder: DemoFolder, at desk: DemoDesk, linked list: LinkingList) throws -> Sheet {
        let file = "decisions.jsonl"
        var (rows, broken) = try folder.objects(file)
        var decisions: [Int: Decision] = [:]
        for (row, node) in rows {
            do {
                decisions[row.line] = try node.decode(Decision.self)
            } catch let refusal as Refusal {
                broken.append(ColumnTitles().bad(refusal, row))
            }
        }
        rows.removeAll { decisions[$0.row.line] == nil }
        let known = decisions
        return Sheet(
            file: file,
            rows: rows.map(\.row),
            broken: broken,
            titles: ColumnTitles(
                ofFields: ["creditCode": "enterprise", "reference": "order"],
                ofReasons: ["orderUnknown": "order", "caseUnknown": "order", "groundNotInForce": "ground"]
            ),
            play: { row in
                if let decision = known[row.line] { try await desk.carryOut(decision, linked: list) }
                return nil
            }
        )
    }
}

extension DemoDesk {
    private struct Respondent: Encodable {
        var reference: OrderNumber.Reference
        var creditCode: String
    }

    private struct Step: Encodable {
        var reference: OrderNumber.Reference
        var at: Moment
        var told: Telling.Way?
        var evidence: String?
        var ground: Int?
        var refusalGround: Int?
        var gone: CaseParty?
        var law: String?
        var reason: String?
        var terms: [Decision.Term]?
    }

    fileprivate func carryOut(_ decision: Decision, linked list: LinkingList) async throws {
        let number = OrderNumber(system: decision.system, order: decision.order)
        let reference = try number.reference()
        func ask(_ step: String, _ params: some Encodable) async throws {
            let key = RowKey.path(decision.system, decision.order, "case", step)
            try await self.ask("mediation", "case.\(step)", params, as: decision.by, key: key)
        }
        try await openCase(on: list.dispute(of: number))
        if let code = decision.enterprise {
            try await ask("identifyRespondent", Respondent(reference: reference, creditCode: code))
        }
        let step = Step(
            reference: reference,
            at: decision.at,
            told: decision.told,
            evidence: decision.evidence,
            ground: decision.ground,
            refusalGround: decision.refusalGround,
            gone: decision.gone,
            law: decision.law,
            reason: decision.reason,
            terms: decision.terms
        )
        try await ask(decision.do.rawValue, step)
    }
}
