import Model
import Testing

@Suite("Row 13: receipt on a holiday, at night, at 23:59")
struct Row13ReceiptAtNightTests {
    @Test(arguments: [
        // One second before midnight is still the 29th: the first day that counts is the 30th.
        ("R13-1", "2026-09-29T23:59", "2026-09-29", "2026-10-14"),
        // At midnight it is the 30th, and the holiday lies between.
        ("R13-2", "2026-09-30T00:00", "2026-09-30", "2026-10-15"),
        // Received in the holiday, in the small hours: counting begins with the first working day, a Thursday.
        ("R13-3", "2026-10-02T03:12", "2026-10-02", "2026-10-15"),
        // On a Saturday that is worked: the day itself does not count.
        ("R13-4", "2026-10-10T08:30", "2026-10-10", "2026-10-20"),
    ])
    func `is kept as it was, and the day after it is the first that counts`(
        number: String,
        dispatched: String,
        received: String,
        due: String
    ) async throws {
        let county = try await CountyAtWork.shared()
        try await county.order(
            number,
            at: dispatched,
            name: "值班来电",
            phone: "1389361\(number.suffix(1))301",
            says: "夜间来电"
        )
        let dispute = try await county.dispute(number, against: nil)
        let view = try await county.dispute(dispute)
        #expect(view["summary"]?["receivedOn"]?.string == received)
        #expect(view["summary"]?["due"]?.string == due)
        #expect(try await county.order(number)["dispatchedAt"]?.string?.hasPrefix(dispatched) == true)
    }
}
