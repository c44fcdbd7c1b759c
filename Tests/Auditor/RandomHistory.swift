import CreditDomain
import CreditService
import EventLog
import Identity
import MediationDomain
import MediationService
import Model
import RegistryService
@testable import ServiceKit
import TestKit
import Transparency

/// Random commands to a county's stores, followed by their peers, signed now and then and witnessed.
struct RandomHistory {
    let clock: StepClock
    let registry: EventStore<Registry>
    let mediation: EventStore<Mediation>
    let credit: EventStore<Credit>
    private let county: AuditedCounty
    private var numbers: SeededRandom
    private var enterprises: [Enterprise.ID] = []
    private var asked = 0
    /// Which history it is; several may follow on each other, each an hour behind the one before.
    private let chapter: UInt64

    init(_ county: AuditedCounty, seed: UInt64) throws {
        self.county = county
        numbers = SeededRandom(seed: seed)
        chapter = seed
        clock = StepClock(Moment.example.adding(milliseconds: Int64(seed) * 3_600_000))
        registry = try county.open(Registry.self, clock.timepiece)
        mediation = try county.open(Mediation.self, clock.timepiece)
        credit = try county.open(Credit.self, clock.timepiece)
    }

    func close() {
        registry.close()
        mediation.close()
        credit.close()
    }

    /// Asks that many things of the registry, and lets the others hear of them; everything is signed and witnessed at the end.
    mutating func run(_ commands: Int) async throws {
        for number in 1...commands {
            try await ask()
            if number.isMultiple(of: 97) || number == commands { try await follow() }
            if Int.random(in: 0..<40, using: &numbers) == 0 { try await sign(registry) }
            if Int.random(in: 0..<150, using: &numbers) == 0 { try await witness() }
        }
        try await follow()
        try await witness()
        try await sign(registry)
        try await sign(mediation)
        try await sign(credit)
    }

    private mutating func ask() async throws {
        asked += 1
        let key = "random/\(chapter > 1 ? "\(chapter)/" : "")\(asked)"
        let kind = Int.random(in: 0..<10, using: &numbers)
        if kind < 3 || enterprises.isEmpty {
            let id = Enterprise.ID(.timeOrdered(at: .example, random: numbers.next(), low: numbers.next()))
            enterprises.append(id)
            try await ask([.enterprise(.register(try details(Int(chapter) * 10_000 + enterprises.count)), on: id)], key)
        } else if kind < 9 {
            let id = enterprises[Int.random(in: 0..<enterprises.count, using: &numbers)]
            let change = EnterpriseChange(name: try LineText("高台县惠民家政服务有限公司\(asked)"))
            try await ask([.enterprise(.change(change), on: id)], key)
        } else {
            let id = Officer.ID(.timeOrdered(at: .example, random: numbers.next(), low: numbers.next()))
            let appointment = Appointment(name: sealed(), roles: [.mediator], unit: try LineText("市场监管局"))
            try await ask([.officer(.appoint(appointment, by: .securityAdministrator), on: id)], key)
        }
    }

    private func ask(_ commands: [Registry.Command], _ key: String) async throws {
        let occasion = Occasion(
            actor: "user:01a0f166-56a3-7a40-b6c3-2d1e0f9a8b7c",
            role: "commerceSupervisor",
            commandID: key
        )
        _ = try await registry.handle(CommandRequest(commands, as: occasion))
    }

    private mutating func sealed() -> Sealed {
        Sealed(key: .timeOrdered(at: .example, random: numbers.next(), low: numbers.next()), suite: 1, text: "c2VhbGVk")
    }

    private mutating func details(_ number: Int) throws -> EnterpriseDetails {
        let digits = String(number)
        let stem = "91620724MA" + String(repeating: "0", count: 7 - digits.count) + digits
        let last = "0123456789ABCDEFGHJKLMNPQRTUWXY".first { last in
            (try? UnifiedSocialCreditCode("\(stem)\(last)"))?.checkDigitIsValid == true
        }
        return EnterpriseDetails(
            creditCode: try UnifiedSocialCreditCode("\(stem)\(last ?? "0")"),
            name: try LineText("高台县惠民家政服务有限公司"),
            shopSigns: [try LineText("惠民家政\(number)")],
            address: try LineText("城关镇解放南路\(number)号"),
            division: try DivisionCode("620724"),
            business: .employing,
            registeredOn: try Day("2025-01-01"),
            contact: EnterpriseContact(legalRepresentative: sealed())
        )
    }

    private func follow() async throws {
        let toMediation = Follower<Registry, Mediation>(mediation, reactionSet: "enterprises") {
            Mediation.commands(after: $0.event)
        }
        let toCredit = Follower<Registry, Credit>(credit, reactionSet: "enterprises") {
            Credit.commands(after: $0.event)
        }
        try await feed(registry) {
            try await toMediation.receive($0, epoch: $1)
        } from: {
            try await toMediation.position()
        }
        try await feed(registry) {
            try await toCredit.receive($0, epoch: $1)
        } from: {
            try await toCredit.position()
        }
    }

    private func feed<Owner: Served>(
        _ store: EventStore<Owner>,
        _ receive: ([PeerEvent], String) async throws -> Taken,
        from position: () async throws -> FollowedPosition?
    ) async throws {
        var after = try await position()?.sequence ?? 0
        while true {
            let events = try await store.events(ReadRequest(after: after, limit: 200))
            guard let last = events.last else { return }
            let told = events.map { event in
                switch EventStore<Owner>.disclosure(ofType: event.type) {
                case .open: PeerEvent(sequence: event.position, body: event.body)
                case .closed: PeerEvent(sequence: event.position, leaf: leafHash(of: event.body))
                }
            }
            _ = try await receive(told, store.head.current.epoch)
            after = last.position
        }
    }

    private func sign<Owner: Served>(_ store: EventStore<Owner>) async throws {
        let keys = try county.folder.keyRing(of: Owner.service)
        try await store.signCheckpoint { try keys.sign(&$0) }
    }

    /// The others keep the registry's newest head.
    private func witness() async throws {
        try await sign(registry)
        guard let note = try await registry.checkpointNote() else { return }
        let epoch = registry.head.current.epoch
        try await mediation.keepWitness(of: "registry", epoch: epoch, try Checkpoint(parsing: note))
        try await credit.keepWitness(of: "registry", epoch: epoch, try Checkpoint(parsing: note))
    }
}
