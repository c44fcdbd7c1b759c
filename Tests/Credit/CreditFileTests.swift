import CreditDomain
import Model
import TestKit
import Testing

@Suite("A credit file")
struct CreditFileTests {
    let opened = CreditFile.Event.opened(enterprise: .example(), because: .registry)
    let stub = CreditFile.Event.opened(enterprise: .example(), because: .complaint)

    @Test(arguments: FileOccasion.allCases) func `is opened once`(occasion: FileOccasion) throws {
        let facts = try CountyRules.facts()
        given(CreditFile.self).when(.open(because: occasion), knowing: facts)
            .then(.opened(enterprise: .example(), because: occasion))
        given(CreditFile.self, opened).when(.open(because: occasion), knowing: facts).then()
    }

    @Test func `of an enterprise that only a complaint named is confirmed by the registry once`() throws {
        let facts = try CountyRules.facts()
        let confirmed = CreditFile.Event.enterpriseRegistered(enterprise: .example())
        given(CreditFile.self, stub).when(.open(because: .registry), knowing: facts).then(confirmed)
        given(CreditFile.self, stub).when(.open(because: .complaint), knowing: facts).then()
        given(CreditFile.self, stub, confirmed).when(.open(because: .registry), knowing: facts).then()
    }

    @Test func `takes a fact as its rule says`() throws {
        let facts = try CountyRules.facts()
        given(CreditFile.self, opened).when(.enter(fact: .example()), knowing: facts).then(.entered())
        let unperformed = CreditFact.example(CreditRule.agreementUnperformed)
        given(CreditFile.self, opened, .entered()).when(.enter(fact: unperformed), knowing: facts)
            .then(.entered(unperformed, number: 2, effect: .internalSupervision))
    }

    @Test func `takes a fact once, whenever it happened`() throws {
        let again = CreditFact.example(on: Moment.example.day.adding(days: 1))
        given(CreditFile.self, opened, .entered()).when(.enter(fact: again), knowing: try CountyRules.facts()).then()
    }

    @Test func `opens for the fact of an enterprise nobody has told of`() throws {
        given(CreditFile.self).when(.enter(fact: .example()), knowing: try CountyRules.facts())
            .then(stub, .entered())
    }

    @Test(
        arguments: [
            CreditRule.mediationTerminated, "credit.complaintFiled", "credit.reportFiled", "credit.penaltyGeneral",
            "credit.commitmentBroken", "credit.unheardOf",
        ]
    )
    func `holds nothing that no rule enters by itself`(rule: String) throws {
        let facts = try CountyRules.facts()
        given(CreditFile.self, opened).when(.enter(fact: .example(rule)), knowing: facts).then()
        given(CreditFile.self).when(.enter(fact: .example(rule)), knowing: facts).then()
    }

    @Test func `holds nothing from before its rule was in force`() throws {
        let early = CreditFact.example(on: try Day("2025-12-31"))
        given(CreditFile.self, opened).when(.enter(fact: early), knowing: try CountyRules.facts()).then()
    }

    @Test func `is put right entry by entry`() throws {
        let facts = try CountyRules.facts()
        let (withdraw, reinstate) = (CreditFile.Command.correct(.withdrawn), CreditFile.Command.correct(.reinstated))
        let entered = given(CreditFile.self, opened, .entered())
        entered.when(withdraw, knowing: facts).then(.corrected(.withdrawn))
        entered.when(reinstate, knowing: facts).then()
        let withdrawn = given(CreditFile.self, opened, .entered(), .corrected(.withdrawn))
        withdrawn.when(withdraw, knowing: facts).then()
        withdrawn.when(reinstate, knowing: facts).then(.corrected(.reinstated))
        given(CreditFile.self, opened, .entered(), .corrected(.withdrawn), .corrected(.reinstated))
            .when(reinstate, knowing: facts)
            .then()
    }

    @Test func `is put right only where there is something`() throws {
        let facts = try CountyRules.facts()
        given(CreditFile.self).when(.correct(.withdrawn), knowing: facts).rejects(.creditFileUnknown)
        given(CreditFile.self, opened).when(.correct(.withdrawn), knowing: facts).rejects(.creditEntryUnknown)
    }

    @Test func `needs a rule for each fact it hears of`() throws {
        let list = try CountyRules.list().filter { $0.id != CreditRule.agreementUnperformed }
        #expect(throws: Refusal.self) { try CreditRules(list) }
    }
}

extension CreditFile.Command {
    fileprivate static func correct(_ what: EntryCorrection) -> CreditFile.Command {
        .correct(entry: 1, what: what, why: .wrongEnterprise)
    }
}

extension CreditFile.Event {
    fileprivate static func corrected(_ what: EntryCorrection) -> CreditFile.Event {
        .entryCorrected(entry: 1, what: what, why: .wrongEnterprise)
    }
}
