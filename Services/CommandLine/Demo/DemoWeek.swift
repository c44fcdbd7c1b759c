import Model
import ServiceKit

/// A week of a county office, played into the running services: its first day as files of rows, the others as steps.
///
/// Every request carries a key made of what the files say, so that the same week played again writes nothing.
struct DemoWeek {
    let files: DemoFolder
    let folder: DataFolder

    /// Plays the week, and waits until every service has taken in what the others told it.
    ///
    /// - Returns: What came of each row.
    /// - Throws: What kept the week from being played to its end.
    func play() async throws -> DayReport {
        let desk = try await DemoDesk.open(in: folder)
        do {
            var report = DayReport()
            try await playFirstDay(at: desk, into: &report)
            try await WeekStory(files: files, folder: folder, desk: desk)?.play(into: &report)
            await desk.close()
            try await Settling(folder: folder).settle(withHotlines: true)
            return report
        } catch {
            await desk.close()
            throw error
        }
    }

    private func playFirstDay(at desk: DemoDesk, into report: inout DayReport) async throws {
        _ = try await Sheet.enterprises(in: files, at: desk).played(into: &report)
        _ = try await Sheet.workers(in: files, at: desk).played(into: &report)
        let classes = try Sheet.classes(in: files, at: desk)
        _ = try await classes.played(into: &report)
        _ = try await Sheet.enrolments(in: files, at: desk, of: classes).played(into: &report)
        var complaints: [(order: OrderNumber, row: SheetRow)] = []
        for system in ["12345", "12315"] {
            let taken = try await Sheet.orders(of: system, in: files, at: desk).played(into: &report)
            complaints += taken.filter(Self.isNewComplaint)
                .map { (OrderNumber(system: system, order: $0["工单编号"]), $0) }
        }
        // Mediation hears of the enterprises from registry, and the cases name them.
        try await Settling(folder: folder).settle()
        let (linking, list) = try Sheet.linking(in: files, at: desk)
        _ = try await Sheet.decisions(in: files, at: desk, linked: list).played(into: &report)
        _ = try await linking.played(into: &report)
        try await openTheRest(of: complaints, list, at: desk, into: &report)
    }

    /// Opens the cases that nobody has decided on yet.
    private func openTheRest(
        of complaints: [(order: OrderNumber, row: SheetRow)],
        _ list: LinkingList,
        at desk: DemoDesk,
        into report: inout DayReport
    ) async throws {
        for (order, row) in complaints {
            do {
                try await desk.openCase(on: list.dispute(of: order))
            } catch let refusal as Refusal where refusal.isAboutTheRow {
                report.spoil(ColumnTitles(ofReasons: ["orderUnknown": "工单编号"]).bad(refusal, row))
            }
        }
    }

    private static func isNewComplaint(_ row: SheetRow) -> Bool {
        row["来电类别"] == "投诉" && row["办理类型"] == "初次派单"
    }
}
