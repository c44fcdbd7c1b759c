import Model
import Testing

@Suite("Row 17: handover, leave, AB角")
struct Row17HandoverTests {
    @Test func `a queue goes to another by a list and a signature, and sealed grants never with it`() async throws {
        let county = try await CountyAtWork.shared()
        let (head, leaving, taking) = (
            try county.officer(.head), try county.officer(.mediator), try county.officer(.mediator)
        )
        let cases = try await queue(of: leaving, "R17", 3, county)
        let letter = try await county.done(
            "letter.issue",
            #"""
            {"kind":"complaintRecord","caseID":"\#(cases[0])","fields":{"complainantName":"赵桂英","complainantPhone":"13893617000",
            "complainantAddress":"城关镇","publishConsent":"是","delegationConsent":"否","respondentName":"好帮手",
            "respondentAddress":"城关镇","facts":"保洁未完成","request":"退款300元"}}
            """#,
            as: leaving
        )
        .id(of: "letter")

        // The head had let the leaving officer learn who reported.
        let report = try await county.does(
            "order.receive",
            #"""
            {"channel":"counter","number":"R17-J","sequence":1,"category":"report","receivedOn":"2026-11-10",
            "complainant":{"name":"郑会计","phone":"13893617999"},"narrative":"公司用假健康证"}
            """#,
            as: .intakeOfficer
        )
        .id(of: "report")
        let checker = try county.officer(.intakeOfficer)
        let until = CountyAtWork.now.day.adding(days: 30)
        try await county.done(
            "report.grantIdentity",
            #"{"id":"\#(report)","officer":"\#(checker.actor)","reason":"当面核实","until":"\#(until)T00:00:00+08:00"}"#,
            as: head
        )
        let ask = #"{"id":"\#(report)","reason":"当面核实"}"#
        _ = try await county.answer("report.identity", ask, as: checker)

        let request = #"{"from":"\#(leaving.id)","to":"\#(taking.id)","occasion":"leaver"}"#
        #expect(await county.refused("handover.propose", request, as: leaving) == "handoverNeedsHead")
        let id = try await county.done("handover.propose", request, as: head).id(of: "handover")
        let view = try await county.answer("handover.list", "{}", as: head)["value"]?["items"]?.elements
            .first { $0["id"]?.string == id }
        #expect(view?["list"]?["cases"]?.elements.compactMap(\.string) == cases.sorted())
        #expect(
            view?["list"]?["letters"]?.elements.compactMap(\.string) == [letter],
            "a letter in preparation is listed"
        )
        let sheet = try await county.answer("handover.sheet", #"{"id":"\#(id)"}"#, as: taking)["value"]?["html"]?.string
        #expect(sheet?.contains("工作交接清单") == true)
        #expect(sheet?.contains("3件") == true)

        let sign = #"{"id":"\#(id)","scan":"\#(CountyAtWork.digest)"}"#
        #expect(await county.refused("handover.sign", sign, as: checker) == "handoverNotYours")
        #expect(try await mine(taking, county).isEmpty)
        let signed = try await county.done("handover.sign", sign, as: taking)
        #expect(signed.types == ["handover.signed"] + Array(repeating: "case.mediatorAssigned", count: 3))
        #expect(try await mine(taking, county) == Set(cases))
        #expect(try await mine(leaving, county).isEmpty)

        // Leave to learn who reported is by name: whoever takes over has none, and of somebody who leaves it ends.
        let other = try county.officer(.intakeOfficer)
        try await queue(of: checker, "R17B", 1, county)
        let second = #"{"from":"\#(checker.id)","to":"\#(other.id)","occasion":"leaver"}"#
        let next = try await county.done("handover.propose", second, as: head).id(of: "handover")
        try await county.done("handover.sign", #"{"id":"\#(next)"}"#, as: other)
        #expect(await county.refused("report.identity", ask, as: other) == "identityNotGranted")
        #expect(await county.refused("report.identity", ask, as: checker) == "identityNotGranted")
    }

    @Test func `somebody who stands in sees the absent one's cases, for those days alone`() async throws {
        let county = try await CountyAtWork.shared()
        let (absent, deputy) = (try county.officer(.mediator), try county.officer(.mediator))
        let cases = try await queue(of: absent, "R17C", 2, county)
        #expect(try await mine(deputy, county).isEmpty)
        let today = CountyAtWork.now.day
        let later =
            #"{"deputy":"\#(deputy.id)","duty":"cases","from":"\#(today.adding(days: 1))","through":"\#(today.adding(days: 9))"}"#
        try await county.done("deputy.appoint", later, as: absent)
        #expect(try await mine(deputy, county).isEmpty, "not before the first day")
        let term =
            #"{"deputy":"\#(deputy.id)","duty":"cases","from":"\#(today)","through":"\#(today.adding(days: 4))"}"#
        let id = try await county.done("deputy.appoint", term, as: absent).id(of: "deputyship")
        #expect(try await mine(deputy, county) == Set(cases))
        try await county.done("deputy.end", #"{"id":"\#(id)"}"#, as: absent)
        #expect(try await mine(deputy, county).isEmpty)
    }

    /// Opens cases that an officer acts on.
    @discardableResult
    private func queue(
        of officer: OfficerAtWork,
        _ stem: String,
        _ count: Int,
        _ county: CountyAtWork
    ) async throws -> [String] {
        var cases: [String] = []
        for number in 1...count {
            let (order, phone) = ("\(stem)-\(number)", "138936170\(number)\(stem.count)")
            try await county.order(
                order,
                at: "2026-11-12T09:0\(number)",
                name: "赵桂英",
                phone: phone,
                says: "保洁未完成",
                claimed: 30_000
            )
            let opened = try await county.done(
                "case.open",
                #"{"references":[{"channel":"hotline12345","number":"\#(order)"}]}"#,
                as: officer
            )
            cases.append(try opened.id(of: "case"))
        }
        return cases
    }

    /// The cases that an officer finds in the queue.
    private func mine(_ officer: OfficerAtWork, _ county: CountyAtWork) async throws -> Set<String> {
        let queue = try await county.answer("case.queue", #"{"of":"mine","pageSize":500}"#, as: officer)["value"]
        return Set(queue?["items"]?.elements.compactMap { $0["summary"]?["id"]?.string } ?? [])
    }
}
