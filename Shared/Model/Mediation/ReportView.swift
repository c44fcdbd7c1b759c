/// A report, for those who may know that it exists.
public struct ReportView: Codable, Hashable, Sendable {
    /// Its id.
    public var id: Report.ID
    /// Its official number.
    public var number: FileNumber
    /// What it was entered on.
    public var opening: ReportOpening
    /// Until when it is checked.
    public var checkBy: DueDay

    /// A report.
    public init(id: Report.ID, number: FileNumber, opening: ReportOpening, checkBy: DueDay) {
        self.id = id
        self.number = number
        self.opening = opening
        self.checkBy = checkBy
    }
}
