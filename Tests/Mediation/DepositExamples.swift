import MediationDomain
import Model
import TestKit

extension DocumentNumber {
    static func example(_ number: Int = 1) throws -> DocumentNumber { try DocumentNumber("甘财\(1_000_000 + number)") }
}

extension DepositPayment {
    static func example(
        _ fen: Int64 = 2_000_000,
        slip: Int = 1,
        on day: Day = Moment.example.day
    ) throws -> DepositPayment {
        DepositPayment(amount: try Money(fen: fen), receipt: try .example(slip), on: day)
    }
}

extension DepositHold {
    static func example(_ fen: Int64 = 46_000, of caseID: Case.ID = .example(3)) throws -> DepositHold {
        DepositHold(caseID: caseID, caseNumber: .example, amount: try Money(fen: fen), on: Moment.example.day)
    }
}

extension DepositPayout {
    static func example(
        _ fen: Int64 = 46_000,
        of caseID: Case.ID = .example(3),
        on ground: PayoutGround = PayoutGround(kind: .unperformedAgreement)
    ) throws -> DepositPayout {
        DepositPayout(
            caseID: caseID,
            amount: try Money(fen: fen),
            payee: .example(7),
            account: .example("YWNjb3VudA"),
            ground: ground,
            on: Moment.example.day
        )
    }
}

extension PayoutGround {
    static func jointDecision(
        _ fen: Int64 = 46_000,
        by authorities: [String] = ["marketRegulation", "industryCommerce"]
    ) throws -> PayoutGround {
        PayoutGround(
            kind: .jointDecision,
            number: try DocumentNumber("高先赔〔2026〕1号"),
            on: Moment.example.day,
            amount: try Money(fen: fen),
            because: .vanished,
            authorities: authorities
        )
    }
}

extension GrantedRelief {
    /// The decision of both authorities that grants the third case its 460 yuan, served and with its payee compared.
    static func example(
        of enterprise: Enterprise.ID = .example(),
        servedOn day: Day? = Moment.example.day,
        awards: [Case.ID: Int64] = [.example(3): 46_000]
    ) throws -> GrantedRelief {
        GrantedRelief(
            enterprise: enterprise,
            because: .vanished,
            decision: ReliefDecision(
                number: try DocumentNumber("高先赔〔2026〕1号"),
                on: Moment.example.day,
                authorities: ["industryCommerce", "marketRegulation"],
                awards: try awards.sorted { $0.key < $1.key }
                    .map { ReliefDecision.Award(caseID: $0.key, amount: try Money(fen: $0.value)) }
            ),
            effectiveOn: day,
            checks: awards.keys.map { id in
                PayeeCheck(
                    caseID: id,
                    payee: .example(7),
                    account: .example("YWNjb3VudA"),
                    identity: .example(),
                    by: "user:7",
                    on: Moment.example.day
                )
            }
        )
    }
}

extension DisputedCase {
    static func example(
        stage: CaseStage = .unperformed,
        serial: Int64 = 12,
        receivedOn: Day = Moment.example.day.adding(days: -30),
        agreed fen: Int64 = 46_000
    ) throws -> DisputedCase {
        DisputedCase(
            enterprise: .example(),
            number: FileNumber(year: 2026, serial: serial),
            stage: stage,
            receivedOn: receivedOn,
            terms: [
                AgreedTerm(
                    what: .example(),
                    amount: try Money(fen: fen),
                    performBy: Moment.example.day.adding(days: -1)
                )
            ]
        )
    }
}

extension Deposit.Facts {
    /// What a decision knows when there are these cases; without any, the third one.
    static func example(
        _ cases: [Case.ID: DisputedCase]? = nil,
        open: Set<Case.ID> = [],
        holder: Deposit.ID? = nil,
        relief: GrantedRelief? = nil
    ) throws -> Deposit.Facts {
        Deposit.Facts(
            enterprise: .example(),
            cases: try cases ?? [.example(3): .example()],
            openCases: open,
            receiptHolder: holder,
            relief: try relief ?? .example(),
            rules: try CountyRules.mediation()
        )
    }
}

extension Deposit.Event {
    static func paid() throws -> [Deposit.Event] {
        let (id, day) = (Case.ID.example(3), Moment.example.day)
        let amount = try Money(fen: 46_000)
        return [
            .paidIn(payment: try .example()),
            .held(hold: try .example()),
            .paidOut(number: 1, payout: try .example(), hold: try .example()),
            .recourseOpened(number: 1, of: id, amount: amount, on: day),
            .topUpOpened(
                number: 1,
                of: id,
                amount: amount,
                on: day,
                earliest: DueDay(day: try Day("2026-10-13"), isProvisional: false),
                basis: try .topUp("2026-09-30", "2026-10-13")
            ),
        ]
    }

    static func served(_ service: NoticeService? = nil) throws -> Deposit.Event {
        .topUpServed(
            number: 1,
            service: try service ?? .example(),
            effectiveOn: Moment.example.day,
            due: DueDay(day: try Day("2026-10-13"), isProvisional: false),
            basis: try .topUp("2026-09-30", "2026-10-13")
        )
    }
}

extension NoticeService {
    static func example(
        _ how: Way = .post,
        on day: Day = Moment.example.day,
        isConsented: Bool? = nil
    ) throws -> NoticeService {
        NoticeService(how: how, on: day, evidence: try DocumentNumber("EMS1234567890"), isConsented: isConsented)
    }
}

extension [Basis] {
    static func topUp(_ served: String, _ due: String, provisional: Bool = false) throws -> [Basis] {
        [
            Basis(
                rule: "deposit.topUp",
                inputs: ["servedOn": served],
                outcome: ["topUpBy": due, "provisional": provisional ? "true" : "false"]
            )
        ]
    }
}
