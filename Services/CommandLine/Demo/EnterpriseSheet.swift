import Model

extension Sheet {
    /// 企业名录: every row registers an enterprise.
    static func enterprises(in folder: DemoFolder, at desk: DemoDesk) throws -> Sheet {
        let file = "enterprises.csv"
        let (rows, broken) = try folder.table(file)
        return Sheet(
            file: file,
            rows: rows,
            broken: broken,
            titles: enterpriseTitles,
            lane: { $0["统一社会信用代码"] }
        ) { row in
            let code = row["统一社会信用代码"]
            try await desk.ask(
                "registry",
                "enterprise.register",
                EnterpriseEntry(row),
                as: DemoOffice.supervisor.name,
                key: RowKey.path("demo", "enterprise", code, row.digest)
            )
            let warning = try? UnifiedSocialCreditCode(code).warning
            return warning.map { Refusal("creditCodeCheck", $0, field: "creditCode") }
        }
    }

    private static let enterpriseTitles = ColumnTitles(
        ofFields: [
            "creditCode": "统一社会信用代码", "attestation": "证照核验说明", "name": "企业名称", "shopSigns": "招牌名称",
            "address": "住所", "division": "行政区划代码", "business": "经营类型", "registeredOn": "登记日期",
            "legalRepresentative": "法定代表人", "phone": "联系电话",
        ],
        ofReasons: [
            "creditCodeTaken": "统一社会信用代码", "creditCodeNeedsAttestation": "证照核验说明",
            "enterpriseAlreadyRegistered": "统一社会信用代码",
        ]
    )
}

/// A row of 企业名录 as `enterprise.register` takes it.
private struct EnterpriseEntry: Encodable {
    var creditCode: String
    var attestation: String?
    var name: String
    var shopSigns: [String]?
    var address: String
    var division: String
    var business: BusinessForm
    var registeredOn: String
    var legalRepresentative: String
    var phone: String?

    init(_ row: SheetRow) throws(Refusal) {
        creditCode = row["统一社会信用代码"]
        attestation = row.given("证照核验说明")
        name = row["企业名称"]
        shopSigns = row.given("招牌名称").map { $0.split(separator: "、").map(String.init) }
        address = row["住所"]
        division = row["行政区划代码"]
        business = try row.word(
            "经营类型",
            ["员工制": .employing, "中介制": .intermediary, "综合": .mixed],
            reason: "businessFormUnknown"
        )
        registeredOn = row["登记日期"]
        legalRepresentative = row["法定代表人"]
        phone = row.given("联系电话")
    }
}
