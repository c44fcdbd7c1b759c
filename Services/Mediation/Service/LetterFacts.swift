import EventLog
import GRDB
import MediationDomain
import Model
import ServiceKit
import Vault

/// What the log knows already for a letter: nobody types a number, a day or a ground that was decided.
struct LetterFacts {
    var about = LetterAbout()
    /// The day that chooses the law; today where nothing does.
    var lawOn: Day
    var values: [String: String] = [:]
    /// Whose key seals the letter: a complainant's, so that erasing them erases it too.
    var key: PersonKey?
    /// Whether it may be sealed for the secrecy of reports alone.
    var isOfReport = false

    /// Gathers what a request is about.
    ///
    /// - Throws: What is not found; a report is not found by those who may not know of it.
    init(_ request: LetterIssueRequest, at door: Door<Mediation>) throws {
        lawOn = door.now.day
        if let id = request.caseID { try add(id, door) }
        if let reference = request.reference { try add(reference, door) }
        if let id = request.report { try add(id, door) }
        if let enterprise = request.enterprise { try add(enterprise, payout: request.payout, door) }
        // The two forms about reports tell of one, whatever they name.
        if request.kind == .reportRecord || request.kind == .reportResult {
            guard about.report != nil else { throw Self.missing("report") }
        }
        guard about != LetterAbout() else { throw Self.missing("caseID") }
        // What is paid out of a deposit goes by the rules of today, whenever the case came in.
        if request.kind == .advancePayment || request.kind == .topUpNotice { lawOn = door.now.day }
    }

    private mutating func add(_ id: Case.ID, _ door: Door<Mediation>) throws {
        let found = try door.find { db in try Cases.item(id, db).map { ($0, try Cases.basis(of: id, db)) } }
        guard let (item, basis) = found else { throw Case.Rejection.caseUnknown.refusal.at("caseID") }
        about.caseID = id
        about.person = item.opening.complainant
        key = try door.key(of: id)
        lawOn = item.opening.receivedOn
        let number = item.summary.number
        values["caseNumber"] = "〔\(number.year)〕\(number.serial)"
        values["receivedOn"] = item.opening.receivedOn.written
        values["claimed"] = item.opening.claimed?.yuanText
        values["otherWays"] = door.rules.otherWays(receivedOn: lawOn)
        for (name, label) in [("mediateBy", "mediateBy"), ("acceptBy", "acceptBy"), ("tellBothBy", "tellBothBy")] {
            values[name] = basis.lazy.compactMap { $0.outcome[label] }.first.flatMap { try? Day($0).written }
        }
        values["acceptedOn"] = basis.lazy.compactMap { $0.inputs["acceptedOn"] }.first.flatMap { try? Day($0).written }
        values["answerBy"] = values["mediateBy"] ?? values["acceptBy"]
        addGround(of: item, door)
        if let enterprise = item.summary.enterprise { try addName(of: enterprise, door) }
    }

    /// The ground that a refusal or a termination rests on, in the words of the law of that case.
    private mutating func addGround(of item: StoredCase, _ door: Door<Mediation>) {
        guard let ending = item.ending else { return }
        let use: GroundRule.Use
        switch item.summary.stage {
        case .refused: use = .refuse
        case .terminated: use = .terminate
        default: return
        }
        guard let ground = door.rules.ground(use, ending.ground, of: item.opening.kind, receivedOn: lawOn) else {
            return
        }
        let prefix = use == .refuse ? "refusal" : "termination"
        values["\(prefix)Ground"] = ground.text
        values["\(prefix)Article"] = ground.article
        values["\(prefix)On"] = ending.on.written
        values["namedLaw"] = ending.law
    }

    private mutating func addName(of enterprise: Enterprise.ID, _ door: Door<Mediation>) throws {
        guard let (name, code) = try door.find({ db in try Enterprises.name(of: enterprise, db) }) else { return }
        values["enterpriseName"] = name
        values["creditCode"] = code
    }

    private mutating func add(_ reference: OrderReference, _ door: Door<Mediation>) throws {
        let mayKnow = door.caller.mayKnowReports
        let found = try door.find { db in
            try Orders.id(numbered: reference.number, in: reference.channel, db)
                .flatMap { try Orders.order($0, mayKnowReports: mayKnow, db) }
        }
        guard let found else { throw Order.Rejection.orderUnknown.refusal.at("reference") }
        about.order = found.summary.order
        values["orderNumber"] = found.summary.number
        values["hotline"] = found.summary.channel.written
        values["orderReceivedOn"] = found.summary.receivedOn.written
        if about.caseID == nil { lawOn = found.summary.receivedOn }
    }

    private mutating func add(_ id: Report.ID, _ door: Door<Mediation>) throws {
        guard door.caller.mayKnowReports, let report = try door.find({ db in try Reports.item(id, db) }) else {
            throw Refusal(
                "reportUnknown",
                Message("没有这件举报；请核对编号", "there is no such report; check its id"),
                status: .notFound,
                field: "report"
            )
        }
        about.report = id
        about.person = report.opening.reporter
        isOfReport = true
        lawOn = report.opening.receivedOn
        values["reportNumber"] = "〔\(report.number.year)〕\(report.number.serial)"
        values["reportReceivedOn"] = lawOn.written
    }

    private mutating func add(_ enterprise: Enterprise.ID, payout: Int64?, _ door: Door<Mediation>) throws {
        about.enterprise = enterprise
        about.payout = payout
        try addName(of: enterprise, door)
        guard values["enterpriseName"] != nil else { throw Refusal.respondentUnknown.at("enterprise") }
        guard let payout else { return }
        let id = Deposit.ID(of: enterprise)
        let topUp = try door.find { db in try Deposits.view(id, required: nil, db)?.topUps.first { $0.number == payout }
        }
        guard let topUp else { throw Deposit.Rejection.payoutUnknown.refusal.at("payout") }
        values["payoutNumber"] = String(payout)
        values["payoutAmount"] = topUp.amount.yuanText
        values["topUpAmount"] = topUp.remaining.yuanText
        values["topUpDays"] = door.rules.topUpTerm(on: door.now.day)
    }

    static func missing(_ field: String) -> Refusal {
        Refusal(
            "letterAboutMissing",
            Message("须指明文书所涉的案件、工单、举报或企业", "name the case, order, report or enterprise that the letter is about"),
            field: field
        )
    }
}

extension OrderChannel {
    fileprivate var written: String {
        switch self {
        case .hotline12345: "12345政务服务便民热线"
        case .hotline12315: "全国12315平台"
        case .counter: "受理窗口"
        case .post: "邮寄"
        case .association: "行业协会"
        }
    }
}

extension Enterprises {
    /// The name on an enterprise's licence, and its credit code.
    static func name(of id: Enterprise.ID, _ db: Database) throws -> (name: String, code: String)? {
        let statement = try db.cachedStatement(
            sql: "SELECT json_extract(names, '$[0]') AS name, creditCode FROM knownEnterprise WHERE id = ?"
        )
        return try Row.fetchOne(statement, arguments: [id]).map { ($0["name"], $0["creditCode"]) }
    }
}
