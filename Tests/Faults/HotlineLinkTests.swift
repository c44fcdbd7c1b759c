import Foundation
import Model
import TestKit
import Testing
import Wire

@Suite("The line to a hotline's platform", .serialized)
struct HotlineLinkTests {
    static func order(_ number: String, _ sequence: Int, kind: String = "first", more: String = "") -> String {
        """
        {"channel":"hotline12345","number":"\(number)","sequence":\(sequence),"kind":"\(kind)","category":"complaint",\
        "complainant":{"name":"王秀英","phone":"19911110001"},"narrative":"擦玻璃弄坏纱窗"\(more)}
        """
    }

    @Test func `tells the platform once, though mediation is killed between sending and receipt`() async throws {
        try await RunningSuite.with(["registry"]) { suite async throws in
            let platform = try await StandIn("12345", beside: suite, orders: [Self.order("K-1", 1)], "--slow", "2500")
            defer { platform.stop() }
            try suite.write(links: [platform.link])
            try suite.start("mediation")
            try await suite.waitUntilUp("mediation")
            try await platform.waitUntilPushed()
            try await suite.done("order.sign", "{\"reference\":{\"channel\":\"hotline12345\",\"number\":\"K-1\"}}")
            try await eventually("the platform was told") { try await platform.told().count == 1 }
            suite.killHard("mediation")
            try suite.start("mediation")
            try await suite.waitUntilUp("mediation")
            try await eventually("the receipt came") { try await suite.link("12345")?["waiting"]?.integer == 0 }
            let told = try await platform.told()
            #expect(told.count == 1)
            #expect((told.first?["times"]?.integer ?? 0) >= 2)
            #expect(try await suite.differences(of: "12345") == [])
        }
    }

    @Test func `leaves every order as a good line would, though both repeat, lose, shuffle and are slow`() async throws
    {
        try await RunningSuite.with(["registry"]) { suite async throws in
            let (lines, expected) = Self.traffic(orders: 60, messages: 6)
            let one = try await StandIn(
                "12345",
                beside: suite,
                orders: lines,
                "--slow",
                "20",
                "--repeat",
                "20",
                "--lose",
                "10",
                "--reorder",
                "120"
            )
            defer { one.stop() }
            let others = lines.map { $0.replacing("hotline12345", with: "hotline12315") }
            let two = try await StandIn(
                "12315",
                beside: suite,
                orders: others,
                "--repeat",
                "30",
                "--lose",
                "20",
                "--reorder",
                "60",
                "--seed",
                "7"
            )
            defer { two.stop() }
            try suite.write(links: [one.link, two.link])
            try suite.start("mediation")
            try await suite.waitUntilUp("mediation")
            for platform in [one, two] {
                try await platform.waitUntilPushed()
                #expect(try await platform.ask("hotline.progress")["refusals"]?.elements.count == 0)
            }
            for channel in ["hotline12345", "hotline12315"] {
                let query = "{\"channel\":\"\(channel)\",\"pageSize\":500}"
                let meta = RequestMeta(token: try suite.token(.intakeOfficer))
                let page = try await suite.ask("mediation", "order.list", query, meta)
                let found = (page["value"]?["items"]?.elements ?? []).map { item in
                    "\(item["number"]?.string ?? "") \(item["sequence"]?.integer ?? 0) "
                        + "\(item["urgency"]?.string ?? "") \(item["claimed"]?.integer ?? 0) "
                        + "\(item["urges"]?.integer ?? 0) \(item["stage"]?.string ?? "")"
                }
                #expect(found.sorted() == expected.sorted())
            }
            try await suite.done("order.sign", "{\"reference\":{\"channel\":\"hotline12315\",\"number\":\"P-3\"}}")
            try await eventually("the platform was told") { try await suite.link("12315")?["waiting"]?.integer == 0 }
            for name in ["12345", "12315"] { #expect(try await suite.differences(of: name) == []) }
            try await expectHeads(of: suite, keptBy: one)
        }
    }

    /// The comparison has taken the heads of the logs along, and they are such as an audit is held against.
    private func expectHeads(of suite: RunningSuite, keptBy platform: StandIn) async throws {
        let heads = try await platform.ask("hotline.heads")["items"]?.elements.compactMap(\.string) ?? []
        #expect(heads.contains { $0.hasPrefix("jiazheng.cn/620724/mediation/") })
        let file = "\(suite.data)/kept-heads.txt"
        try Data(heads.map { $0 + "\n" }.joined().utf8).write(to: URL(filePath: file))
        let run = try await suite.jiazheng("audit", "verify", "--head", file, "--json")
        #expect(run.status == 0, "\(run.output)")
        let stores = try JSONDocument(Array(run.output.utf8.dropLast())).root["stores"]?.elements ?? []
        let mediation = stores.first { $0["service"]?.string == "mediation" }
        let said = String(decoding: try #require(mediation).bytes, as: UTF8.self)
        #expect(!said.contains("noOutsideHead"))
    }

    /// Orders with reminders and notices, and what each is to be in the end.
    private static func traffic(orders: Int, messages: Int) -> (lines: [String], expected: [String]) {
        var (lines, ends): ([String], [Int: String]) = ([], [:])
        var (urges, urgencies, sequence) = ([Int: Int](), [Int: String](), 0)
        for round in 0..<messages {
            for index in 0..<orders {
                sequence += 1
                let number = "P-\(index)"
                if round == messages - 1, index.isMultiple(of: 2) {
                    lines.append(
                        """
                        {"channel":"hotline12345","number":"\(number)","sequence":\(sequence),"state":"结案"}
                        """
                    )
                } else {
                    let urgency = (round + index).isMultiple(of: 3) ? "urgent" : "ordinary"
                    let kind = round == 0 ? "first" : round.isMultiple(of: 2) ? "urged" : "supplemented"
                    let more = ",\"urgency\":\"\(urgency)\",\"claimed\":\(sequence)"
                    lines.append(order(number, sequence, kind: kind, more: more))
                    urgencies[index] = "\(urgency) \(sequence)"
                    if kind == "urged" { urges[index, default: 0] += 1 }
                }
                let isClosed = round == messages - 1 && index.isMultiple(of: 2)
                ends[index] =
                    "\(number) \(sequence) \(urgencies[index] ?? "") \(urges[index] ?? 0) "
                    + (isClosed ? "closed" : "received")
            }
        }
        return (lines, Array(ends.values))
    }
}

@Suite("The line to a platform of files", .serialized)
struct FolderLinkTests {
    private static let rows = """
        channel,number,sequence,kind,category,complainant.name,complainant.phone,narrative,claimed,state
        hotline12315,F-1,1,first,complaint,王秀英,19911110001,"擦玻璃,弄坏纱窗",46000,
        hotline12315,F-1,2,,,,,,,待签收
        hotline12315,,3,first,complaint,,,没有编号,,
        hotline12345,F-2,4,first,complaint,,,别人的热线,,

        """

    @Test func `takes in files, leaves receipts, tells by files and compares by lists`() async throws {
        try await RunningSuite.with(["registry"]) { suite async throws in
            let folder = "\(suite.data)/12315"
            for place in ["inbox", "lists"] {
                try FileManager.default.createDirectory(atPath: "\(folder)/\(place)", withIntermediateDirectories: true)
            }
            try suite.write(links: ["{\"name\":\"12315\",\"means\":\"folder\",\"folder\":\"12315\"}"])
            try suite.start("mediation")
            try await suite.waitUntilUp("mediation")
            let first = try await receipt(of: "a.csv", in: folder)
            #expect(first.first?["done"]?.integer == 2)
            #expect(first.dropFirst().map { $0["line"]?.integer } == [2, 3, 4, 5])
            #expect(first[3]["refused"]?["reason"]?.string == "orderWithoutNumber")
            #expect(first[4]["refused"]?["reason"]?.string == "channelNotYours")
            let again = try await receipt(of: "b.csv", in: folder)
            #expect(
                again.dropFirst().map { String(decoding: $0.bytes, as: UTF8.self) }
                    == first.dropFirst().map { String(decoding: $0.bytes, as: UTF8.self) }
            )
            try await acknowledge(suite, in: folder)
            let list = """
                {"number":"F-1","state":"待签收","sequence":2,"told":1}
                {"number":"F-9","state":"待签收","sequence":7,"told":0}

                """
            try Data(list.utf8).write(to: URL(filePath: "\(folder)/lists/2026.jsonl"))
            let differences = try await suite.differences(of: "12315")
            #expect(differences.count == 2)
            #expect(differences.first?.contains("stateDiffers") == true)
            #expect(differences.last?.contains("missingHere") == true)
        }
    }

    /// Leaves a file as a platform does, and waits for its receipt.
    private func receipt(of name: String, in folder: String) async throws -> [JSONDocument.Node] {
        try Data(Self.rows.utf8).write(to: URL(filePath: "\(folder)/inbox/.\(name)"))
        try FileManager.default.moveItem(atPath: "\(folder)/inbox/.\(name)", toPath: "\(folder)/inbox/\(name)")
        let path = "\(folder)/inbox/receipts/\(name).receipt.jsonl"
        try await eventually("the receipt of \(name)") { FileManager.default.fileExists(atPath: path) }
        return try [UInt8](Data(contentsOf: URL(filePath: path))).split(separator: UInt8(ascii: "\n"))
            .map { try JSONDocument(Array($0)).root }
    }

    /// The order is signed, a file says so, and the platform's receipt ends it.
    private func acknowledge(_ suite: RunningSuite, in folder: String) async throws {
        try await suite.done("order.sign", "{\"reference\":{\"channel\":\"hotline12315\",\"number\":\"F-1\"}}")
        func told() -> [String] {
            ((try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/outbox")) ?? [])
                .filter { $0.hasSuffix(".jsonl") && !$0.hasPrefix(".") }
        }
        try await eventually("a file tells of it") { !told().isEmpty }
        let file = URL(filePath: "\(folder)/outbox/\(told()[0])")
        let row = try JSONDocument([UInt8](Data(contentsOf: file).dropLast())).root
        #expect(row["kind"]?.string == "signed")
        #expect(row["number"]?.string == "F-1")
        let delivery = try #require(row["delivery"]?.string)
        let receipts = "\(folder)/outbox/receipts"
        try Data("{\"delivery\":\"\(delivery)\",\"receipt\":\"X-1\"}\n".utf8).write(to: URL(filePath: "\(receipts)/.r"))
        try FileManager.default.moveItem(atPath: "\(receipts)/.r", toPath: "\(receipts)/r.jsonl")
        try await eventually("nothing waits") { try await suite.link("12315")?["waiting"]?.integer == 0 }
    }
}
