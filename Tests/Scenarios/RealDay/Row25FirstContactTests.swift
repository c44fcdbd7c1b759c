import Model
import Testing

@Suite("Row 25: ring the citizen within 24 hours")
struct Row25FirstContactTests {
    @Test func `is the hotline's own clock, from the signature, with a log of calls`() async throws {
        let county = try await CountyAtWork.shared()
        let today = CountyAtWork.now.day.text
        try await county.order("R25-1", at: "\(today)T00:00", name: "邓小红", phone: "13893610125", says: "保洁没来")
        let order = #""reference":{"channel":"hotline12345","number":"R25-1"}"#
        let signed = try await county.does("order.sign", "{\(order)}")
        #expect(signed.types.contains("contact.owed"))
        let owed = try await county.asks("contact.list", "{\(order)}")
        let by = try Moment(try #require(owed["contactBy"]?.string))
        let left = by.milliseconds - CountyAtWork.now.milliseconds
        #expect((23 * 3_600_000...24 * 3_600_000).contains(left))

        // A call that nobody answers is logged and settles nothing.
        try await county.does("contact.record", #"{\#(order),"result":"unanswered"}"#, as: .hotlineClerk)
        #expect(try await county.asks("contact.list", "{\(order)}")["reachedAt"] == nil)
        // The case opens meanwhile; one call on it answers the order too.
        let dispute = try await county.dispute("R25-1", against: nil)
        try await county.does("contact.record", #"{"id":"\#(dispute)","result":"reached","note":"约明日上门"}"#)
        let met = try await county.asks("contact.list", #"{"id":"\#(dispute)"}"#)
        #expect(met["reachedAt"] != nil && met["isOverdue"]?.bool == false)
        let accept = try await county.dispute(dispute)["summary"]?["due"]
        #expect(accept != nil, "it is no statutory term and ends none")
    }
}
