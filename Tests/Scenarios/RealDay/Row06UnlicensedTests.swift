import Model
import TestKit
import Testing

@Suite("Row 6: an unregistered agency, a private person")
struct Row06UnlicensedTests {
    @Test func `can be complained of without a credit code, and the register hears of the agency`() async throws {
        let county = try await CountyAtWork.shared()
        let phone = "13893610106"
        try await county.order(
            "R6-1",
            at: "2026-09-14T09:00",
            name: "李国栋",
            phone: phone,
            says: "“帮帮家政”收中介费600元不退",
            claimed: 60_000
        )
        let dispute = try await county.dispute("R6-1", against: nil)
        let named = try await county.does(
            "respondent.nameUnregistered",
            #"""
            {"id":"\#(dispute)","kind":"agency","sign":"帮帮家政","place":"城关镇县府街12号","name":"苟某","phone":"13893619106",
            "on":"2026-09-14"}
            """#
        )
        #expect(named.types.prefix(3) == ["unregistered.named", "case.respondentIdentified", "clue.opened"])
        let party = try named.id(of: "unregistered")
        try await county.accept(dispute, at: "2026-09-15T09:00")
        let row = try await county.asks("case.find", #"{"phone":"\#(phone)"}"#)["items"]?.elements.first
        #expect(row?["summary"]?["stage"]?.string == "mediating" && row?["enterpriseName"]?.string == "帮帮家政")
        let candidates = try await county.asks("respondent.candidates", #"{"text":"帮帮家政"}"#)["items"]?.elements
        #expect(candidates?.first?["isRegistered"]?.bool == false)

        // The register's list of clues has it, by its sign alone.
        try await eventually("the register has heard of it") {
            let leads = try await county.asks("lead.list", as: .commerceSupervisor, at: "registry")
            return leads["items"]?.elements.contains { $0["lead"]?.string == party } == true
        }
        let lead = try await county.asks("lead.list", as: .commerceSupervisor, at: "registry")["items"]?.elements
            .first { $0["lead"]?.string == party }
        #expect(lead?["noted"]?["sign"]?.string == "帮帮家政" && lead?["noted"]?["place"]?.string == "城关镇县府街12号")
        #expect(lead?.text.contains("苟") == false)

        // It takes out a licence; the case goes on against the enterprise it is now.
        let firm = try await county.enterprise(106, "高台县帮帮家政服务部")
        let settled = #"{"lead":"\#(party)","outcome":"registered","enterprise":"\#(firm)","on":"2026-09-30"}"#
        try await county.does("lead.settle", settled, as: .commerceSupervisor, at: "registry")
        try await county.does("respondent.foundRegistered", #"{"unregistered":"\#(party)","enterprise":"\#(firm)"}"#)
        try await county.does(
            "case.correctRespondent",
            #"{"id":"\#(dispute)","enterprise":"\#(firm)","reason":"已办理登记"}"#
        )
        #expect(try await county.dispute(dispute)["summary"]?["enterprise"]?.string == firm)
        let open = try await county.asks("lead.list", as: .commerceSupervisor, at: "registry")
        #expect(open["items"]?.elements.contains { $0["lead"]?.string == party } == false)
    }

    @Test func `of a private person nothing stands anywhere in the clear`() async throws {
        let county = try await CountyAtWork.shared()
        try await county.order("R6-2", at: "2026-09-16T09:00", name: "李国栋", phone: "13893610206", says: "私人介绍的保姆不来了")
        let dispute = try await county.dispute("R6-2", against: nil)
        let clear = #"{"id":"\#(dispute)","kind":"person","sign":"王姐","name":"王桂花"}"#
        #expect(await county.refusal("respondent.nameUnregistered", clear) == "unregisteredPersonInClear")
        let named = try await county.does(
            "respondent.nameUnregistered",
            #"{"id":"\#(dispute)","kind":"person","name":"王桂花","phone":"13893619206"}"#
        )
        #expect(
            named.types.prefix(2) == ["unregistered.named", "case.respondentIdentified"]
                && !named.types.contains("clue.opened")
        )
        let party = try named.id(of: "unregistered")
        let events = try county.jiazheng("tail", "--service", "mediation", "--all", "--once")
        let told = events.compactMap { $0["event"] }.first { $0["subject"]?.string == "unregistered/\(party)" }
        #expect(told?.text.contains("王桂花") == false && told?.text.contains("13893619206") == false)
    }
}
