import CreditDomain
import Model
import TestKit

/// What is asked at random: things are few, so that deeds meet again and again.
extension RandomLife {
    private mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &numbers) }

    /// One of the things of a kind; there are few at first, and more as time goes by.
    private mutating func one<Kind>(of few: UInt64? = nil, _ kind: UInt64, as _: Kind.Type) -> Identifier<Kind> {
        let number = UInt64.random(in: 1...(few ?? UInt64(40 + asked / 20)), using: &numbers)
        return Identifier(UniqueID(high: 0x01a0_f166_56a3_7000, low: 0x8000_0000_0000_0000 | kind << 32 | number))
    }

    private mutating func sealed() -> Sealed {
        Sealed(key: .timeOrdered(at: .example, random: numbers.next(), low: numbers.next()), suite: 1, text: "c2VhbGVk")
    }

    private var today: Day { clock.now.day }

    private mutating func enterprise() -> Enterprise.ID { one(of: 20, 1, as: Enterprise.self) }
    private mutating func theCase() -> Case.ID { one(2, as: Case.self) }
    private mutating func order() -> Order.ID { one(3, as: Order.self) }

    /// Enterprises, workers, officers.
    mutating func registryDeed() throws -> [Registry.Command] {
        let id = enterprise()
        switch pick(4) {
        case 0: return [.enterprise(.register(try details(of: id)), on: id)]
        case 1:
            let change = EnterpriseChange(name: try LineText("高台县惠民家政服务有限公司\(pick(99))"))
            return [.enterprise(.change(change), on: id)]
        case 2:
            let filing = WorkerFiling(
                name: sealed(),
                identityNumber: sealed(),
                phone: sealed(),
                birthYear: 1990,
                sex: .female,
                division: "620724",
                occupation: try LineText("养老护理员"),
                employer: id,
                filedOn: today
            )
            return [.worker(.file(filing), on: one(4, as: Worker.self))]
        default:
            let appointment = Appointment(name: sealed(), roles: [.mediator], unit: try LineText("市场监管局"))
            return [.officer(.appoint(appointment, by: .securityAdministrator), on: one(5, as: Officer.self))]
        }
    }

    private func details(of id: Enterprise.ID) throws -> EnterpriseDetails {
        let digits = String(id.value.low & 0xFFFF)
        let stem = "91620724MA" + String(repeating: "0", count: 7 - digits.count) + digits
        let last = "0123456789ABCDEFGHJKLMNPQRTUWXY".first { last in
            (try? UnifiedSocialCreditCode("\(stem)\(last)"))?.checkDigitIsValid == true
        }
        return EnterpriseDetails(
            creditCode: try UnifiedSocialCreditCode("\(stem)\(last ?? "0")"),
            name: try LineText("高台县惠民家政服务有限公司"),
            shopSigns: [],
            address: try LineText("城关镇解放南路\(digits)号"),
            division: try DivisionCode("620724"),
            business: .employing,
            registeredOn: try Day("2025-01-01"),
            contact: EnterpriseContact(
                legalRepresentative: Sealed(key: id.value, suite: 1, text: "c2VhbGVk")
            )
        )
    }

    /// Classes and certificates.
    mutating func trainingDeed() throws -> [Training.Command] {
        let id = one(of: 8, 6, as: TrainingClass.self)
        let worker = one(4, as: Worker.self)
        switch pick(6) {
        case 0:
            let number = id.value.low & 0xFF
            let details = ClassDetails(
                number: try LineText("2026-\(number)"),
                title: try LineText("养老护理员（四级）"),
                occupation: try LineText("养老护理员"),
                level: .four,
                hours: ClassHours(total: 90, theory: 30, practice: 60),
                capacity: 40,
                organiser: Organiser(name: try LineText("高台县职业中专")),
                startsOn: try Day("2026-09-01"),
                endsOn: try Day("2026-09-20"),
                place: try LineText("实训楼")
            )
            return [.trainingClass(.open(details), on: id)]
        case 1, 2: return [.trainingClass(.enrol(worker), on: id)]
        case 3: return [.trainingClass(.complete(worker), on: id)]
        case 4:
            let certificate = one(of: 500, 7, as: Certificate.self)
            let content = CertificateContent(
                worker: worker,
                trainingClass: id,
                occupation: try LineText("养老护理员"),
                level: .four,
                issuedOn: today
            )
            return [
                .trainingClass(.certify(worker, certificate: certificate, level: .four), on: id),
                .certificate(.issue(content), on: certificate),
            ]
        default: return [.certificate(.revoke(.issuedByMistake), on: one(of: 500, 7, as: Certificate.self))]
        }
    }

    /// Corrections of what is in a file.
    mutating func creditDeed() -> [Credit.Command] {
        let file = CreditFile.ID(of: enterprise())
        return [.file(.correct(entry: 1, what: pick(2) == 0 ? .withdrawn : .reinstated, why: .wrongCase), on: file)]
    }

    /// Orders, cases, reports, routing, deposits.
    mutating func mediationDeed() throws -> [Mediation.Command] {
        switch pick(10) {
        case 0, 1: return [.order(.receive(receipt: receipt(of: order())), on: order())]
        case 2...6: return try caseDeed()
        case 7: return try depositDeed()
        case 8: return reportDeed()
        default: return routingDeed()
        }
    }

    private mutating func receipt(of id: Order.ID) -> OrderReceipt {
        OrderReceipt(
            channel: pick(2) == 0 ? .hotline12345 : .hotline12315,
            number: "GT\(id.value.low & 0xFFFF)",
            sequence: Int64(pick(5)),
            kind: pick(3) == 0 ? .urged : .first,
            category: .complaint,
            urgency: pick(4) == 0 ? .urgent : .ordinary,
            isConfidential: false,
            receivedOn: today,
            complainant: Complainant(person: one(8, as: Person.self), name: sealed(), phone: sealed()),
            narrative: sealed()
        )
    }

    private mutating func caseDeed() throws -> [Mediation.Command] {
        let id = theCase()
        let told = pick(2) == 0 ? telling() : nil
        switch pick(10) {
        case 0, 1:
            let order = self.order()
            let opening = CaseOpening(
                kind: pick(5) == 0 ? .labour : .complaint,
                enterprise: enterprise(),
                complainant: one(8, as: Person.self),
                receivedOn: today,
                claimed: try Money(fen: Int64(pick(500_000))),
                orders: [order]
            )
            return [.case(.open(opening: opening), on: id), .order(.linkCase(id: id), on: order)]
        case 2, 3: return [.case(.accept(on: today, told: told), on: id)]
        case 4: return [.case(.refuse(refusal: CaseRefusal(on: today, ground: 3, told: told)), on: id)]
        case 5:
            let terms = [AgreedTerm(what: sealed(), amount: try Money(fen: 46_000), performBy: today.adding(days: 3))]
            return [.case(.agree(on: today, terms: terms, performedAtOnce: pick(3) == 0), on: id)]
        case 6: return [.case(.recordPerformance(on: today, isPerformed: pick(2) == 0), on: id)]
        case 7:
            return [.case(.terminate(termination: CaseTermination(on: today, ground: 6, told: told)), on: id)]
        case 8:
            let telling = CaseTelling(
                about: .termination,
                whom: pick(2) == 0 ? .complainant : .respondent,
                telling: telling()
            )
            return [.case(.recordTelling(telling: telling), on: id)]
        default: return [.case(.mediate(step: .assign(mediator: one(5, as: Officer.self), on: today)), on: id)]
        }
    }

    /// A call, with what proves it or without.
    private mutating func telling() -> Telling {
        Telling(how: .phone, at: clock.now, evidence: pick(3) == 0 ? nil : "录音", by: "user:b")
    }

    private mutating func depositDeed() throws -> [Mediation.Command] {
        let (enterprise, id) = (self.enterprise(), theCase())
        let deposit = Deposit.ID(of: enterprise)
        let payment = DepositPayment(
            amount: try Money(fen: 2_000_000),
            receipt: try DocumentNumber("甘财\(1_000_000 + pick(4_000))"),
            on: today
        )
        switch pick(4) {
        case 0: return [.deposit(.payIn(payment: payment), on: deposit)]
        case 1: return [.deposit(.hold(of: id, amount: try Money(fen: 46_000), on: today), on: deposit)]
        case 2:
            let claims = [
                DepositClaim(caseID: id, amount: try Money(fen: 900_000)),
                DepositClaim(caseID: theCase(), amount: try Money(fen: 1_700_000)),
            ]
            return [.deposit(.share(claims: claims, on: today), on: deposit)]
        default:
            let payout = DepositPayout(
                caseID: id,
                amount: try Money(fen: 46_000),
                payee: one(8, as: Person.self),
                account: sealed(),
                ground: PayoutGround(kind: .unperformedAgreement),
                on: today
            )
            let approval = one(9, as: Approval.self)
            let proposal = ApprovalProposal(
                decision: .payout,
                caseID: id,
                amount: payout.amount,
                reason: sealed(),
                by: "user:a"
            )
            let allowed = Approval.Command.decide(by: "user:b", isHead: true, isApproved: true, reason: nil)
            return [
                .approval(.propose(proposal: proposal), on: approval), .approval(allowed, on: approval),
                .deposit(.payOut(payout: payout), on: deposit),
            ]
        }
    }

    private mutating func reportDeed() -> [Mediation.Command] {
        let (id, order) = (one(9, as: Report.self), self.order())
        switch pick(3) {
        case 0:
            let opening = ReportOpening(order: order, reporter: one(8, as: Person.self), receivedOn: today)
            return [.report(.open(opening: opening), on: id)]
        case 1: return [.report(.proposeExtension(by: "user:a", reason: sealed()), on: id)]
        default: return [.report(.approveExtension(by: "user:b"), on: id)]
        }
    }

    private mutating func routingDeed() -> [Mediation.Command] {
        let id = Routing.ID(theCase().value)
        switch pick(3) {
        case 0:
            let units = ["enforcement", "chengguanStation", "nanhuaStation"]
            let order = RoutingOrder(unit: units[pick(3)], from: "intake", by: "user:a", reason: sealed())
            return [.routing(.route(order: order), on: id)]
        case 1: return [.routing(.sign(unit: "enforcement", by: "user:c"), on: id)]
        default:
            return [.routing(.giveBack(unit: "enforcement", by: "user:c", reason: sealed()), on: id)]
        }
    }
}
