import EventLog
import Model
import Testing

@testable import Identity
@testable import MediationService
@testable import ServiceKit

@Suite("The way of a case at the office")
struct RoutingStoreTests {
    @Test func `is opened with the case, shown step by step, and read from the log with the same rows`() async throws {
        let bureau = try Bureau()
        try await bureau.receive("C1")
        let opened = try await bureau.command(
            "case.open",
            #"{"references":[{"channel":"hotline12345","number":"C1"}],"place":"620724100"}"#,
            as: .clerk
        )
        let id = try #require(Bureau.ids("routing", in: opened).first)
        #expect(Bureau.ids("case", in: opened) == [id])
        #expect(Bureau.ids("routing", in: opened).count == 1)
        let give = #"{"id":"\#(id)","reason":"不在本所辖区"}"#
        try await bureau.command("route.sign", #"{"id":"\#(id)"}"#, as: .station)
        try await bureau.command("route.return", give, as: .station)
        let passed = await bureau.refusal {
            try await bureau.command("route.assign", #"{"id":"\#(id)","unit":"nanhuaStation"}"#, as: .station)
        }
        #expect(passed?.reason == "sidewaysPassing")
        try await bureau.command(
            "route.assign",
            #"{"id":"\#(id)","unit":"nanhuaStation","reason":"实际经营地在南华镇","reportBackBy":"2026-10-12"}"#,
            as: .clerk
        )
        let view = try await bureau.query("route.get", #"{"id":"\#(id)"}"#, as: .mediator, giving: RouteView.self)
        #expect(view.hops.map(\.step) == [.opened, .signed, .returned, .routed])
        #expect(view.hops.first?.basis.map(\.rule) == ["route.complaint.station"])
        #expect(view.hops.last?.by == Caller.clerk.actor.description && view.hops.last?.isOverride == true)
        #expect(view.assignment.hops == 3 && view.assignment.returns == 1)
        #expect(try view.assignment.reportBackBy == Day("2026-10-12"))
        let queue = try await bureau.query(
            "route.queue",
            #"{"unit":"nanhuaStation"}"#,
            as: .mediator,
            giving: Page<AssignmentView>.self
        )
        #expect(queue.items.map(\.id.description) == [id])
        let before = try await bureau.node.store.contents()
        try await bureau.node.store.rebuild()
        #expect(try await bureau.node.store.contents() == before)
    }

    @Test func `leaves its desk when the case is over`() async throws {
        let bureau = try Bureau()
        try await bureau.receive("C1")
        let opened = try await bureau.command(
            "case.open",
            #"{"references":[{"channel":"hotline12345","number":"C1"}]}"#,
            as: .clerk
        )
        let id = try #require(Bureau.ids("case", in: opened).first)
        let question = #"{"unit":"intake"}"#
        let open = try await bureau.query("route.queue", question, as: .clerk, giving: Page<AssignmentView>.self)
        #expect(open.items.count == 1)
        try await bureau.command("case.refuse", #"{"id":"\#(id)","ground":6,"told":"phone"}"#, as: .clerk)
        let over = try await bureau.query("route.queue", question, as: .clerk, giving: Page<AssignmentView>.self)
        #expect(over.items.isEmpty)
    }

    @Test func `knows no matter that no rule knows`() async throws {
        let bureau = try Bureau()
        let refusal = await bureau.refusal {
            _ = try await bureau.query("route.explain", #"{"kind":"complaint","matter":"weather"}"#, as: .hotline)
        }
        #expect(refusal?.reason == "matterUnknown")
        let answer = try await bureau.query(
            "route.explain",
            #"{"kind":"labour","relation":"other"}"#,
            as: .hotline,
            giving: RouteExplanation.self
        )
        #expect(answer.unit == "peoplesMediation")
    }
}
