import MediationDomain
import Model
import TestKit
import Testing

@Suite("A joint complaint")
struct JointTests {
    let day = Moment.example.day
    let two: [JointMember] = [.example(1), .example(2)]
    let three: [JointMember] = [.example(1), .example(2), .example(3)]

    private func formed(_ members: [JointMember], _ more: Joint.Event...) -> Given<Joint> {
        given(Joint.self, after: [.formed(members: members, basis: [])] + more)
    }

    @Test func `Article 12 has two complainants or more, each with their consent`() throws {
        let facts = try Joint.Facts.example()
        given(Joint.self).when(.form(members: two), knowing: facts).then(
            .formed(
                members: two,
                basis: [
                    Basis(rule: "joint.least", inputs: ["members": "2"], outcome: ["article": "第十二条", "least": "2"])
                ]
            )
        )
        given(Joint.self).when(.form(members: [.example(1)]), knowing: facts).rejects(.jointTooSmall)
        given(Joint.self).when(.form(members: [.example(1), .example(1)]), knowing: facts).rejects(.memberTwice)
        var later = JointMember.example(2)
        later.consentedOn = day.adding(days: 1)
        given(Joint.self).when(.form(members: [.example(1), later]), knowing: facts).rejects(.memberConsentInFuture)
        given(Joint.self).when(.form(members: two), knowing: try .example(isOpen: false)).rejects(.jointCaseNotOpen)
        var foreign = JointMember.example(2)
        foreign.order = .example(77)
        given(Joint.self).when(.form(members: [.example(1), foreign]), knowing: facts).rejects(.memberOrderForeign)
        formed(two).when(.form(members: two), knowing: facts).then()
        formed(two).when(.form(members: three), knowing: facts).rejects(.jointAlreadyFormed)
    }

    @Test func `Article 12 has two representatives, chosen in writing`() throws {
        let facts = try Joint.Facts.example()
        let chosen: [Person.ID] = [.example(1), .example(2)]
        formed(three).when(.chooseRepresentatives(persons: chosen, on: day, paper: .example()), knowing: facts).then(
            .representativesChosen(
                persons: chosen,
                on: day,
                paper: .example(),
                basis: [Basis(rule: "joint.representatives", inputs: ["count": "2"], outcome: ["article": "第十二条"])]
            )
        )
        func choose(_ persons: [Person.ID]) -> Joint.Command {
            .chooseRepresentatives(persons: persons, on: day, paper: .example())
        }
        formed(three).when(choose([.example(1)]), knowing: facts).rejects(.representativesNotTwo)
        formed(three).when(choose([.example(1), .example(1)]), knowing: facts).rejects(.representativesNotTwo)
        formed(three).when(choose([.example(1), .example(9)]), knowing: facts).rejects(.memberUnknown)
        formed(three, .representativesChosen(persons: chosen, on: day, paper: .example(), basis: []))
            .when(choose(chosen), knowing: facts).then()
    }

    @Test(arguments: JointMatter.allCases)
    func `Article 12 asks those represented before a claim changes, is dropped or is settled`(
        matter: JointMatter
    ) throws {
        let facts = try Joint.Facts.example()
        let chosen = Joint.Event.representativesChosen(
            persons: [.example(1), .example(2)],
            on: day,
            paper: .example(),
            basis: []
        )
        let proposed = Joint.Event.proposed(proposal: 1, matter: matter, what: .example(), on: day)
        let consent = Joint.Event.answered(proposal: 1, person: .example(3), on: day, isConsent: true)
        formed(three, chosen).when(.propose(matter: matter, what: .example(), on: day), knowing: facts).then(proposed)
        formed(three, chosen, proposed).when(.propose(matter: matter, what: .example(), on: day), knowing: facts)
            .then()
        formed(three, chosen, proposed).when(.adopt(proposal: 1, on: day), knowing: facts).rejects(.consentMissing)
        formed(three, chosen, proposed)
            .when(.answer(proposal: 1, person: .example(3), on: day, isConsent: true), knowing: facts).then(consent)
        let adopted = Joint.Event.adopted(
            proposal: 1,
            matter: matter,
            on: day,
            basis: [
                Basis(
                    rule: "joint.representatives",
                    inputs: ["matter": matter.rawValue, "members": "3"],
                    outcome: ["article": "第十二条"]
                )
            ]
        )
        formed(three, chosen, proposed, consent).when(.adopt(proposal: 1, on: day), knowing: facts).then(adopted)
        formed(three, chosen, proposed, consent, adopted).when(.adopt(proposal: 1, on: day), knowing: facts).then()
        let refused = Joint.Event.answered(proposal: 1, person: .example(3), on: day, isConsent: false)
        formed(three, chosen, proposed, consent, refused).when(.adopt(proposal: 1, on: day), knowing: facts)
            .rejects(.consentMissing)
        formed(three, chosen, proposed, refused, .leftOut(person: .example(3), on: day, reason: nil))
            .when(.adopt(proposal: 1, on: day), knowing: facts)
            .then(
                .adopted(
                    proposal: 1,
                    matter: matter,
                    on: day,
                    basis: [
                        Basis(
                            rule: "joint.representatives",
                            inputs: ["matter": matter.rawValue, "members": "2"],
                            outcome: ["article": "第十二条"]
                        )
                    ]
                )
            )
    }

    @Test func `goes by its latest proposal`() throws {
        let facts = try Joint.Facts.example()
        let first = Joint.Event.proposed(proposal: 1, matter: .settlement, what: .example(), on: day)
        let second = Joint.Event.proposed(proposal: 2, matter: .settlement, what: .example("b3RoZXI"), on: day)
        let both = formed(two, first, second)
        both.when(.answer(proposal: 1, person: .example(1), on: day, isConsent: true), knowing: facts)
            .rejects(.proposalOutdated)
        both.when(.adopt(proposal: 3, on: day), knowing: facts).rejects(.proposalUnknown)
        both.when(.answer(proposal: 2, person: .example(9), on: day, isConsent: true), knowing: facts)
            .rejects(.memberUnknown)
        let tomorrow = day.adding(days: 1)
        both.when(.adopt(proposal: 2, on: tomorrow), knowing: facts).rejects(.jointDayInFuture)
        both.when(.answer(proposal: 2, person: .example(1), on: tomorrow, isConsent: true), knowing: facts)
            .rejects(.jointDayInFuture)
    }

    @Test func `of five is noticed once`() throws {
        let facts = try Joint.Facts.example()
        let four = (1...4).map { JointMember.example(UInt64($0)) }
        let noticed = Joint.Event.groupNoticed(
            members: 5,
            basis: [Basis(rule: "joint.alert", inputs: ["members": "5"], outcome: ["threshold": "5"])]
        )
        formed(four).when(.join(member: .example(5)), knowing: facts).then(.joined(member: .example(5)), noticed)
        formed(four, .joined(member: .example(5)), noticed).when(.join(member: .example(6)), knowing: facts)
            .then(.joined(member: .example(6)))
        formed(four).when(.join(member: .example(4)), knowing: facts).then()
    }

    @Test func `lets a member go, and no member twice`() throws {
        let facts = try Joint.Facts.example()
        let left = Joint.Event.leftOut(person: .example(3), on: day, reason: nil)
        formed(three).when(.leaveOut(person: .example(3), on: day, reason: nil), knowing: facts).then(left)
        formed(three, left).when(.leaveOut(person: .example(3), on: day, reason: nil), knowing: facts).then()
        let split = Joint.Event.splitOff(person: .example(3), to: .example(40), on: day)
        formed(three).when(.splitOff(person: .example(3), to: .example(40), on: day), knowing: facts).then(split)
        formed(three, split).when(.splitOff(person: .example(3), to: .example(40), on: day), knowing: facts).then()
        formed(three, split).when(.splitOff(person: .example(3), to: .example(41), on: day), knowing: facts)
            .rejects(.memberUnknown)
        formed(three).when(.leaveOut(person: .example(9), on: day, reason: nil), knowing: facts)
            .rejects(.memberUnknown)
    }

    @Test func `does nothing before it is formed`() throws {
        let facts = try Joint.Facts.example()
        let commands: [Joint.Command] = [
            .join(member: .example(1)), .chooseRepresentatives(persons: [], on: day, paper: .example()),
            .propose(matter: .settlement, what: .example(), on: day),
            .answer(proposal: 1, person: .example(1), on: day, isConsent: true), .adopt(proposal: 1, on: day),
            .leaveOut(person: .example(1), on: day, reason: nil),
            .splitOff(person: .example(1), to: .example(), on: day),
        ]
        for command in commands { given(Joint.self).when(command, knowing: facts).rejects(.jointUnknown) }
    }
}

extension JointMember {
    static func example(_ number: UInt64) -> JointMember {
        JointMember(person: .example(number), consentedOn: Moment.example.day)
    }
}

extension Joint.Facts {
    static func example(isOpen: Bool = true) throws -> Joint.Facts {
        Joint.Facts(isCaseOpen: isOpen, orders: [.example(1)], rules: try CountyRules.mediation())
    }
}
