import EventLog
import GRDB
import MediationDomain
import Model
import TestKit
import Testing

@testable import MediationService

@Suite("The story of a case")
struct StoryTests {
    @Test func `is one list across orders, cases and clocks, in order`() async throws {
        try await Office.with { office in
            try await office.learnsEnterprises()
            let one = try await office.opens(try await office.receives("GD1"))
            let other = try await office.opens(try await office.receives("SF1", line: "12315"))
            try await office.does("case.merge", "{\"case\":\"\(other)\",\"into\":\"\(one)\"}")
            try await office.receives("GD1", sequence: 2)
            try await office.does("case.accept", "{\"id\":\"\(one)\",\"told\":\"phone\",\"evidence\":\"录音1\"}")
            let story = try await office.asks("case.story", "{\"case\":\"12315:SF1\",\"pageSize\":500}")
            #expect(story["number"]?["serial"]?.integer == 2)
            let live = try await office.asks("case.story", "{\"case\":\"\(one)\"}")
            let types = live["items"]?.elements.compactMap { $0["type"]?.string } ?? []
            #expect(
                types == [
                    "order.received.v1", "order.termsSet.v1", "routing.opened.v1", "case.opened.v1",
                    "order.linkedToCase.v1", "order.answered.v1", "order.received.v1", "order.termsSet.v1",
                    "routing.opened.v1", "case.opened.v1", "order.linkedToCase.v1", "order.answered.v1",
                    "order.extensionAsked.v1", "case.absorbed.v1", "case.merged.v1", "order.updated.v1",
                    "case.accepted.v1", "order.answered.v1", "order.answered.v1",
                ]
            )
            let accepted = live["items"]?.elements.first { $0["type"]?.string == "case.accepted.v1" }
            #expect(accepted?["what"]?["chinese"]?.string?.hasPrefix("受理并告知投诉人（") == true)
            #expect(accepted?["what"]?["chinese"]?.string?.contains("电话") == true)
            #expect(accepted?["role"]?.string == "mediator")
            #expect(accepted?["rules"]?.elements.first?["rule"]?.string == "order121.mediate")
            #expect(accepted?["rules"]?.elements.first?["explanation"]?.string?.isEmpty == false)
            let clocks = accepted?["clocks"]?.elements.map { $0["displayName"]?.string }
            #expect(clocks == ["受理并告知期限", "调解期限"])
            #expect(accepted?["clocks"]?.elements.first?["due"] == nil)
        }
    }

    @Test func `opens texts for a reason alone, and never who somebody is`() async throws {
        try await Office.with { office in
            let id = try await office.opens(try await office.receives("GD1"), enterprise: nil)
            func text(_ reason: String) async throws -> String {
                let story = try await office.asks("case.story", "{\"case\":\"\(id)\"\(reason)}")
                return String(decoding: story.bytes, as: UTF8.self)
            }
            let closed = try await text("")
            #expect(!closed.contains("冰箱") && !closed.contains("王秀英") && !closed.contains("13893610001"))
            let opened = try await text(",\"reason\":\"复核\"")
            #expect(opened.contains("冰箱") && !opened.contains("王秀英") && !opened.contains("13893610001"))
        }
    }

    @Test func `comes page by page`() async throws {
        try await Office.with { office in
            let id = try await office.opens(try await office.receives("GD1"), enterprise: nil)
            var (token, count) = ("", 0)
            repeat {
                let page = try await office.asks("case.story", "{\"case\":\"\(id)\",\"pageSize\":1\(token)}")
                count += page["items"]?.elements.count ?? 0
                token = page["nextPageToken"]?.string.map { ",\"pageToken\":\"\($0)\"" } ?? "/"
            } while token != "/"
            #expect(count == 6)
        }
    }

    @Test func `has what other subjects say of the case`() async throws {
        try await Office.with { office in
            let id = try await office.opens(try await office.receives("GD1"), enterprise: nil)
            var authorisation = ProxyAuthorisation.example()
            authorisation.caseID = id
            let item = try await office.store.reader.read { db in try Cases.item(id, db) }
            authorisation.principal = try #require(item?.opening.complainant)
            try await office.store.done([.proxy(.appoint(authorisation: authorisation), on: .example(60))])
            try await office.store.done([.proxy(.revoke(on: Moment.example.day), on: .example(60))])
            let story = try await office.asks("case.story", "{\"case\":\"\(id)\"}")
            let words = story["items"]?.elements.suffix(2).map { $0["what"]?["chinese"]?.string ?? "" } ?? []
            #expect(words.first?.hasPrefix("登记委托代理") == true && words.last?.hasPrefix("终止委托代理") == true)
        }
    }

    @Test func `shows nothing of a report to those who may not know`() async throws {
        try await Office.with { office in
            let order = try await office.receives("GD1")
            let id = try await office.opens(order, enterprise: nil)
            let opening = ReportOpening(order: order, reporter: .example(70), receivedOn: Moment.example.day)
            try await office.store.done([
                .report(.open(opening: opening), on: .example(71)), .order(.linkReport(id: .example(71)), on: order),
            ])
            for (role, isShown) in [(Role.mediator, false), (.commerceSupervisor, false), (.intakeOfficer, true)] {
                let story = try await office.asks("case.story", "{\"case\":\"\(id)\"}", as: role)
                let text = String(decoding: story.bytes, as: UTF8.self)
                #expect(text.contains("linkedToReport") == isShown)
            }
        }
    }

    @Test func `tells what it has no words for by its subject and its name`() throws {
        let data = try JSONDocument(
            Array(
                """
                {"id":"\(Case.ID.example())","unit":"南华所","on":"2026-10-08","reason":{"key":"k","suite":1,"text":"dA"},
                "number":{"serial":4,"year":2026}}
                """.utf8
            )
        )
        let words = StoryWords(type: "routing.sentBack.v1", data: data.root).message
        #expect(words.chinese == "流转：sentBack（编号2026-4；日期2026-10-08；单位：南华所）")
        #expect(words.english == "routing: sent back")
        #expect(StoryWords(type: "thing.done.v1", data: nil).message.chinese == "thing：done")
    }
}

@Suite("A name of a case")
struct CaseNameTests {
    @Test(
        arguments: [
            ("2026-17", .number(FileNumber(year: 2026, serial: 17))),
            ("12345:GD20260930-000131", .order(channel: .hotline12345, number: "GD20260930-000131")),
            ("12315：SF-1", .order(channel: .hotline12315, number: "SF-1")),
            ("counter:3", .order(channel: .counter, number: "3")),
            ("GD20260930-000131", .order(channel: nil, number: "GD20260930-000131")),
            ("other:3", .order(channel: nil, number: "other:3")),
            (" 01A0F166-56A3-7000-8000-000000000001 ", .id(.example())),
        ] as [(String, CaseName.Kind)]
    )
    func `is an id, a number or an order's`(_ text: String, _ kind: CaseName.Kind) throws {
        #expect(try CaseName(text).kind == kind)
    }

    @Test(arguments: ["", "  ", String(repeating: "9", count: 81)]) func `is short and not empty`(_ text: String) {
        #expect(throws: Refusal.self) { try CaseName(text) }
    }
}
