import EventLog
import GRDB
import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Mediation {
    /// Who may learn who reported, and what an anonymous reporter may learn.
    static var identityMethods: [Method<Mediation>] {
        [
            .command(
                "report.grantIdentity",
                Message("负责人指名授权查看举报人身份", "lets one named officer learn who reported"),
                for: [.head],
                taking: IdentityGrantRequest.self
            ) { request, door in
                let id = try door.report(request.id.value)
                let grant = IdentityGrant(
                    officer: request.officer.text,
                    by: door.officer,
                    until: request.until,
                    reason: try door.seal(request.reason.text, as: .narrative, of: door.key(of: id))
                )
                return [.report(.grantIdentity(grant: grant), on: id)]
            },
            .command(
                "report.revokeIdentity",
                Message("撤回查看举报人身份的授权", "takes such leave back"),
                for: [.head],
                taking: IdentityRevocationRequest.self
            ) { request, door in
                let id = try door.report(request.id.value)
                return [.report(.revokeIdentity(officer: request.officer.text, by: door.officer), on: id)]
            },
            .query(
                "report.identity",
                Message("经授权查看举报人身份，每次记录", "opens who reported, for those granted it; each time is recorded"),
                for: checkReaders,
                taking: IdentityQuery.self,
                giving: ReporterView.self,
                ReportDesk.identity
            ),
            .command(
                "report.issueCode",
                Message("为匿名举报发放查询码，只显示一次", "gives an anonymous reporter a code, shown once"),
                for: checkers,
                taking: CheckReference.self,
                giving: ReportCodeView.self,
                { request, door in
                    let id = try door.report(request.id)
                    let code = ReportCode.random()
                    let key = try door.key(of: id)
                    door.remember(.fullName, ReportCode.lookUp(code), of: key)
                    return [.report(.issueCode(code: try door.seal(code, as: .document, of: key)), on: id)]
                },
                finishing: ReportDesk.code
            ),
            .query(
                "report.status",
                Message("凭查询码了解匿名举报的办理状态", "tells an anonymous reporter in a word how far it is"),
                for: [.public],
                taking: ReportStatusQuery.self,
                giving: ReportStatusView.self,
                ReportDesk.status
            ),
        ]
    }
}

/// The codes of anonymous reporters: long enough that nobody guesses one, easy to read out over a telephone.
enum ReportCode {
    private static let letters = Array("ABCDEFGHJKMNPQRSTUVWXYZ23456789")
    private static let length = 16

    /// A code that nobody has.
    static func random() -> String {
        String((0..<length).map { _ in letters[Int.random(in: letters.indices)] })
    }

    /// What the vault's keyed hash is made of; how people write it makes no difference.
    static func lookUp(_ code: String) -> String {
        "reportCode \(String(code.uppercased().filter { $0.isLetter || $0.isNumber }))"
    }
}

/// Where questions about reports are answered.
enum ReportDesk {
    /// One report; one that the caller may not know of is as unknown as one that is not there.
    static func item(_ query: ReportQuery, at desk: Desk<Mediation>) async throws -> ReportView {
        let (caller, rules) = (desk.caller, desk.rules.routing)
        let view = try await desk.read { db throws -> ReportView? in
            guard let report = try Reports.item(query.id, db),
                let assignment = try Assignments.item(query.id.value, db),
                caller.mayKnow(assignment, coHandlers: try Assignments.coHandlers(of: query.id.value, db), rules)
            else { return nil }
            return try Reports.view(report, db)
        }
        guard let view else { throw Report.Rejection.reportUnknown.refusal }
        return view
    }

    /// Who reported, for an officer who was granted it by name; whether there is such a report is not told to others.
    static func identity(_ query: IdentityQuery, at desk: Desk<Mediation>) async throws -> ReporterView {
        let (officer, now) = (desk.caller.actor.description, desk.now)
        let complainant = try await desk.read { db throws -> Complainant? in
            guard try Reports.isGranted(query.id, to: officer, at: now, db),
                let report = try Reports.item(query.id, db)
            else { return nil }
            return try Orders.order(report.opening.order, mayKnowReports: true, db)?.receipt.complainant
        }
        guard let complainant else { throw Refusal.identityNotGranted }
        func open(_ sealed: Sealed?, _ kind: SealKind) throws -> String? {
            try sealed.flatMap { try desk.open($0, as: kind, of: query.id.stream, because: query.reason) }
        }
        return ReporterView(name: try open(complainant.name, .name), phone: try open(complainant.phone, .phone))
    }

    /// The code that was just issued, read back from its event: asking again under the same key shows the same.
    static func code(_ done: Answer.Done, at desk: Desk<Mediation>) throws -> ReportCodeView {
        for mark in done.events {
            guard case .ours(.report(.codeIssued(let code), _)) = try desk.event(at: mark.position)?.event,
                let text = try desk.open(code, as: .document, of: mark.stream, because: "发放查询码")
            else { continue }
            return ReportCodeView(code: text)
        }
        throw Report.Rejection.reportCodeIssued.refusal
    }

    /// One word, and the same refusal for every code that leads nowhere.
    static func status(_ query: ReportStatusQuery, at desk: Desk<Mediation>) async throws -> ReportStatusView {
        let reporters = try desk.persons(matching: .fullName, ReportCode.lookUp(query.code.text))
        let stage = try await desk.read { db throws in
            try Reports.ids(of: reporters, db).first.flatMap { try Reports.item($0, db)?.stage }
        }
        guard let stage else { throw Refusal.reportCodeUnknown }
        return ReportStatusView(state: stage.state)
    }
}

extension CheckStage {
    /// What may be said of it.
    fileprivate var state: ReportStatusView.State {
        switch self {
        case .checking, .deciding: .beingChecked
        case .notFiled, .concluded, .repeated, .joined: .handled
        case .notOurs: .notOurs
        }
    }
}

extension Refusal {
    /// Nobody granted it, or there is no such report: the answer is the same.
    static let identityNotGranted = Refusal(
        "identityNotGranted",
        Message("未获授权查看该举报人身份；须由负责人指名授权", "nobody granted you this identity; the head does, by name"),
        status: .permissionDenied,
        field: "id"
    )

    /// The code leads nowhere.
    static let reportCodeUnknown = Refusal(
        "reportCodeUnknown",
        Message("查询码不存在；请核对", "there is no such code; check it"),
        status: .notFound,
        field: "code"
    )
}
