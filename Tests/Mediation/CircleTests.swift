import EventLog
import Model
import TestKit
import Testing

@Suite("Cases as officers merge, divide and find them")
struct CircleTests {
    @Test func `by the numbers of two hotlines are one, with both orders alive`() async throws {
        try await Office.with { office in
            try await office.learnsEnterprises()
            let (one, other) = (
                try await office.receives("GD1", received: "2026-09-28"),
                try await office.receives("SF1", line: "12315", name: "王秀")
            )
            let (early, late) = (try await office.opens(one), try await office.opens(other))
            let merger = "{\"case\":\"12345:GD1\",\"into\":\"12315:SF1\"}"
            #expect(try await office.refusal("case.merge", merger) == "complainantsDiffer")
            let certain = "{\"case\":\"12345:GD1\",\"into\":\"12315:SF1\",\"isSamePerson\":true}"
            try await office.does("case.merge", certain)
            let ties = try await office.asks("case.ties", "{\"case\":\"12345:GD1\"}")
            #expect(ties["row"]?["mergedInto"]?["id"]?.string == late.description)
            let view = try await office.asks(
                "case.get",
                "{\"reference\":{\"channel\":\"hotline12345\",\"number\":\"GD1\"}}"
            )
            #expect(view["summary"]?["id"]?.string == late.description)
            #expect(view["merged"]?.elements.map { $0["id"]?.string } == [early.description])
            let live = try await office.asks("case.ties", "{\"case\":\"\(late)\"}")
            #expect(live["countedFrom"]?.string == "2026-09-28")
            #expect(live["orders"]?.elements.map { $0["number"]?.string } == ["GD1", "SF1"])
            // What is asked of the merged case's order happens in the live one.
            try await office.does(
                "case.accept",
                "{\"reference\":{\"channel\":\"hotline12345\",\"number\":\"GD1\"},\"told\":\"phone\"}"
            )
            #expect(try await office.refusal("case.accept", "{\"id\":\"\(early)\",\"told\":\"phone\"}") == "caseMerged")
            try await office.does("case.unmerge", "{\"case\":\"\(early)\"}")
            #expect(try await office.does("case.unmerge", "{\"case\":\"\(early)\"}").isEmpty)
            let again = try await office.asks("case.get", "{\"id\":\"\(early)\"}")
            #expect(again["summary"]?["stage"]?.string == "waiting" && again["mergedInto"] == nil)
            let kept = try await office.asks("case.get", "{\"id\":\"\(late)\"}")
            #expect(kept["summary"]?["stage"]?.string == "mediating")
        }
    }

    @Test func `of people who complain together are merged, settled by consent and divided`() async throws {
        try await Office.with { office in
            try await office.learnsEnterprises()
            var cases: [Case.ID] = []
            for number in 1...3 {
                let (phone, name) = ("1389361000\(number)", "会员\(number)")
                let order = try await office.receives("GD\(number)", phone: phone, name: name)
                cases.append(try await office.opens(order))
            }
            let members = (1...3).map {
                "{\"reference\":{\"channel\":\"hotline12345\",\"number\":\"GD\($0)\"}}"
            }
            let form = "{\"case\":\"\(cases[0])\",\"members\":[\(members.joined(separator: ","))]}"
            try await office.does("joint.form", form)
            #expect(try await office.does("joint.form", form).isEmpty)
            for other in cases.dropFirst() {
                try await office.does("case.merge", "{\"case\":\"\(other)\",\"into\":\"\(cases[0])\"}")
            }
            try await office.does("case.accept", "{\"id\":\"\(cases[0])\",\"told\":\"phone\"}")
            let agree = "{\"id\":\"\(cases[0])\",\"terms\":[{\"what\":\"退款\",\"performBy\":\"2026-10-30\"}]}"
            #expect(try await office.refusal("case.agree", agree) == "membersUnconsented")

            let ties = try await office.asks("case.ties", "{\"case\":\"\(cases[0])\",\"reason\":\"调解\"}")
            let persons = ties["joint"]?["members"]?.elements.compactMap { $0["person"]?.string } ?? []
            #expect(persons.count == 3 && ties["joint"]?["unconsented"]?.elements.count == 3)
            let chosen = "\"\(persons[0])\",\"\(persons[1])\""
            try await office.does(
                "joint.chooseRepresentatives",
                "{\"case\":\"\(cases[0])\",\"persons\":[\(chosen)],\"paper\":\"推选书\"}"
            )
            try await office.does(
                "joint.propose",
                "{\"case\":\"\(cases[0])\",\"matter\":\"settlement\",\"what\":\"各退一半\"}"
            )
            #expect(try await office.refusal("case.agree", agree) == "membersUnconsented")
            let consent = "{\"case\":\"\(cases[0])\",\"proposal\":1,\"person\":\"\(persons[2])\",\"isConsent\":"
            try await office.does("joint.answer", consent + "false}")
            #expect(try await office.refusal("case.agree", agree) == "membersUnconsented")

            let split = try await office.does(
                "joint.splitOff",
                "{\"case\":\"\(cases[0])\",\"person\":\"\(persons[2])\"}"
            )
            let own = try #require(split.last { $0.hasPrefix("case/") }.flatMap { UniqueID($0.dropFirst(5)) })
            let view = try await office.asks("case.get", "{\"id\":\"\(own)\"}")
            #expect(view["complainant"]?.string == persons[2])
            try await office.does("case.agree", agree)
        }
    }

    @Test func `have proxies whose identity is sealed and whose term ends`() async throws {
        try await Office.with { office in
            try await office.learnsEnterprises()
            let id = try await office.opens(try await office.receives("GD1"))
            let appointment = """
                {"case":"\(id)","name":"李代理","identity":"11010519491231002X","paper":"授权委托书原件",
                "matters":"代为投诉和调解","powers":["complain","mediate"],"from":"2026-09-30","through":"2026-10-10"}
                """
            let stream = try #require(try await office.does("proxy.appoint", appointment).first)
            let closed = try await office.asks("case.ties", "{\"case\":\"\(id)\"}")
            #expect(closed["proxies"]?.elements.first?["name"] == nil)
            let opened = try await office.asks("case.ties", "{\"case\":\"\(id)\",\"reason\":\"核对授权\"}")
            #expect(opened["proxies"]?.elements.first?["name"]?.string == "李代理")
            let body = try await office.store.events(ReadRequest(after: 0, subject: stream)).first?.body ?? []
            let text = String(decoding: body, as: UTF8.self)
            #expect(!text.contains("11010519491231002X") && !text.contains("李代理") && !text.contains("授权委托书"))
            office.clock.advance(days: 11)
            #expect(try await office.store.ring() == 1)
            let over = try await office.asks("case.ties", "{\"case\":\"\(id)\"}")
            #expect(over["proxies"]?.elements.first?["hasEnded"]?.bool == true)
        }
    }

    @Test func `are found by number, telephone, name and enterprise, page by page`() async throws {
        try await Office.with { office in
            try await office.learnsEnterprises()
            for number in 1...3 {
                _ = try await office.opens(try await office.receives("GD\(number)"))
            }
            _ = try await office.opens(
                try await office.receives("SF9", line: "12315", phone: "13893610009", name: "赵六"),
                enterprise: .example(6)
            )
            func count(_ query: String) async throws -> Int? {
                try await office.asks("case.find", query)["items"]?.elements.count
            }
            #expect(try await count("{}") == 4)
            #expect(try await count("{\"case\":\"2026-2\"}") == 1)
            #expect(try await count("{\"case\":\"SF9\"}") == 1)
            #expect(try await count("{\"case\":\"12345:SF9\"}") == 0)
            #expect(try await count("{\"phone\":\"13893610001\"}") == 3)
            #expect(try await count("{\"phone\":\"13893610001\",\"name\":\"赵六\"}") == 0)
            #expect(try await count("{\"name\":\"赵六\"}") == 1)
            #expect(try await count("{\"name\":\"无此人\"}") == 0)
            #expect(try await count("{\"enterprise\":\"\(Enterprise.ID.example(6))\"}") == 1)
            #expect(try await count("{\"creditCode\":\"91620724MA0000000X\"}") == 1)
            #expect(try await count("{\"stage\":\"mediating\"}") == 0)
            let first = try await office.asks("case.find", "{\"pageSize\":3}")
            let token = try #require(first["nextPageToken"]?.string)
            let second = try await office.asks("case.find", "{\"pageSize\":3,\"pageToken\":\"\(token)\"}")
            #expect(second["items"]?.elements.count == 1 && second["nextPageToken"] == nil)
        }
    }

    @Test func `come in an officer's own queue by what is due first`() async throws {
        try await Office.with { office in
            try await office.learnsEnterprises()
            let late = try await office.opens(try await office.receives("GD1"))
            let early = try await office.opens(try await office.receives("GD2", received: "2026-09-20"))
            try await office.does(
                "case.accept",
                "{\"id\":\"\(late)\",\"told\":\"phone\",\"evidence\":\"录音1\"}",
                user: 2
            )
            func queue(_ query: String, user: UInt64 = 1) async throws -> [String?] {
                try await office.asks("case.queue", query, user: user)["items"]?.elements
                    .map { $0["summary"]?["id"]?.string } ?? []
            }
            #expect(try await queue("{}") == [early.description])
            #expect(try await queue("{}", user: 2) == [late.description])
            #expect(try await queue("{\"of\":\"all\"}") == [early.description, late.description])
            #expect(try await queue("{\"of\":\"all\",\"dueBy\":\"2026-10-31\"}") == [early.description])
            let page = try await office.asks("case.queue", "{\"of\":\"all\",\"pageSize\":1}")
            let token = try #require(page["nextPageToken"]?.string)
            #expect(
                try await queue("{\"of\":\"all\",\"pageSize\":1,\"pageToken\":\"\(token)\"}") == [late.description]
            )
            await #expect(throws: Refusal.self) { try await office.asks("case.queue", "{\"of\":\"unit\"}") }
        }
    }
}
