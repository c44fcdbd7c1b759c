import EventLog
import Foundation
import GRDB
import Model
import Testing

@testable import Identity
@testable import MediationService
@testable import ServiceKit

/// Order 121, Article 37: neither who reported nor that somebody did reaches the reported or the unconcerned.
@Suite("That a report exists (Article 37)")
struct SecrecyTests {
    /// Those who may not know, with every question they may ask.
    private static let outsiders: [Caller] = [.mediator, .supervisor, .hotline, .citizen, .enterprise]

    /// Everything that outsiders can learn, with ids made equal; in two worlds it is the same text.
    private func learned(_ bureau: Bureau, caseID: String) async throws -> [String] {
        let questions = [
            ("case.get", #"{"id":"\#(caseID)"}"#), ("case.list", "{}"), ("order.list", "{}"),
            ("order.get", #"{"reference":{"channel":"hotline12345","number":"R1"}}"#),
            ("order.get", #"{"reference":{"channel":"hotline12345","number":"C1"}}"#),
            ("report.list", "{}"), ("clue.list", "{}"), ("route.queue", "{}"),
            ("route.queue", #"{"unit":"chengguanStation"}"#),
            ("route.queue", #"{"unit":"enforcement"}"#), ("route.get", #"{"id":"\#(caseID)"}"#),
            ("figures.get", #"{"from":"2026-09-01","to":"2026-10-31","position":1000000}"#),
            ("enterprise.candidates", #"{"text":"好帮手"}"#),
        ]
        var answers: [String] = []
        for caller in Self.outsiders {
            for (method, params) in questions {
                var answer = ""
                let refusal = await bureau.refusal { answer = try await bureau.query(method, params, as: caller) }
                answers.append("\(caller.role.rawValue) \(method) \(answer)\(refusal.map { "\($0)" } ?? "")")
            }
        }
        return answers.map { $0.replacing(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}/, with: "id") }
    }

    @Test func `changes no answer to anybody who may not know of it`() async throws {
        let plain = try Bureau()
        try await plain.receive("C1")
        let plainCase = try await open(plain, on: "C1")

        let secret = try Bureau()
        let report = try await secret.receive("R1", .report)
        try await secret.receive("C1")
        let secretCase = try await open(secret, on: "C1")
        try await secret.receive("R2", .report, name: nil, phone: nil)
        try await secret.command(
            "clue.open",
            #"{"source":"mediation","id":"\#(secretCase)","narrative":"价目表虚假"}"#,
            as: .clerk
        )
        let ids = Bureau.ids("report", in: report)
        try await secret.command("report.decideFiling", #"{"id":"\#(ids[0])","isFiled":true}"#, as: .clerk)

        let before = try await learned(plain, caseID: plainCase)
        let after = try await learned(secret, caseID: secretCase)
        #expect(before == after)
        #expect(before.contains { $0.contains("\"serial\":1") })
    }

    /// Opens a case on an order.
    private func open(_ bureau: Bureau, on number: String) async throws -> String {
        let streams = try await bureau.command(
            "case.open",
            #"{"references":[{"channel":"hotline12345","number":"\#(number)"}],"place":"620724100"}"#,
            as: .clerk
        )
        return try #require(Bureau.ids("case", in: streams).first)
    }

    @Test func `is answered with the same words as that there is none`() async throws {
        let bureau = try Bureau()
        let id = try #require(Bureau.ids("report", in: try await bureau.receive("R1", .report)).first)
        let nothing = "01a0f166-56a3-7000-8000-0000000000ff"
        for (method, rest) in [("route.sign", ""), ("route.return", #","reason":"不是我们的""#)] {
            let known = await bureau.refusal {
                try await bureau.command(method, #"{"id":"\#(id)"\#(rest)}"#, as: .mediator)
            }
            let unknown = await bureau.refusal {
                try await bureau.command(method, #"{"id":"\#(nothing)"\#(rest)}"#, as: .mediator)
            }
            #expect(known != nil && known == unknown)
        }
        for method in ["route.get", "route.explain"] {
            let known = await bureau.refusal { _ = try await bureau.query(method, #"{"id":"\#(id)"}"#, as: .mediator) }
            let unknown = await bureau.refusal {
                _ = try await bureau.query(method, #"{"id":"\#(nothing)"}"#, as: .mediator)
            }
            #expect(known != nil && known == unknown)
        }
        let open = await bureau.refusal {
            try await bureau.command(
                "case.open",
                #"{"references":[{"channel":"hotline12345","number":"R1"}]}"#,
                as: .mediator
            )
        }
        #expect(open?.reason == "orderUnknown")
    }

    @Test func `is known to the unit that has it and to no other unit`() async throws {
        let bureau = try Bureau()
        let id = try #require(Bureau.ids("report", in: try await bureau.receive("R1", .report)).first)
        let get = #"{"id":"\#(id)"}"#
        let mine = try await bureau.query("report.get", get, as: .enforcement, giving: ReportView.self)
        #expect(mine.unit == "enforcement" && mine.number.serial == 1)
        let others = await bureau.refusal { _ = try await bureau.query("report.get", get, as: .station) }
        #expect(others?.reason == "reportUnknown")
        let list = try await bureau.query("report.list", "{}", as: .station, giving: Page<ReportView>.self)
        #expect(list.items.isEmpty)
        let queue = try await bureau.query(
            "route.queue",
            #"{"unit":"enforcement"}"#,
            as: .station,
            giving: Page<AssignmentView>.self
        )
        #expect(queue.items.isEmpty)
        let own = try await bureau.query("route.queue", "{}", as: .enforcement, giving: Page<AssignmentView>.self)
        #expect(own.items.map(\.kind) == [.report])
    }

    @Test func `shows who made it only to an officer who was granted it by name, and notes each time`() async throws {
        let bureau = try Bureau()
        let id = try #require(Bureau.ids("report", in: try await bureau.receive("R1", .report)).first)
        let question = #"{"id":"\#(id)","reason":"核实线索"}"#
        let without = await bureau.refusal { _ = try await bureau.query("report.identity", question, as: .clerk) }
        #expect(without?.reason == "identityNotGranted" && without?.status == .permissionDenied)
        let order = try await bureau.query(
            "order.get",
            #"{"reference":{"channel":"hotline12345","number":"R1"},"reason":"核实线索"}"#,
            as: .clerk
        )
        #expect(!order.contains("侯秀英") && !order.contains("19900000013"))

        func grant(_ caller: Caller, until: String = "2026-10-08T00:00:00.000+08:00") -> String {
            """
            {"id":"\(id)","officer":"\(caller.actor)","reason":"须当面核实","until":"\(until)"}
            """
        }
        let own = await bureau.refusal {
            try await bureau.command("report.grantIdentity", grant(.head), as: .head)
        }
        #expect(own?.reason == "identityGrantToOneself")
        let byClerk = await bureau.refusal {
            try await bureau.command("report.grantIdentity", grant(.station), as: .clerk)
        }
        #expect(byClerk?.status == .permissionDenied)
        try await bureau.command("report.grantIdentity", grant(.clerk), as: .head)
        let seen = try await bureau.query("report.identity", question, as: .clerk, giving: ReporterView.self)
        #expect(seen == ReporterView(name: "侯秀英", phone: "19900000013"))
        #expect(bureau.openings.contains("report/\(id)"))
        let other = await bureau.refusal { _ = try await bureau.query("report.identity", question, as: .auditor) }
        #expect(other == without)
        try await bureau.command(
            "report.revokeIdentity",
            #"{"id":"\#(id)","officer":"\#(Caller.clerk.actor)"}"#,
            as: .head
        )
        let after = await bureau.refusal { _ = try await bureau.query("report.identity", question, as: .clerk) }
        #expect(after == without)
    }

    @Test func `tells an anonymous reporter one word by a code that is stored nowhere in the clear`() async throws {
        let bureau = try Bureau()
        let streams = try await bureau.receive("R1", .report, name: nil, phone: nil)
        let id = try #require(Bureau.ids("report", in: streams).first)
        try await bureau.command("report.issueCode", #"{"id":"\#(id)"}"#, as: .clerk)
        let code = try bureau.finish("report.issueCode", as: .clerk, giving: ReportCodeView.self).code
        let again = await bureau.refusal {
            try await bureau.command("report.issueCode", #"{"id":"\#(id)"}"#, as: .clerk)
        }
        #expect(again?.reason == "reportCodeIssued")
        let status = try await bureau.query("report.status", #"{"code":"\#(code.lowercased())"}"#, as: .citizen)
        #expect(status == #"{"state":"beingChecked","words":"已依法登记核查"}"#)
        let wrong = await bureau.refusal {
            _ = try await bureau.query("report.status", #"{"code":"ABCDEFGHJKMNPQRS"}"#, as: .citizen)
        }
        #expect(wrong?.reason == "reportCodeUnknown")
        #expect(try await bureau.stored().contains { $0.contains(code) } == false)
    }

    @Test func `counts a reporter's reports as one reporter's, and never an anonymous one's`() async throws {
        let bureau = try Bureau()
        let first = try #require(Bureau.ids("report", in: try await bureau.receive("R1", .report)).first)
        let second = try #require(Bureau.ids("report", in: try await bureau.receive("R2", .report)).first)
        let other = try #require(
            Bureau.ids("report", in: try await bureau.receive("R3", .report, name: "马得福")).first
        )
        try await bureau.receive("R4", .report, name: nil)
        let merged = #"{"id":"\#(second)","earlier":"\#(first)"}"#
        try await bureau.command("report.merge", merged, as: .clerk)
        let view = try await bureau.query("report.get", #"{"id":"\#(second)"}"#, as: .clerk, giving: ReportView.self)
        #expect(view.stage == .joined && view.due == nil && view.related.map(\.description) == [first])
        let differs = await bureau.refusal {
            try await bureau.command("report.merge", #"{"id":"\#(other)","earlier":"\#(first)"}"#, as: .clerk)
        }
        #expect(differs?.reason == "reporterDiffers")
    }
}

extension Bureau {
    /// Every row of the tables and every body of the log, as text.
    func stored() async throws -> [String] {
        let bodies = try await node.store.reader.read { db in
            try String.fetchAll(db, sql: "SELECT CAST(body AS TEXT) FROM event")
        }
        return try await node.store.contents() + bodies
    }
}
