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

/// Mediation alone, with a calendar that lacks a year until its notice is published.
private final class LateNotice {
    private let data = FileManager.default.temporaryDirectory.appending(path: "notice-\(UUID().uuidString)").path
    private var process: Process?
    private let holidays: Data

    init() throws {
        let rules = "\(data)-rules"
        try FileManager.default.copyItem(atPath: CountyAtWork.county, toPath: rules)
        let file = URL(filePath: "\(rules)/holidays.json")
        holidays = try Data(contentsOf: file)
        var notices = try #require(JSONSerialization.jsonObject(with: holidays) as? [String: Any])
        var years = try #require(notices["years"] as? [String: Any])
        years["2026"] = nil
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
