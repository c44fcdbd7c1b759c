import Foundation
import Model
import Testing

@Suite("The commands of a real day")
struct CommandsOfTheDayTests {
    /// The types of the events that a command brought about.
    private func types(_ lines: [JSONDocument.Node]) -> [String] {
        (lines.first?["events"]?.elements ?? []).compactMap { $0["type"]?.string }
            .map { $0.replacing("cn.jiazheng.mediation.", with: "").replacing(".v1", with: "") }
    }

    /// The id of the first subject that a command brought about.
    private func id(_ lines: [JSONDocument.Node]) throws -> String {
        let subject = try #require(lines.first?["events"]?.elements.first?["subject"]?.string)
        return String(try #require(subject.split(separator: "/").last))
    }

    @Test func `tell, put a category right, reclassify and enter where an instruction comes from`() async throws {
        let county = try await CountyAtWork.shared()
        let firm = try await county.enterprise(191, "高台县同心家政服务有限公司")
        try await county.order("RC-1", at: "2026-10-12T09:00", name: "谢秀莲", phone: "13893610191", says: "扣着工资说是押金")
        let dispute = try await county.dispute("RC-1", against: firm)
        let clerk = ["--role", "intakeOfficer"]
        let instructed = try county.jiazheng(
            "case",
            "instruct",
            "12345:RC-1",
            "--source",
            "media",
            "--number",
            "河西报2026-7",
            "--office",
            "河西报社",
            "--report-by",
            "2026-10-30",
            "--content",
            "请核实押金问题",
            "--on",
            "2026-10-13",
            clerk[0],
            clerk[1]
        )
        #expect(types(instructed) == ["case.instructed"])
        let reclassified = try county.jiazheng(
            "case",
            "reclassify",
            "12345:RC-1",
            "--kind",
            "labour",
            "--relation",
            "employee",
            "--reason",
            "实为工资",
            "--on",
            "2026-10-13",
            clerk[0],
            clerk[1]
        )
        #expect(Set(types(reclassified)).isSuperset(of: ["case.reclassified", "case.relationAsked"]))
        try await county.does("case.accept", #"{"id":"\#(dispute)","at":"2026-10-14T09:00:00+08:00"}"#)
        func running() async throws -> Bool {
            let terms = try await county.asks("clock.explain", #"{"id":"\#(dispute)"}"#)["terms"]?.elements ?? []
            return terms.first { $0["clock"]?.string == "accept" }?["state"]?.string == "running"
        }
        let tell = [
            "case", "tell", "12345:RC-1", "--about", "acceptance", "--whom", "complainant", "--how", "phone", "--at",
            "2026-10-14T09:05:00+08:00", "--role", "mediator",
        ]
        #expect(types(try county.jiazheng(tell)) == ["case.partyTold"])
        #expect(try await running(), "nothing proves it yet")
        #expect(types(try county.jiazheng(tell + ["--evidence", "录音2026-191"])).first == "case.partyTold")
        #expect(try await !running())
        let recategorised = try county.jiazheng(
            "order",
            "recategorise",
            "12345:RC-1",
            "--category",
            "report",
            "--reason",
            "另有举报",
            clerk[0],
            clerk[1]
        )
        #expect(recategorised.first?["reason"] == nil && types(recategorised).isEmpty, "it lies in a case")
    }

    @Test func `name a third party, refer, and list with the receipt`() async throws {
        let county = try await CountyAtWork.shared()
        let firm = try await county.enterprise(192, "高台县和顺家政服务有限公司")
        try await county.order("RC-2", at: "2026-10-12T09:00", name: "谢秀莲", phone: "13893610192", says: "阿姨带走预支款")
        _ = try await county.dispute("RC-2", against: firm)
        let party = try id(
            county.jiazheng(
                "third-party",
                "name",
                "12345:RC-2",
                "--part",
                "worker",
                "--name",
                "高某某",
                "--facts",
                "带走预支款3600元",
                "--role",
                "mediator"
            )
        )
        let referred = try county.jiazheng(
            "third-party",
            "refer",
            party,
            "--office",
            "城关派出所",
            "--document",
            "高市监移〔2026〕92号",
            "--amount",
            "3600.00",
            "--role",
            "mediator"
        )
        #expect(types(referred) == ["thirdParty.referred"])
        let receipt = try county.jiazheng(
            "third-party",
            "receipt",
            party,
            "--number",
            "高公受案字〔2026〕92号",
            "--role",
            "mediator"
        )
        #expect(types(receipt) == ["thirdParty.receiptCame"])
        let listed = try county.jiazheng("third-party", "list", "12345:RC-2", "--reason", "核对", "--role", "mediator")
        let row = listed.first?["value"]?["items"]?.elements.first
        #expect(row?["name"]?.string == "高某某" && row?["referral"]?["amount"]?.integer == 360_000)
        #expect(row?["receipt"]?["number"]?.string == "高公受案字〔2026〕92号")
    }

    @Test func `take in a sheet of people and bring a table of claims to its proposal`() async throws {
        let county = try await CountyAtWork.shared()
        let firm = try await county.enterprise(193, "高台县悦洗家政服务有限公司")
        let sheet = FileManager.default.temporaryDirectory.appending(path: "登记表-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: sheet) }
        let rows = """
            悦洗家政预付卡登记表
            登记编号,姓名,联系电话,卡号或合同号,付款日期,预付金额,已用金额,收到日期
            悦洗-1,求偿人丁,１３８９３６１９３０１,Y-1,2026/3/1,"1,500.00",500,2026-09-01
            悦洗-2,求偿人戊,13893619302,,2026年3月2日,1500元,0,2026-09-02

            """
        try Data(rows.utf8).write(to: sheet)
        let mass = [
            "intake", "mass", sheet.path, "--template", "intake.prepaidCard", "--enterprise", firm, "--role",
            "intakeOfficer",
        ]
        let taken = try county.jiazheng(mass)
        let cases = (taken.first?["events"]?.elements ?? []).filter {
            $0["type"]?.string == "cn.jiazheng.mediation.case.opened.v1"
        }
        #expect(cases.count == 2)
        #expect(types(try county.jiazheng(mass)).isEmpty, "the same sheet again changes nothing")
        let clerk = ["--role", "intakeOfficer"]
        let relief = try id(
            county.jiazheng(["relief", "open", firm, "--because", "closed", "--on", "2026-09-05"] + clerk)
        )
        for (number, proven) in [(1, "1000.00"), (2, "1500.00")] {
            let claim = [
                "relief", "claim", relief, "--case", "counter:悦洗-\(number)", "--proven", proven, "--proof",
                "Y-\(number)",
                "--elsewhere", "0", "--on", "2026-09-06",
            ]
            #expect(types(try county.jiazheng(claim + clerk)) == ["relief.claimed"])
        }
        let gone = try county.jiazheng(["relief", "withdraw", relief, "--case", "counter:悦洗-2"] + clerk)
        #expect(types(gone) == ["relief.withdrawn"])
        let checked = try county.jiazheng(
            [
                "relief", "check-payee", relief, "--case", "counter:悦洗-1", "--name", "求偿人丁", "--identity",
                "11010519491231002X", "--account", "6222000011119999",
            ] + clerk
        )
        #expect(types(checked) == ["relief.payeeChecked"])
        let proposed = try county.jiazheng(
            ["relief", "propose", relief, "--number", "高先赔〔2026〕93号", "--on", "2026-09-08"] + clerk
        )
        #expect(types(proposed) == ["relief.proposed"])
        let token = try county.officer(.commerceSupervisor).token
        let approved = try county.jiazheng(
            "relief",
            "approve",
            relief,
            "--authority",
            "industryCommerce",
            "--token",
            token
        )
        #expect(types(approved) == ["relief.approved"], "by the commerce bureau's own supervisor")
    }
}
