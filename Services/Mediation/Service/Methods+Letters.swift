import GRDB
import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Mediation {
    private static let writers: Set<Role> = [.intakeOfficer, .mediator, .commerceSupervisor]

    /// What can be done to letters.
    static var letterMethods: [Method<Mediation>] {
        [
            .command(
                "letter.issue",
                Message("制作文书：编号、引用条文、留存摘要", "issues a letter: its number, the articles, the digest of what it says"),
                for: writers,
                taking: LetterIssueRequest.self,
                LetterDesk.issue
            ),
            .command(
                "letter.void",
                Message("作废文书；编号不再使用", "voids a letter; its number stays taken"),
                for: writers,
                taking: LetterVoidRequest.self
            ) { request, door in
                let id = try door.letter(request.letter)
                return [.letter(.void(on: request.on ?? door.now.day, because: request.because), on: id)]
            },
            .command(
                "letter.serve",
                Message("记录文书的送达", "records that somebody was served with a letter"),
                for: writers,
                taking: LetterServeRequest.self
            ) { request, door in
                let id = try door.letter(request.letter)
                return [.letter(.serve(party: request.party, service: request.service), on: id)]
            },
            .command(
                "letter.returnScan",
                Message("登记盖章签字后扫描件的摘要", "enters the digest of the sealed and signed paper's scan"),
                for: writers,
                taking: LetterScanRequest.self
            ) { request, door in
                let digest = try door.digest(request.digest, at: "digest")
                let id = try door.letter(request.letter)
                return [.letter(.returnScan(digest: digest, on: request.on ?? door.now.day), on: id)]
            },
        ]
    }

    /// What can be asked about letters.
    static var letterQueries: [Method<Mediation>] {
        let readers = writers.union([.auditor])
        return [
            .query(
                "letter.get",
                Message("查看一份文书；填写理由时给出可打印的全文", "shows a letter; for a reason the print itself"),
                for: readers,
                taking: LetterQuery.self,
                giving: LetterView.self,
                LetterDesk.view
            ),
            .query(
                "letter.list",
                Message("分页列出文书", "lists letters by page"),
                for: readers,
                taking: LetterListQuery.self,
                giving: Page<LetterSummary>.self
            ) { query, desk in
                let limit = PageRequest.limit(query.pageSize)
                let mayKnow = desk.caller.mayKnowReports
                let items = try await desk.read { db in
                    try Letters.page(query, mayKnowReports: mayKnow, limit: limit + 1, db)
                }
                return Page(items, limit: limit) { $0.letter.description }
            },
            .query(
                "letter.verify",
                Message("核对文书的校验码；可核对打印文件是否改动", "checks the mark of a print, and whether a file is unchanged"),
                for: readers,
                taking: LetterVerifyQuery.self,
                giving: LetterVerdict.self,
                LetterDesk.verify
            ),
        ]
    }
}

extension Door<Mediation> {
    /// The letter that a request names; one about a report is not found by those who may not know of it.
    func letter(_ id: Letter.ID) throws -> Letter.ID {
        let mayKnow = caller.mayKnowReports
        guard try find({ db in try Letters.item(id, mayKnowReports: mayKnow, db) }) != nil else {
            throw Letter.Rejection.letterUnknown.refusal.at("letter")
        }
        return id
    }
}

extension String {
    /// Whether it is SHA-256 in hex.
    var isHexDigest: Bool {
        utf8.count == 64 && utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }
}
