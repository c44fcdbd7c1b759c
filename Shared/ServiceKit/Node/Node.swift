import Bus
import Configuration
import Crypto
public import EventLog
import Foundation
import Glibc
import Identity
public import Logging
import Model
import ServiceLifecycle
import Synchronization
import Transparency
import Vault
import Wire

/// One service's process, assembled: its store and vault, its door, its bus, and those it follows.
public final class Node<Owner: Served>: Sendable {
    /// The version of the suite.
    public static var version: String { suiteVersion }

    let settings: NodeSettings
    let rules: RuleSet
    let vault: VaultStore
    let log: Logger
    /// The service's log.
    public let store: EventStore<Owner>
    let doorway: Doorway<Owner>
    let standing = Standing()
    let followers: [(Following<Owner>, any FollowingPeer)]
    let certificates: CertificateShelf
    private let began = ContinuousClock.now
    private let parts = Mutex<Parts?>(nil)

    private struct Parts: Sendable {
        var wire: WireServer
    }

    /// Opens everything that a service needs, or says what is missing; nothing listens yet.
    ///
    /// - Parameters:
    ///   - settings: Where things are and who may connect.
    ///   - timepiece: What the time is read from.
    ///   - log: Where the node tells what it does.
    /// - Throws: a refusal or a fault that names what is wrong and what to do.
    public init(_ settings: NodeSettings, timepiece: Timepiece = .system, log: Logger) throws {
        self.settings = settings
        self.log = log
        let folder = DataFolder(path: settings.data)
        let service = Owner.service
        rules = try folder.county.ruleSet()
        let keys = try folder.keyRing(of: service)
        certificates = try CertificateShelf(folder)
        vault = try VaultStore(
            path: folder.vault(of: service),
            masters: folder.masters(service),
            erased: folder.erasedList,
            erasedInLog: EventStore<Owner>.erasedKeys(inLogAt: folder.store(of: service))
        )
        var plan = EventStore<Owner>.Plan(
            path: folder.store(of: service),
            identity: LogIdentity(
                division: rules.division.text,
                service: service,
                program: "\(service) \(suiteVersion)",
                key: keys.current.publicKey.rawRepresentation.base64EncodedString()
            ),
            readModels: Owner.readModels,
            rules: try Owner.rules(from: rules),
            county: rules.county,
            ruleSet: rules.bytes,
            vault: vault,
            timepiece: timepiece,
            log: log
        )
        plan.clocks = Owner.clocks(after:)
        plan.outgoing = Owner.outgoing(after:)
        plan.acceptsLoss = FileManager.default.fileExists(atPath: folder.acceptedLoss(of: service))
        let restored = try? String(contentsOfFile: folder.restored(of: service), encoding: .utf8)
        plan.awaitsAcceptance = restored != nil && !plan.acceptsLoss
        plan.keyReason = try folder.keyReason(of: service)
        plan.account = "uid:\(getuid())"
        let store: EventStore<Owner>
        do { store = try EventStore<Owner>(plan) } catch StoreError.newer(let program, let unknown) {
            throw Refusal.storeNewer(program: program, unknown: unknown)
        }
        if plan.acceptsLoss {
            try FileManager.default.removeItem(atPath: folder.acceptedLoss(of: service))
            try? FileManager.default.removeItem(atPath: folder.restored(of: service))
        } else if let restored {
            let copy = restored.split(separator: "\n").first.map(String.init) ?? service
            store.shut(.rolledBack(reason: "put back from the backup \(copy)"))
        }
        self.store = store
        doorway = Doorway(store: store, vault: vault, keys: keys)
        followers = Owner.follows.map { ($0, $0.makeFollower(store)) }
    }

    /// Serves until the surrounding task is told to shut down; then drains, flushes, signs and closes.
    ///
    /// - Parameter whenReady: Called once everything listens.
    /// - Throws: a refusal when an address cannot be had.
    public func run(whenReady: @escaping @Sendable (Endpoint) -> Void = { _ in }) async throws {
        let router = Router(self)
        let wire = try WireServer(
            on: settings.wire,
            tls: settings.tls,
            limits: settings.limits,
            hello: { [self] in hello() },
            handler: { router.handle($0, $1) }
        )
        parts.withLock { $0 = Parts(wire: wire) }
        let http = try HTTPServer(on: settings.http, routes: pages())
        let bus = try BusContext()
        let publisher = try announce(on: bus)
        try await wire.start()
        try await http.start()
        let endpoint = Endpoint(
            requests: "\(settings.wire.host):\(wire.port)",
            events: publisher.endpoint,
            http: "\(settings.http.host):\(http.port)",
            pid: Int64(getpid())
        )
        let endpoints = Endpoints(data: settings.data)
        try endpoints.publish(Owner.service, endpoint)
        let couriers = try links()
        let chores = Chores(
            node: doorway,
            router: router,
            standing: standing,
            attachments: attachments,
            certificates: certificates,
            folder: DataFolder(path: settings.data),
            log: log
        )
        log.info("The service is up.", metadata: ["requests": "\(endpoint.requests)", "events": "\(endpoint.events)"])
        whenReady(endpoint)
        await withDiscardingTaskGroup { group in
            group.addTask { await router.run() }
            group.addTask {
                await cancelWhenGracefulShutdown { [self] in
                    await withDiscardingTaskGroup { inner in
                        inner.addTask { await chores.run() }
                        for courier in couriers { inner.addTask { await courier.run() } }
                        inner.addTask { [self] in await askWitnesses(endpoints) }
                        inner.addTask { [self] in await recordLateExports() }
                        let watch = RevocationWatch(
                            node: doorway,
                            verifier: certificates.verifier,
                            endpoints: endpoints,
                            log: log
                        )
                        inner.addTask { await watch.run() }
                        for (following, follower) in followers {
                            let loop = peerLoop(following, follower, endpoints, bus)
                            inner.addTask { await loop.run() }
                        }
                    }
                }
            }
            try? await gracefulShutdown()
            log.info("The service is stopping.")
            standing.isStopping.store(true, ordering: .relaxed)
            await wire.shutdown(within: .seconds(10))
            router.finish()
        }
        try? await chores.tell(atEnd: true)
        try? await chores.signCheckpoint()
        publisher.stop()
        bus.shutdown()
        await http.shutdown()
        store.close()
        try? vault.close()
        log.info("The service has stopped.")
    }

    private func announce(on bus: BusContext) throws -> Publisher {
        let publisher = try Publisher.start(
            context: bus,
            address: settings.events,
            logger: log,
            next: { [store] after, limit in try store.messages(after: after, limit: limit) },
            head: { [store] in
                let head = store.head.current
                return (head.epoch, head.position)
            }
        )
        store.head.onAdvance { _ in publisher.wake() }
        return publisher
    }

    /// A courier for each platform that this service tells something.
    private func links() throws -> [Courier<Owner>] {
        guard let post = Owner.post else { return [] }
        return try LinkSettings.read(from: settings.data).map { link in
            Courier(link: link, post: post, node: doorway, log: log)
        }
    }

    private func peerLoop(
        _ following: Following<Owner>,
        _ follower: any FollowingPeer,
        _ endpoints: Endpoints,
        _ bus: BusContext
    ) -> PeerLoop<Owner> {
        PeerLoop(
            following: following,
            follower: follower,
            node: doorway,
            endpoints: endpoints,
            peerKey: { [certificates] in certificates.believes($0, of: following.peer) },
            bus: bus,
            standing: standing,
            log: log
        )
    }

    /// Asks every peer once what it has seen of this log: one that saw more means that the log was rolled back.
    private func askWitnesses(_ endpoints: Endpoints) async {
        var unasked = Set(DataFolder.services).subtracting([Owner.service])
        while !unasked.isEmpty, !Task.isCancelled {
            for peer in unasked {
                guard let endpoint = endpoints.read()[peer],
                    let note = try? await witness(at: endpoint)
                else { continue }
                unasked.remove(peer)
                guard let checkpoint = try? Checkpoint(parsing: note),
                    certificates.believes(checkpoint, of: Owner.service)
                else {
                    continue
                }
                let (epoch, position) = store.head.current
                if checkpoint.origin.hasSuffix("/\(epoch)"), checkpoint.size > position {
                    let reason = "\(peer) has seen \(checkpoint.size) events, there are \(position)"
                    store.shut(.rolledBack(reason: reason))
                    log.critical("The log was rolled back; commands are refused.", metadata: ["reason": "\(reason)"])
                }
            }
            try? await Task.sleep(for: .seconds(1))
        }
    }

    private func witness(at endpoint: Endpoint) async throws -> String? {
        let client = try await WireClient.connect(host: endpoint.requestHost, port: endpoint.requestPort)
        let answer = try? await client.call("log.witness", meta: RequestMeta(token: try doorway.ownToken()))
        await client.close()
        guard let answer else { return nil }
        return answer.result["note"]?.string ?? ""
    }

    var wire: WireServer? { parts.withLock { $0?.wire } }
    var uptimeSeconds: Int64 { Int64(began.duration(to: .now) / .seconds(1)) }
}

/// The version of the suite, which every program of it bears.
public let suiteVersion = "0.1.0"

extension EventStore {
    /// Committed events as the bus tells them: open ones whole, closed ones by their leaf.
    func messages(after: Int64, limit: Int) throws -> [BusMessage] {
        let epoch = head.current.epoch
        if let recent = head.recent(after: after, limit: limit) {
            return recent.map { Self.message($0.type, epoch, $0.position, $0.body, $0.disclosure) }
        }
        return try eventsNow(ReadRequest(after: after, limit: limit)).map {
            Self.message($0.type, epoch, $0.position, $0.body, Self.disclosure(ofType: $0.type))
        }
    }

    private static func message(
        _ type: String,
        _ epoch: String,
        _ position: Int64,
        _ body: [UInt8],
        _ disclosure: Disclosure
    ) -> BusMessage {
        switch disclosure {
        case .open: .open(type: type, epoch: epoch, sequence: position, body: body)
        case .closed: .closed(epoch: epoch, sequence: position, leaf: leafHash(of: body).bytes)
        }
    }
}

extension Timepiece {
    /// The machine's own clocks.
    public static let system = Timepiece {
        var wall = timespec()
        clock_gettime(CLOCK_REALTIME, &wall)
        var monotonic = timespec()
        clock_gettime(CLOCK_MONOTONIC, &monotonic)
        return Reading(
            wall: Moment(milliseconds: Int64(wall.tv_sec) * 1_000 + Int64(wall.tv_nsec) / 1_000_000),
            monotonic: Int64(monotonic.tv_sec) * 1_000 + Int64(monotonic.tv_nsec) / 1_000_000
        )
    }
}
