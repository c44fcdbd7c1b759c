import Foundation
import Model
import Testing

@Suite("Row 14: power or network cut")
struct Row14LateRecordingTests {
    @Test func `what is on a sheet is recorded later, counts from when it happened, and a second person compares`()
        async throws
    {
        let county = try await CountyAtWork.shared()
        let (clerk, second) = (try county.officer(.intakeOfficer), try county.officer(.intakeOfficer))
        let auditor = try county.officer(.auditor)
        let kit = try await county.done("kit.print", #"{"sheets":5,"on":"2026-09-01"}"#, as: clerk).id(of: "paperKit")
        let sheets = try await county.answer("kit.sheets", #"{"kit":"\#(kit)"}"#, as: clerk)["value"]?["html"]?.string
        let numbers = try await papers(of: kit, county, auditor)
        let first = try #require(numbers.first)
        #expect(numbers.count == 5)
        #expect(sheets?.contains("高市监补登〔2026〕第\(first)号") == true)
        #expect(sheets?.components(separatedBy: "停电断网诉求登记表").count ?? 0 >= 6, "a page each")

        // Sheet 2 is torn. Sheet 3 is written on 3 September at 09:20, while there is no power.
        try await county.done(
            "kit.spoil",
            #"{"paper":{"year":2026,"serial":\#(first + 1)},"because":"torn"}"#,
            as: clerk
        )
        let sheet = Self.sheet(first + 2, "马建国", "13893614001", "complaint", "钟点工打碎玻璃，要求赔680元")
        let recorded = try await county.done("lateEntry.record", sheet, as: clerk)
        #expect(recorded.types == ["lateEntry.recorded", "order.received"])
        let number = "高市监补登〔2026〕第\(first + 2)号"
        let dispute = try await county.done(
            "case.open",
            #"{"references":[{"channel":"counter","number":"\#(number)"}]}"#,
            as: clerk
        )
        .id(of: "case")
        let summary = try await county.dispute(dispute)["summary"]
        #expect(summary?["receivedOn"]?.string == "2026-09-03")
        #expect(summary?["due"]?.string == "2026-09-14", "seven working days from the real receipt")

        #expect(await county.refused("lateEntry.record", sheet, as: clerk) == "latePaperUsed")
        let torn = Self.sheet(first + 1, "马建国", "13893614001", "complaint", "另一张")
        #expect(await county.refused("lateEntry.record", torn, as: clerk) == "latePaperSpoiled")
        let foreign = Self.sheet(999_999, "马建国", "13893614001", "complaint", "另一张")
        #expect(await county.refused("lateEntry.record", foreign, as: clerk) == "latePaperUnknown")

        let id = try recorded.id(of: "lateEntry")
        #expect(await county.refused("lateEntry.confirm", #"{"id":"\#(id)"}"#, as: clerk) == "lateConfirmerIsRecorder")
        let confirmed = try await county.done("lateEntry.confirm", #"{"id":"\#(id)"}"#, as: second)
        #expect(confirmed.types == ["lateEntry.confirmed"])

        let register = try await county.answer("kit.register", "{}", as: auditor)["value"]
        let gaps = register?["gaps"]?.elements.compactMap { $0["serial"]?.integer } ?? []
        #expect(gaps.contains(first), "sheet 1 is blank below used ones, and somebody must account for it")
        #expect(!gaps.contains(first + 3))

        let row = try await row(of: id, county, auditor)
        #expect(row?["happenedAt"]?.string?.hasPrefix("2026-09-03T") == true)
        #expect(row?["recordedAt"]?.string != row?["happenedAt"]?.string)
        #expect(row?["hoursLate"]?.integer ?? 0 > 24)
        #expect(row?["scan"]?.string == CountyAtWork.digest)
        #expect(row?["standing"]?.string == "confirmed")
        #expect(row?["comparedBy"]?.string == second.actor)
        #expect(try await county.story(of: dispute).contains { $0.hasPrefix("立案") })
    }

    @Test func `a report on a sheet is on the list of those who may know, and on nobody else's`() async throws {
        let county = try await CountyAtWork.shared()
        let (clerk, auditor) = (try county.officer(.intakeOfficer), try county.officer(.auditor))
        let kit = try await county.done("kit.print", #"{"sheets":2,"on":"2026-09-01"}"#, as: clerk).id(of: "paperKit")
        let first = try #require(try await papers(of: kit, county, auditor).first)
        let sheet = Self.sheet(first, "陈厨师", "13893614002", "report", "公司让没有健康证的人上门做饭")
        let id = try await county.done("lateEntry.record", sheet, as: clerk).id(of: "lateEntry")
        #expect(try await row(of: id, county, auditor) != nil)
        for role in [Role.mediator, .hotlineClerk] {
            let other = try county.officer(role)
            #expect(try await row(of: id, county, other) == nil)
            #expect(await county.refused("lateEntry.confirm", #"{"id":"\#(id)"}"#, as: other) == "lateEntryUnknown")
            // That the number is used is seen of every sheet; what is on it of none.
            let register = try await county.answer("kit.register", "{}", as: other)["value"]
            let number = register?["numbers"]?.elements.first { $0["paper"]?["serial"]?.integer == first }
            #expect(number?["standing"]?.string == "used")
            #expect(number?.text.contains(id) == false)
        }
    }

    private static func sheet(
        _ serial: Int,
        _ name: String,
        _ phone: String,
        _ category: String,
        _ narrative: String
    ) -> String {
        #"""
        {"paper":{"year":2026,"serial":\#(serial)},"happenedAt":"2026-09-03T09:20:00+08:00","cause":"powerCut",
        "scan":"\#(CountyAtWork.digest)","reason":"城关镇停电，9时至次日8时无法登录",
        "order":{"channel":"counter","sequence":1,"category":"\#(category)","claimed":68000,
        "complainant":{"name":"\#(name)","phone":"\#(phone)"},"narrative":"\#(narrative)"}}
        """#
    }

    private func papers(of kit: String, _ county: CountyAtWork, _ officer: OfficerAtWork) async throws -> [Int] {
        let register = try await county.answer("kit.register", "{}", as: officer)["value"]
        return register?["numbers"]?.elements.filter { $0["kit"]?.string == kit }
            .compactMap { $0["paper"]?["serial"]?.integer } ?? []
    }

    private func row(of id: String, _ county: CountyAtWork, _ officer: OfficerAtWork) async throws -> JSONDocument.Node?
    {
        let list = try await county.answer("lateEntry.list", #"{"pageSize":500}"#, as: officer)["value"]
        return list?["items"]?.elements.first { $0["id"]?.string == id }
    }
}
