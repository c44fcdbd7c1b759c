import Model
import ServiceKit
import TestKit
import Testing
import Wire

@Suite("Row 28: the reporter is the firm's own cook")
struct Row28SecretReportTests {
    @Test func `nothing anywhere shows that a report exists`() async throws {
        let county = try await CountyAtWork.shared()
        let clerk = try county.officer(.intakeOfficer)
        let firm = try await county.enterprise(2801, "高台县味美家宴服务有限公司")
        let entered = try await county.done(
            "order.receive",
            #"""
            {"channel":"hotline12345","number":"R28-1","sequence":1,"category":"report","receivedOn":"2026-11-16",
            "complainant":{"name":"蔡师傅","phone":"13893628001"},"respondent":"高台县味美家宴服务有限公司",
            "narrative":"后厨用过期食材，我就在里面做饭"}
            """#,
            as: clerk
        )
        let (order, report) = (try entered.id(of: "order"), try entered.id(of: "report"))
        let record = try await county.done(
            "letter.issue",
            #"{"kind":"reportRecord","report":"\#(report)","fields":{"reportedName":"高台县味美家宴服务有限公司","facts":"后厨用过期食材"}}"#,
            as: clerk
        )
        .id(of: "letter")
        let help = try await county.done(
            "correspondence.open",
            #"""
            {"kind":"assistanceAsked","authority":"临泽县市场监督管理局","number":"高市监协〔2026〕28号","report":"\#(report)",
            "content":"请协助核查进货渠道"}
            """#,
            as: clerk
        )
        .id(of: "correspondence")
        let secrets = [order, report, record, help, "R28-1", "蔡师傅", "13893628001", "过期食材", "高市监协〔2026〕28号"]

        // Every question that a role may ask without naming a thing is asked, and its answer searched.
        let questions: [(Role, String, String)] = [Role.hotlineClerk, .mediator, .commerceSupervisor].flatMap { role in
            Self.lists.map { (role, $0.0, $0.1) }
        }
        for (role, method, params) in questions {
            let officer = try county.officer(role)
            guard let answer = try? await county.answer(method, params, as: officer) else { continue }
            for secret in secrets { #expect(!answer.text.contains(secret), "\(role) sees \(secret) in \(method)") }
        }

        // What is asked for by its name is refused as what is not there, word for word.
        let nobody = CountyAtWork.digest.prefix(8) + "-1111-7111-8111-111111111111"
        for (method, key, id) in [("order.get", "order", order), ("letter.get", "letter", record)] {
            let mediator = try county.officer(.mediator)
            let real = await failure(method, #"{"\#(key)":"\#(id)"}"#, county, mediator)
            #expect(real != nil)
            #expect(real == (await failure(method, #"{"\#(key)":"\#(nobody)"}"#, county, mediator)), "\(method)")
        }

        // Neither the bus, nor registry, nor credit has heard of it.
        let seers: [(String, Role)] = [
            ("registry", .auditor), ("credit", .auditor), ("mediation", .commerceSupervisor),
        ]
        for (service, role) in seers {
            for page in try await log(of: service, county, county.officer(role)) {
                for secret in secrets { #expect(!page.contains(secret), "\(service) tells \(secret)") }
            }
        }
        let supervisor = try county.officer(.commerceSupervisor)
        let file = try? await county.answer("file.get", #"{"enterprise":"\#(firm)"}"#, as: supervisor, at: "credit")
        #expect(file?.text.contains("report") != true)

        // On paper it says in large letters whom it is for.
        let print = try await county.answer("letter.get", #"{"letter":"\#(record)","reason":"归档"}"#, as: clerk)["value"]
        #expect(print?["html"]?.string?.contains("依法保密") == true)
    }

    @Test func `and of what came in as a complaint nothing is left to be seen once it is a report`() async throws {
        let county = try await CountyAtWork.shared()
        let (clerk, mediator) = (try county.officer(.intakeOfficer), try county.officer(.mediator))
        let order = try await county.order(
            "R28-2",
            at: "2026-11-16T10:00",
            name: "蔡师娘",
            phone: "13893628002",
            says: "味美家宴的肉不新鲜，我在里面帮工"
        )
        .id(of: "order")
        let ask = #"{"order":"\#(order)"}"#
        _ = try await county.answer("order.get", ask, as: mediator)
        let changed = try await county.done(
            "order.recategorise",
            #"{"order":"\#(order)","category":"report","reason":"反映违法行为，自己没有争议"}"#,
            as: clerk
        )
        #expect(changed.types.prefix(2) == ["order.recategorised", "report.opened"])
        #expect(changed.types.contains("order.linkedToReport"))
        let report = try changed.id(of: "report")
        let nobody = CountyAtWork.digest.prefix(8) + "-1111-7111-8111-111111111111"
        let real = await failure("order.get", ask, county, mediator)
        #expect(real != nil)
        #expect(real == (await failure("order.get", #"{"order":"\#(nobody)"}"#, county, mediator)))
        for (method, params) in Self.lists {
            guard let answer = try? await county.answer(method, params, as: mediator) else { continue }
            for secret in [order, report, "R28-2"] { #expect(!answer.text.contains(secret), "\(secret) in \(method)") }
        }
        let alike = #"{"phone":"13893628002","on":"2026-11-16"}"#
        let found = try await county.answer("duplicate.candidates", alike, as: mediator)
        #expect(!found.text.contains("R28-2"))
        let back = #"{"order":"\#(order)","category":"complaint","reason":"改回"}"#
        #expect(await county.refused("order.recategorise", back, as: clerk) == "orderIsReport")
        // Its hotline hears that it was registered, and nothing else.
        let view = try await county.answer("order.get", ask, as: clerk)["value"]
        #expect(view?["answers"]?.elements.compactMap { $0["words"]?.string } == ["已依法登记核查。"])
        // Who reported is opened by name alone, as of any report.
        let identity = #"{"id":"\#(report)","reason":"核查"}"#
        #expect(await county.refused("report.identity", identity, as: clerk) == "identityNotGranted")
    }

    /// The lists, registers, queues and figures that can be asked without naming anything.
    private static let lists: [(String, String)] = [
        ("order.list", #"{"pageSize":500}"#), ("case.list", #"{"pageSize":500}"#), ("case.find", #"{"pageSize":500}"#),
        ("case.queue", #"{"of":"all","pageSize":500}"#), ("route.queue", #"{"pageSize":500}"#),
        ("letter.list", #"{"pageSize":500}"#), ("letter.register", #"{"kind":"reportRecord","year":2026}"#),
        ("lateEntry.list", #"{"pageSize":500}"#), ("kit.register", "{}"), ("correspondence.list", "{}"),
        ("matter.list", "{}"), ("approval.list", "{}"), ("handover.list", "{}"), ("answers.batches", "{}"),
        ("unreasonable.list", "{}"), ("appeal.list", "{}"), ("batch.list", "{}"), ("link.failed", "{}"),
        ("link.differences", "{}"), ("clocks.moved", "{}"), ("deposit.list", "{}"),
        ("figures.get", #"{"from":"2026-01-01","to":"2099-12-31"}"#),
        ("national.differences", #"{"from":"2026-01-01","to":"2099-12-31","hotline12345":["R28-0"],"national":[]}"#),
        ("duplicate.candidates", #"{"phone":"13893628001","on":"2026-11-16"}"#),
    ]

    /// A service's log as somebody sees it, page by page.
    private func log(of service: String, _ county: CountyAtWork, _ officer: OfficerAtWork) async throws -> [String] {
        var (pages, after): ([String], String?) = ([], "0")
        while let from = after {
            let page = try await county.answer(
                "events.read",
                #"{"after":"\#(from)","limit":512}"#,
                as: officer,
                at: service
            )
            pages.append(page.text)
            after = page["events"]?.elements.last?["sequence"]?.string
        }
        return pages
    }

    /// How something is refused, in all its words.
    private func failure(
        _ method: String,
        _ params: String,
        _ county: CountyAtWork,
        _ officer: OfficerAtWork
    ) async -> Refusal? {
        do {
            _ = try await county.answer(method, params, as: officer)
            return nil
        } catch { return (error as? WireFailure)?.refusal }
    }
}
