import CreditDomain
import CreditService
import EventLog
import MediationDomain
import MediationService
import Model
import RegistryDomain
import RegistryService
import ServiceKit
import TestKit
import TrainingDomain
import TrainingService
import Transparency

/// Random commands to all four services of a county, many of them refused; their clocks ring, and they follow each other.
struct RandomLife {
    let clock: StepClock
    let registry: EventStore<Registry>
    let training: EventStore<Training>
    let mediation: EventStore<Mediation>
    let credit: EventStore<Credit>
    var numbers: SeededRandom
    /// How much was asked so far: the county grows with it.
    private(set) var asked = 0
    /// How many commands were done, and how many refused.
    private(set) var outcomes = (done: 0, refused: 0)

    init(_ county: AuditedCounty, seed: UInt64) throws {
        numbers = SeededRandom(seed: seed)
        clock = StepClock(Moment.example)
        registry = try county.open(Registry.self, clock.timepiece)
        training = try county.open(Training.self, clock.timepiece)
        mediation = try county.open(Mediation.self, clock.timepiece)
        credit = try county.open(Credit.self, clock.timepiece)
    }

    func close() {
        registry.close()
        training.close()
        mediation.close()
        credit.close()
    }

    /// Asks that many things; what has happened meanwhile is heard by the others now and then.
    mutating func run(_ commands: Int) async throws {
        for number in 1...commands {
            switch Int.random(in: 0..<20, using: &numbers) {
            case 0..<4: try await ask(registry, registryDeed())
            case 4..<7: try await ask(training, trainingDeed())
            case 7: try await ask(credit, creditDeed())
            default: try await ask(mediation, mediationDeed())
            }
            if number.isMultiple(of: 61) || number == commands { try await passTime() }
        }
    }

    private mutating func ask<Owner: Served>(_ store: EventStore<Owner>, _ commands: [Owner.Command]) async throws {
        asked += 1
        let occasion = Occasion(
            actor: "user:01a0f166-56a3-7a40-b6c3-2d1e0f9a8b7c",
            role: "mediator",
            commandID: "life/\(asked)"
        )
        switch try await store.handle(CommandRequest(commands, as: occasion)) {
        case .done: outcomes.done += 1
        case .refused: outcomes.refused += 1
        }
    }

    /// Some hours go by: terms run out, alarms are raised, and news is heard.
    private mutating func passTime() async throws {
        clock.advance(hours: Int64.random(in: 1...30, using: &numbers))
        _ = try await mediation.ring()
        try await follow(training, into: registry, as: "certificates") { Registry.commands(after: $0.event) }
        try await follow(mediation, into: registry, as: "deposits") { Registry.commands(after: $0.event) }
        try await follow(registry, into: mediation, as: "enterprises") { Mediation.commands(after: $0.event) }
        try await follow(registry, into: credit, as: "enterprises") { Credit.commands(after: $0.event) }
        try await follow(mediation, into: credit, as: "cases") { Credit.commands(after: $0.event) }
    }

    private func follow<Peer: Served, Owner: Served>(
        _ peer: EventStore<Peer>,
        into store: EventStore<Owner>,
        as reactionSet: String,
        _ reactions: @escaping @Sendable (Recorded<Peer.Event>) -> [Owner.Command]
    ) async throws {
        let follower = Follower<Peer, Owner>(store, reactionSet: reactionSet, reactions: reactions)
        var after = try await follower.position()?.sequence ?? 0
        while true {
            let events = try await peer.events(ReadRequest(after: after, limit: 200))
            guard let last = events.last else { return }
            let told = events.map { event in
                switch EventStore<Peer>.disclosure(ofType: event.type) {
                case .open: PeerEvent(sequence: event.position, body: event.body)
                case .closed: PeerEvent(sequence: event.position, leaf: leafHash(of: event.body))
                }
            }
            _ = try await follower.receive(told, epoch: peer.head.current.epoch)
            after = last.position
        }
    }
}
