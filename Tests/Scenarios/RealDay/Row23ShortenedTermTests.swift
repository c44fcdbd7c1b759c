import Foundation
import Model
import ServiceKit
import TestKit
import Testing

@Suite("Row 23: a notice that shortens a term")
struct Row23ShortenedTermTests {
    /// A county whose holiday notice for 2026 has not come yet when complaints come in, and comes later.
    @Test func `puts the case on top in red, and judges by the day the complainant was told`() async throws {
        let county = try LateNotice()
        defer { county.close() }
        try await county.start()
        for (number, day) in [("R23-1", "08"), ("R23-2", "08"), ("R23-3", "06")] {
            try await county.order(number, at: "2026-10-\(day)T09:00")
        }
        let told = try await county.dispute("R23-1")
        let untold = try await county.dispute("R23-2")
        let other = try await county.dispute("R23-3")
        let before = try await county.summary(of: untold)
        #expect(before?["due"]?.string == "2026-10-19" && before?["isProvisional"]?.bool == true)
        // Told on the 16th by telephone, while the term still seemed to run to the 19th.
        try await county.office(
            "case.refuse",
            #"{"id":"\#(told)","ground":4,"told":"phone","evidence":"录音2026-11","at":"2026-10-16T16:00:00+08:00"}"#
        )

        // The notice makes Saturday the 10th a working day: the seventh one is the 16th now.
        try county.publishNotice()
        try await county.start()
        try await eventually("the terms are counted anew") {
            try await county.summary(of: untold)?["due"]?.string == "2026-10-16"
        }
        let queue = try await county.asks("case.queue", #"{"of":"all"}"#)["items"]?.elements ?? []
        #expect(queue.first?["summary"]?["id"]?.string == untold, "the shortened one is on top")
        #expect(queue.first?["shortened"]?["was"]?["day"]?.string == "2026-10-19")
        #expect(queue.first?["shortened"]?["due"]?["day"]?.string == "2026-10-16")
        #expect(queue.contains { $0["summary"]?["id"]?.string == other })
        let clock = try await county.asks("clock.explain", #"{"id":"\#(told)"}"#)
        #expect(clock.text.contains("\"closedOn\":\"2026-10-16\"") && !clock.text.contains("\"isOverdue\":true"))
    }
}

extension Row23ShortenedTermTests {
    /// Next year's notice comes late in the year and has a Saturday of December worked.
    @Test func `of December is provisional until next year's notice, and is on top once that shortens it`() async throws
    {
        let county = try LateNotice(lacking: "2027")
        defer { county.close() }
        try await county.start()
        let december = try await county.inspection("R23-4", filedOn: "2026-10-08")
        let earlier = try await county.inspection("R23-5", filedOn: "2026-09-28")
        let before = try await county.summary(of: december)
        #expect(before?["due"]?.string == "2026-12-30" && before?["isProvisional"]?.bool == true)

        let notice = #"{"date":"2026-12-26","name":"元旦","off":false},{"date":"2027-01-01","name":"元旦","off":true}"#
        try county.publishNotice(of: "2027", days: "[\(notice)]")
        try await county.start()
        try await eventually("the terms are counted anew") {
            try await county.summary(of: december)?["due"]?.string == "2026-12-29"
        }
        let after = try await county.summary(of: december)
        #expect(after?["isProvisional"]?.bool == false)
        let queue = try await county.asks("case.queue", #"{"of":"all"}"#)["items"]?.elements ?? []
        #expect(queue.first?["summary"]?["id"]?.string == december, "the shortened one is on top")
        #expect(queue.first?["shortened"]?["was"]?["day"]?.string == "2026-12-30")
        #expect(queue.first?["shortened"]?["due"]?["day"]?.string == "2026-12-29")
        let other = queue.first { $0["summary"]?["id"]?.string == earlier }
        #expect(other != nil && other?["shortened"] == nil, "what ends before the 26th stays as it was")
        let moves = try await county.asks("clocks.moved", "{}")["items"]?.elements ?? []
        let days = moves.filter { $0["was"]?["day"]?.string != $0["due"]?["day"]?.string }
        #expect(days.map { $0["id"]?.string } == [december], "the other is certain now, on the same day")
    }
}

/// Mediation alone, with a calendar that lacks a year until its notice is published.
private final class LateNotice {
    private let data = FileManager.default.temporaryDirectory.appending(path: "notice-\(UUID().uuidString)").path
    private var process: Process?
    private var holidays: Data

    init(lacking year: String = "2026") throws {
        let rules = "\(data)-rules"
        try FileManager.default.copyItem(atPath: CountyAtWork.county, toPath: rules)
        let file = URL(filePath: "\(rules)/holidays.json")
        holidays = try Data(contentsOf: file)
        var notices = try #require(JSONSerialization.jsonObject(with: holidays) as? [String: Any])
        var years = try #require(notices["years"] as? [String: Any])
        years[year] = nil
        notices["years"] = years
        try JSONSerialization.data(withJSONObject: notices).write(to: file)
        try DataFolder(path: data).create(rules: rules, at: CountyAtWork.now)
        try FileManager.default.removeItem(atPath: rules)
    }

    /// The notice is out: the county has it from the next start on.
    func publishNotice() throws {
        process?.terminate()
        process?.waitUntilExit()
        try holidays.write(to: URL(filePath: "\(data)/county/holidays.json"))
    }

    /// The notice of another year is out, with these days.
    func publishNotice(of year: String, days: String) throws {
        var notices = try #require(JSONSerialization.jsonObject(with: holidays) as? [String: Any])
        var years = try #require(notices["years"] as? [String: Any])
        let named = try JSONSerialization.jsonObject(with: Data(days.utf8))
        years[year] = ["notices": ["https://www.gov.cn/\(year)"], "days": named]
        notices["years"] = years
        holidays = try JSONSerialization.data(withJSONObject: notices)
        try publishNotice()
    }

    /// A worker's case that the labour inspection has filed: sixty working days from then.
    func inspection(_ number: String, filedOn day: String) async throws -> String {
        try await order(number, at: "2026-09-25T09:00")
        let references = #"{"references":[{"channel":"hotline12345","number":"\#(number)"}],"kind":"labour"}"#
        let id = try await office("case.open", references).id(of: "case")
        for (method, rest) in [
            ("case.askRelation", #""relation":"employee""#),
            ("case.refer", #""to":"inspection","office":"高台县劳动保障监察大队""#),
            ("case.recordReceipt", #""number":"高劳监收〔2026〕\#(number)""#),
        ] {
            try await office(method, #"{"id":"\#(id)","on":"\#(day)",\#(rest)}"#)
        }
        try await office("case.recordFiling", #"{"id":"\#(id)","on":"\#(day)"}"#)
        return id
    }

    func start() async throws {
        process = try CountyAtWork.start("mediation", in: data)
        try await eventually("mediation is up") { (try? await self.asks("case.list", "{}")) != nil }
    }

    func close() {
        process?.terminate()
        process?.waitUntilExit()
        try? FileManager.default.removeItem(atPath: data)
    }

    func order(_ number: String, at moment: String) async throws {
        try await office(
            "order.receive",
            #"""
            {"channel":"hotline12345","number":"\#(number)","sequence":1,"category":"complaint",
            "dispatchedAt":"\#(moment):00+08:00","narrative":"退费"}
            """#
        )
    }

    /// Opens a case on an order.
    func dispute(_ number: String) async throws -> String {
        try await office("case.open", #"{"references":[{"channel":"hotline12345","number":"\#(number)"}]}"#).id(
            of: "case"
        )
    }

    func summary(of id: String) async throws -> JSONDocument.Node? {
        try await asks("case.get", #"{"id":"\#(id)"}"#)["summary"]
    }

    @discardableResult
    func office(_ method: String, _ params: String) async throws -> Happened {
        Happened(
            try await CountyAtWork.call(
                "mediation",
                method,
                params,
                as: .intakeOfficer,
                key: UUID().uuidString,
                in: data
            )
        )
    }

    func asks(_ method: String, _ params: String) async throws -> JSONDocument.Node {
        let answer = try await CountyAtWork.call("mediation", method, params, as: .intakeOfficer, key: nil, in: data)
        return try #require(answer["value"])
    }
}
