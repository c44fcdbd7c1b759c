import Model

extension Sheet {
    /// 从业人员名册: every row files a worker.
    static func workers(in folder: DemoFolder, at desk: DemoDesk) throws -> Sheet {
        let file = "workers.csv"
        let (rows, broken) = try folder.table(file)
        return Sheet(
            file: file,
            rows: rows,
            broken: broken,
            titles: workerTitles,
            lane: { $0["身份证号"] }
        ) { row in
            // The key must not tell the identity number, and the row has no other name.
            try await desk.ask(
                "registry",
                "worker.file",
                WorkerEntry(row),
                as: DemoOffice.supervisor.name,
                key: RowKey.path("demo", "worker", "\(row.line)", row.digest)
            )
            return nil
        }
    }

    private static let workerTitles = ColumnTitles(
        ofFields: [
            "name": "姓名", "identityNumber": "身份证号", "phone": "手机号", "employerCreditCode": "所属企业统一社会信用代码",
            "occupation": "工种", "filedOn": "从业登记日期",
        ],
        ofReasons: ["workerAlreadyFiled": "身份证号"],
        reasons: ["workerAlreadyFiled": "workerTwice"]
    )
}

/// A row of 从业人员名册 as `worker.file` takes it.
private struct WorkerEntry: Encodable {
    var name: String
    var identityNumber: String
    var phone: String
    var employerCreditCode: String?
    var occupation: String
    var filedOn: String

    init(_ row: SheetRow) {
        name = row["姓名"]
        identityNumber = row["身份证号"]
        phone = row["手机号"]
        employerCreditCode = row.given("所属企业统一社会信用代码")
        occupation = row["工种"]
        filedOn = row["从业登记日期"]
    }
}
