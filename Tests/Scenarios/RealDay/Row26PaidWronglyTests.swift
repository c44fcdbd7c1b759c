import Model
import Testing

@Suite("Row 26: paid wrongly, recovered twice")
struct Row26PaidWronglyTests {
    @Test func `is taken back with its slip, and recourse goes on for the rest`() async throws {
        let county = try await CountyAtWork.shared()
        let firm = try await county.enterprise(126, "高台县恒信家政服务有限公司")
        let office = #""enterprise":"\#(firm)""#
        try await county.does(
            "deposit.payIn",
            #"{\#(office),"amount":2000000,"receipt":"甘财261"}"#,
            as: .commerceSupervisor
        )
        try await county.order(
            "R26-1",
            at: "2026-08-20T09:00",
            name: "许凤英",
            phone: "13893610126",
            says: "预付款5000元不退",
            claimed: 500_000
        )
        let dispute = try await county.dispute("R26-1", against: firm)
        try await county.accept(dispute, at: "2026-08-21T09:00")
        let relief = try await county.does("relief.open", #"{\#(office),"because":"closed","on":"2026-08-24"}"#).id(
            of: "relief"
        )
        let place = #""relief":"\#(relief)""#
        func claim(elsewhere: Int) -> String {
            #"{\#(place),"id":"\#(dispute)","proven":500000,"proof":"合同2026-26","elsewhere":\#(elsewhere),"declaredOn":"2026-08-24"}"#
        }
        #expect(await county.refusal("relief.claim", claim(elsewhere: 500_000)) == "reliefNothingLeft")
        try await county.does("relief.claim", claim(elsewhere: 0))
        try await county.does(
            "relief.checkPayee",
            #"{\#(place),"id":"\#(dispute)","name":"许凤英","identity":"11010519491231002X","account":"6222000011113333"}"#
        )
        try await county.does("relief.propose", #"{\#(place),"number":"高先赔〔2026〕26号","on":"2026-08-25"}"#)
        for (authority, role) in [("marketRegulation", Role.head), ("industryCommerce", .commerceSupervisor)] {
            try await county.does(
                "relief.approve",
                #"{\#(place),"authority":"\#(authority)","on":"2026-08-26"}"#,
                as: role
            )
        }
        try await county.does(
            "relief.serve",
            #"{\#(place),"service":{"how":"personal","on":"2026-08-27","evidence":"回证2026-26"}}"#
        )
        try await county.does("relief.pay", "{\(place)}")
        let paid = try await county.asks("deposit.get", "{\(office)}")
        #expect(
            paid["summary"]?["balance"]?.integer == 1_500_000
                && paid["recourses"]?.elements.first?["remaining"]?.integer == 500_000
        )

        // Her bank had paid 2000 yuan back as well, which she had not said.
        let back = #"{\#(office),"number":1,"amount":200000,"receipt":"追回2026-1","because":"recoveredElsewhere"}"#
        try await county.does("deposit.reclaim", back, as: .commerceSupervisor)
        let tooMuch = #"{\#(office),"number":1,"amount":300001,"receipt":"追回2026-2","because":"paidTwice"}"#
        #expect(await county.refusal("deposit.reclaim", tooMuch, as: .commerceSupervisor) == "reclaimBeyondPayout")
        let left = try await county.asks("deposit.get", "{\(office)}")
        #expect(left["summary"]?["balance"]?.integer == 1_700_000 && left["summary"]?["owed"]?.integer == 300_000)
        #expect(left["recourses"]?.elements.first?["remaining"]?.integer == 300_000)

        // The enterprise is held to account for the rest.
        try await county.does(
            "deposit.recover",
            #"{\#(office),"number":1,"amount":300000,"receipt":"追责2026-1"}"#,
            as: .commerceSupervisor
        )
        #expect(
            try await county.asks("deposit.get", "{\(office)}")["recourses"]?.elements.first?["ending"]?.string
                == "recovered"
        )
        #expect(try await county.does("relief.pay", "{\(place)}").types.isEmpty, "a decision is paid once")
    }
}
