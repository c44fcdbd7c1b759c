import MediationDomain
import Model
import TestKit
import Testing

@Suite("A late entry")
struct LateEntryTests {
    let rules: MediationRules
    let day = Moment.example.day
    let digest = String(repeating: "0f", count: 32)

    init() throws { rules = try CountyRules.mediation() }

    private func entry(at moment: Moment = .example, by: String = "user:one") -> LateRecord {
        LateRecord(
            paper: .example,
            happenedAt: moment,
            cause: .powerCut,
            act: .received,
            scan: digest,
            order: .example(),
            isSecret: false,
            reason: .example(),
            by: by
        )
    }

    @Test func `is confirmed by a second person, once, and never by whoever typed it in`() throws {
        let known = LateEntry.Event.recorded(entry: entry(), confirmBy: nil, basis: [])
        let facts = LateEntry.Facts(rules: rules)
        given(LateEntry.self, known).when(.confirm(by: "user:two"), knowing: facts).then(
            .confirmed(by: "user:two", on: day)
        )
        given(LateEntry.self, known, .confirmed(by: "user:two", on: day)).when(
            .confirm(by: "user:three"),
            knowing: facts
        )
        .then()
        given(LateEntry.self, known).when(.confirm(by: "user:one"), knowing: facts).rejects(.lateConfirmerIsRecorder)
    }

    @Test(arguments: [
        (PaperStanding.used, LateEntry.Rejection.latePaperUsed), (.spoiled, .latePaperSpoiled),
    ])
    func `stands on a sheet of its own`(standing: PaperStanding, rejection: LateEntry.Rejection) {
        let facts = LateEntry.Facts(paper: standing, printedOn: day, rules: rules)
        given(LateEntry.self).when(.record(entry: entry()), knowing: facts).rejects(rejection)
    }

    @Test func `is refused on a sheet that nobody printed, or that was printed afterwards, or from the future`() {
        given(LateEntry.self).when(.record(entry: entry()), knowing: .init(rules: rules)).rejects(.latePaperUnknown)
        let young = LateEntry.Facts(paper: .blank, printedOn: day.adding(days: 1), rules: rules)
        given(LateEntry.self).when(.record(entry: entry()), knowing: young).rejects(.latePaperTooYoung)
        let later = Moment.example.adding(milliseconds: 1)
        let facts = LateEntry.Facts(paper: .blank, printedOn: day, rules: rules)
        given(LateEntry.self).when(.record(entry: entry(at: later)), knowing: facts).rejects(.lateEntryNotPast)
    }
}

@Suite("An approval")
struct ApprovalTests {
    let rules: MediationRules
    let day = Moment.example.day

    init() throws { rules = try CountyRules.mediation() }

    private var proposal: ApprovalProposal {
        ApprovalProposal(decision: .refusal, caseID: .example(), ground: 3, reason: .example(), by: "user:one")
    }
    private var proposed: Approval.Event { .proposed(proposal: proposal, on: day, basis: []) }

    private func decide(_ by: String, isHead: Bool) -> Approval.Command {
        .decide(by: by, isHead: isHead, isApproved: true, reason: nil)
    }

    @Test func `is nobody's on their own proposal, not even the head's`() {
        given(Approval.self, proposed).when(decide("user:one", isHead: true), knowing: .init(rules: rules))
            .rejects(.approverIsProposer)
    }

    @Test func `is the head's, or a deputy's within the term`() {
        given(Approval.self, proposed).when(decide("user:two", isHead: false), knowing: .init(rules: rules))
            .rejects(.approverNotEntitled)
        let deputy = Approval.Facts(standsInFor: "user:head", rules: rules)
        given(Approval.self, proposed).when(decide("user:two", isHead: false), knowing: deputy)
            .then(.approved(by: "user:two", inPlaceOf: "user:head", on: day))
        given(Approval.self, proposed).when(decide("user:head", isHead: true), knowing: .init(rules: rules))
            .then(.approved(by: "user:head", inPlaceOf: nil, on: day))
    }

    @Test func `is used once, and for what was approved`() {
        let approved = Approval.Event.approved(by: "user:head", inPlaceOf: nil, on: day)
        let facts = Approval.Facts(rules: rules)
        given(Approval.self, proposed, approved).when(.use(ground: 3, amount: nil), knowing: facts).then(.used(on: day))
        given(Approval.self, proposed, approved).when(.use(ground: 4, amount: nil), knowing: facts)
            .rejects(.approvalDiffers)
        given(Approval.self, proposed).when(.use(ground: 3, amount: nil), knowing: facts).rejects(.approvalNotGranted)
        given(Approval.self, proposed, approved, .used(on: day)).when(.use(ground: 3, amount: nil), knowing: facts)
            .rejects(.approvalUsedUp)
    }
}

@Suite("Two texts")
struct TextLikenessTests {
    @Test func `are alike by their words, whatever the amounts and dates`() {
        let one = TextLikeness("9月3日购买家政次卡2980元，宣传与实际不符，要求退一赔三")
        let two = TextLikeness("9月5日购买家政次卡1980元，宣传与实际不符，要求退一赔三。")
        let three = TextLikeness("月嫂照顾不周，孩子红屁股，要求退还服务费")
        #expect(one.perThousand(with: two) == 1_000)
        #expect(one.perThousand(with: three) < 300)
        #expect(TextLikeness("").perThousand(with: TextLikeness("")) == 0)
    }
}
