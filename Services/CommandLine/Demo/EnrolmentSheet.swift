import Model
import Wire

extension Sheet {
    /// 学员名单: every row enrols a worker; 结业 and 证书等级 say how it ended.
    ///
    /// A certificate bears the last day of its class.
    static func enrolments(in folder: DemoFolder, at desk: DemoDesk, of classes: Sheet) throws -> Sheet {
        let file = "enrolments.csv"
        let (rows, broken) = try folder.table(file)
        let ends = Dictionary(classes.rows.map { ($0["班次编号"], $0["结业日期"]) }) { first, _ in first }
        var seen: Set<[String]> = []
        let repeated = Set(rows.filter { !seen.insert([$0["班次编号"], $0["身份证号"]]).inserted }.map(\.line))
        return Sheet(
            file: file,
            rows: rows,
            broken: broken,
            titles: enrolmentTitles,
            lane: { $0["班次编号"] }
        ) { row in
            guard !repeated.contains(row.line) else { throw enrolledTwice }
            let found = try await desk.ask(
                "registry",
                "worker.find",
                ["identityNumber": row["身份证号"]],
                as: DemoOffice.trainer.name
            )
            guard let worker = found["value"]?["worker"]?.string else {
                throw WireFailure.unintelligible(reason: "worker.find named no worker")
            }
            try await desk.attend(row, worker, certifiedOn: ends[row["班次编号"]])
            return nil
        }
    }

    private static let enrolledTwice = Refusal(
        "enrolledTwice",
        Message("此人在该班次的名单中重复；保留首次出现的一行", "the worker is in this class's list twice; the first row stands"),
        field: "identityNumber"
    )

    private static let enrolmentTitles = ColumnTitles(
        ofFields: [
            "number": "班次编号", "identityNumber": "身份证号", "worker": "身份证号", "level": "证书等级",
            "issuedOn": "班次编号",
        ],
        ofReasons: [
            "classFull": "班次编号", "classClosed": "班次编号", "levelNotTaught": "证书等级", "workerNotCompleted": "结业",
        ]
    )
}

extension DemoDesk {
    private struct Attendance: Encodable {
        var number: String
        var worker: String
        var level: String?
        var issuedOn: String?
    }

    fileprivate func attend(_ row: SheetRow, _ worker: String, certifiedOn day: String?) async throws {
        let number = row["班次编号"]
        var attendance = Attendance(number: number, worker: worker)
        func ask(_ method: String, _ step: String) async throws {
            let key = RowKey.path(step, number, worker)
            try await self.ask("training", method, attendance, as: DemoOffice.trainer.name, key: key)
        }
        try await ask("class.enrol", "enrol")
        guard try row.word("结业", ["是": true, "否": false], reason: "wordUnknown") else { return }
        try await ask("class.complete", "complete")
        guard let level = row.given("证书等级") else { return }
        attendance.level = level
        attendance.issuedOn = day
        try await ask("certificate.issue", "certify")
    }
}
