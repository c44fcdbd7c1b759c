import Decisions
import MediationDomain
import Model
import TestKit
import Testing

@Suite("A deposit")
struct DepositTests {
    let today = Moment.example.day
    let paidIn: Given<Deposit>

    init() throws {
        paidIn = given(Deposit.self, .paidIn(payment: try .example()))
    }

    @Test func `is paid in, each slip once`() throws {
        let payment = try DepositPayment.example()
        given(Deposit.self).when(.payIn(payment: payment), knowing: try .example()).then(.paidIn(payment: payment))
        paidIn.when(.payIn(payment: payment), knowing: try .example()).then()
        paidIn.when(.payIn(payment: try .example(5)), knowing: try .example()).rejects(.depositReceiptTaken)
        given(Deposit.self).when(.payIn(payment: payment), knowing: try .example(holder: .example(2)))
            .rejects(.depositReceiptTaken)
    }

    @Test func `takes no amount or day that cannot be`() throws {
        let deposit = given(Deposit.self)
        deposit.when(.payIn(payment: try .example(0)), knowing: try .example()).rejects(.depositAmountNotPositive)
        deposit.when(.payIn(payment: try .example(-5)), knowing: try .example()).rejects(.depositAmountNotPositive)
        deposit.when(.payIn(payment: try .example(100_000_000_001)), knowing: try .example())
            .rejects(.depositAmountTooLarge)
        deposit.when(.payIn(payment: try .example(on: today.adding(days: 1))), knowing: try .example())
            .rejects(.depositDayInFuture)
    }

    @Test func `is held for a case against its enterprise, once`() throws {
        let (id, amount) = (Case.ID.example(3), try Money(fen: 46_000))
        paidIn.when(.hold(of: id, amount: amount, on: today), knowing: try .example())
            .then(.held(hold: try .example()))
        let held = given(Deposit.self, .paidIn(payment: try .example()), .held(hold: try .example()))
        held.when(.hold(of: id, amount: amount, on: today), knowing: try .example()).then()
        held.when(.hold(of: id, amount: try Money(fen: 1), on: today), knowing: try .example())
            .rejects(.depositHoldExists)
        paidIn.when(.hold(of: .example(4), amount: amount, on: today), knowing: try .example())
            .rejects(.depositCaseUnknown)
        var other = try DisputedCase.example()
        other.enterprise = .example(2)
        paidIn.when(.hold(of: id, amount: amount, on: today), knowing: try .example([id: other]))
            .rejects(.depositCaseUnknown)
    }

    @Test(arguments: [CaseStage.refused, .performed])
    func `is not held for a case that claims nothing`(stage: CaseStage) throws {
        let facts = try Deposit.Facts.example([.example(3): .example(stage: stage)])
        paidIn.when(.hold(of: .example(3), amount: try Money(fen: 1), on: today), knowing: facts)
            .rejects(.depositCaseSettled)
    }

    @Test func `is never held beyond what is available`() throws {
        let facts = try Deposit.Facts.example([.example(3): .example(), .example(4): .example()])
        let held = given(Deposit.self, .paidIn(payment: try .example(50_000)), .held(hold: try .example()))
        let (most, more) = (try Money(fen: 4_000), try Money(fen: 4_001))
        held.when(.hold(of: .example(4), amount: more, on: today), knowing: facts).rejects(.depositTooLittle)
        held.when(.hold(of: .example(4), amount: most, on: today), knowing: facts)
            .then(.held(hold: try .example(4_000, of: .example(4))))
    }

    @Test func `is freed once`() throws {
        let (id, amount) = (Case.ID.example(3), try Money(fen: 46_000))
        let held = Deposit.Event.held(hold: try .example())
        let freed = Deposit.Event.holdReleased(of: id, amount: amount, on: today, because: .performed)
        let command = Deposit.Command.releaseHold(of: id, on: today, because: .performed)
        let payment = Deposit.Event.paidIn(payment: try .example())
        given(Deposit.self, payment, held).when(command, knowing: try .example()).then(freed)
        given(Deposit.self, payment, held, freed).when(command, knowing: try .example()).then()
        paidIn.when(command, knowing: try .example()).rejects(.depositNotHeld)
        let tomorrow = Deposit.Command.releaseHold(of: id, on: today.adding(days: 1), because: .mistake)
        given(Deposit.self, payment, held).when(tomorrow, knowing: try .example()).rejects(.depositDayInFuture)
    }

    @Test func `goes back whole to an enterprise that leaves owing nothing`() throws {
        let whole = try DepositPayment.example(2_000_000, slip: 9)
        paidIn.when(.release(payment: whole), knowing: try .example()).then(.released(payment: whole))
        given(Deposit.self, .paidIn(payment: try .example()), .released(payment: whole))
            .when(.release(payment: whole), knowing: try .example())
            .then()
        paidIn.when(.release(payment: try .example(5, slip: 9)), knowing: try .example())
            .rejects(.depositReleaseNotWhole)
    }

    @Test func `stays while anything is open`() throws {
        let whole = try DepositPayment.example(2_000_000, slip: 9)
        paidIn.when(.release(payment: whole), knowing: try .example(open: [.example(8)])).rejects(.depositClaimsOpen)
        given(Deposit.self, .paidIn(payment: try .example()), .held(hold: try .example()))
            .when(.release(payment: whole), knowing: try .example())
            .rejects(.depositClaimsOpen)
        let events = try Deposit.Event.paid()
        let owing = given(Deposit.self, events[0], events[1], events[2], events[3], events[4])
        owing.when(.release(payment: try .example(1_954_000, slip: 9)), knowing: try .example())
            .rejects(.depositClaimsOpen)
    }
}

@Suite("Too little money")
struct DepositSharingTests {
    let today = Moment.example.day

    func facts() throws -> Deposit.Facts {
        try .example([
            .example(3): .example(serial: 3, receivedOn: Moment.example.day.adding(days: -10)),
            .example(4): .example(serial: 4, receivedOn: Moment.example.day.adding(days: -20)),
            .example(5): .example(serial: 5, receivedOn: Moment.example.day.adding(days: -20)),
        ])
    }

    func claims(_ fen: Int64...) throws -> [DepositClaim] {
        try fen.enumerated().map { DepositClaim(caseID: .example(UInt64($0 + 3)), amount: try Money(fen: $1)) }
    }

    func shared(_ amounts: (serial: Int64, claimed: Int64, amount: Int64)...) throws -> Deposit.Event {
        let shares = try amounts.map { item in
            DepositSharing.Share(
                caseID: .example(UInt64(item.serial)),
                caseNumber: FileNumber(year: 2026, serial: item.serial),
                claimed: try Money(fen: item.claimed),
                amount: try Money(fen: item.amount)
            )
        }
        let all = amounts.reduce(0) { $0 + $1.amount }
        return .shared(
            sharing: DepositSharing(available: try Money(fen: 100), on: today, shares: shares),
            basis: [
                Basis(
                    rule: "deposit.share.proRata",
                    inputs: [
                        "available": "100", "claimed": String(amounts.reduce(0) { $0 + $1.claimed }),
                        "claims": String(amounts.count), "on": today.description,
                    ],
                    outcome: ["method": "proRata", "shared": String(all)]
                )
            ]
        )
    }

    @Test func `is divided by what is claimed, the odd fen to the earlier receipt`() throws {
        let paidIn = Deposit.Event.paidIn(payment: try .example(100))
        let three = try claims(100, 100, 100)
        let event = try shared((4, 100, 34), (5, 100, 33), (3, 100, 33))
        given(Deposit.self, paidIn).when(.share(claims: three, on: today), knowing: try facts()).then(event)
        given(Deposit.self, paidIn, event).when(.share(claims: three, on: today), knowing: try facts()).then()
    }

    @Test func `counts what is held for the same claims, and leaves what is held for others`() throws {
        let events: [Deposit.Event] = [
            .paidIn(payment: try .example(150)), .held(hold: try .example(60)),
            .held(hold: try .example(50, of: .example(9))),
        ]
        given(Deposit.self, events[0], events[1], events[2])
            .when(.share(claims: try claims(300, 100), on: today), knowing: try facts())
            .then(try shared((4, 100, 25), (3, 300, 75)))
    }

    @Test func `takes several claims, each once, and something to divide`() throws {
        let paidIn = given(Deposit.self, .paidIn(payment: try .example(100)))
        paidIn.when(.share(claims: try claims(5), on: today), knowing: try facts()).rejects(.depositClaimsMissing)
        let twice = try claims(5) + claims(6)
        paidIn.when(.share(claims: twice, on: today), knowing: try facts()).rejects(.depositClaimsMissing)
        given(Deposit.self).when(.share(claims: try claims(5, 6), on: today), knowing: try facts())
            .rejects(.depositTooLittle)
    }

    @Test(arguments: 0..<50 as Range<UInt64>) func `is divided whole, and nobody gets more than claimed`(
        seed: UInt64
    ) throws {
        var numbers = SeededRandom(seed: seed)
        let claims = try (0..<Int.random(in: 2...40, using: &numbers)).map { _ in
            try Money(fen: Int64.random(in: 1...5_000_000, using: &numbers))
        }
        let sum = claims.reduce(.zero, +)
        let total = try Money(fen: Int64.random(in: 0...sum.fen * 2, using: &numbers))
        for method in SharingMethod.allCases {
            let shares = method.shares(of: total, among: claims)
            #expect(shares.reduce(.zero, +) == min(total, sum))
            #expect(zip(shares, claims).allSatisfy { .zero <= $0 && $0 <= $1 })
        }
        let shares = SharingMethod.proRata.shares(of: total, among: claims)
        let isFair = zip(shares, claims).allSatisfy { share, claim in
            let exact = Double(min(total, sum).fen) * Double(claim.fen) / Double(sum.fen)
            return abs(Double(share.fen) - exact) < 1
        }
        #expect(isFair)
    }

    @Test func `goes to the earlier receipt first where the county wants that`() throws {
        let claims = try [Money(fen: 70), Money(fen: 70), Money(fen: 5)]
        #expect(SharingMethod.byReceipt.shares(of: try Money(fen: 100), among: claims).map(\.fen) == [70, 30, 0])
    }
}
