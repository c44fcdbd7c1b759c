import Model
import Testing

@testable import Identity
@testable import MediationService
@testable import ServiceKit

@Suite("A clue at the office")
struct ClueStoreTests {
    @Test func `goes on when its dispute is settled, and is counted with no reports`() async throws {
        let bureau = try Bureau()
        try await bureau.receive("C1")
        let opened = try await bureau.command(
            "case.open",
            #"{"references":[{"channel":"hotline12345","number":"C1"}],"place":"620724100"}"#,
            as: .clerk
        )
        let caseID = try #require(Bureau.ids("case", in: opened).first)
        let clue = try await bureau.command(
            "clue.open",
            #"{"source":"unregistered","id":"\#(caseID)","narrative":"机构未登记"}"#,
            as: .mediator
        )
        let id = try #require(Bureau.ids("clue", in: clue).first)
        try await bureau.command(
            "case.refuse",
            #"{"id":"\#(caseID)","ground":6,"told":"phone"}"#,
            as: .mediator
        )
        let view = try await bureau.query(
            "clue.get",
            #"{"id":"\#(id)","reason":"核查"}"#,
            as: .clerk,
            giving: ClueView.self
        )
        #expect(view.stage == .checking && view.narrative == "机构未登记" && view.number.serial == 1)
        #expect(try view.due?.day == Day("2026-10-27") && view.caseID?.description == caseID)
        let figures = try await bureau.query(
            "figures.get",
            #"{"from":"2026-09-01","to":"2026-10-31"}"#,
            as: .head,
            giving: FiguresView.self
        )
        #expect(figures.tracks.map(\.track) == [.complaint, .clue])
        let outside = try await bureau.query(
            "figures.get",
            #"{"from":"2026-09-01","to":"2026-10-31"}"#,
            as: .supervisor,
            giving: FiguresView.self
        )
        #expect(outside.tracks.map(\.track) == [.complaint])
        #expect(outside.units.map(\.unit) == ["chengguanStation"])
    }

    @Test func `about an agency that is registered is no clue of that`() async throws {
        let bureau = try Bureau()
        let refusal = await bureau.refusal {
            try await bureau.command(
                "clue.open",
                #"{"source":"unregistered","id":"01a0f166-56a3-7000-8000-0000000000ff","narrative":"x"}"#,
                as: .mediator
            )
        }
        #expect(refusal?.reason == "caseUnknown")
    }
}
