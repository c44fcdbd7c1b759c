import GRDB
import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Mediation {
    /// The national 12315 platform, which has no door: a sheet to type from, the number typed back, the differences.
    static var nationalMethods: [Method<Mediation>] {
        let officers: Set<Role> = [.intakeOfficer, .mediator]
        return [
            .query(
                "national.sheet",
                Message("全国12315平台转录单，按平台填写顺序", "a case in the national platform's order of fields"),
                for: officers,
                taking: NationalSheetQuery.self,
                giving: NationalSheet.self,
                NationalDesk.sheet
            ),
            .command(
                "national.enter",
                Message("回填全国12315平台编号", "enters the number the national platform gave"),
                for: officers,
                taking: NationalNumberRequest.self
            ) { request, door in
                let id = Transcription.ID(of: try door.dispute(request.case))
                return [.transcription(.enter(number: request.number, by: door.officer), on: id)]
            },
            .command(
                "national.correct",
                Message("更正全国12315平台编号", "corrects a number that was typed wrong"),
                for: officers,
                taking: NationalNumberRequest.self
            ) { request, door in
                let id = Transcription.ID(of: try door.dispute(request.case))
                return [.transcription(.correct(number: request.number, by: door.officer), on: id)]
            },
            .query(
                "national.differences",
                Message("每日核对本系统、12345和全国12315三方清单的差异", "what only one of the three lists has"),
                for: officers.union([.auditor]),
                taking: DifferenceQuery.self,
                giving: DifferenceList.self
            ) { query, desk in
                guard query.from <= query.to else { throw Refusal.periodReversed }
                let longest = max(query.hotline12345?.count ?? 0, query.national?.count ?? 0)
                guard longest <= DifferenceQuery.limit else {
                    throw Refusal(
                        "differenceListTooLong",
                        Message("一份清单最多5000个编号；请分日核对", "a list has at most 5,000 numbers; compare fewer days"),
                        field: "national"
                    )
                }
                return try await desk.read { db in try Transcriptions.differences(query, db) }
            },
        ]
    }
}
