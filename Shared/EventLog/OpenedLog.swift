import Crypto
import Foundation
import GRDB
import Model
import Transparency

/// A log's file, found sound and brought up to date, before anybody may use it.
struct OpenedLog<Owner: Keeping> {
    let database: DatabasePool
    let books: Books<Owner>
    let tables: [String: TableClass]

    init(_ plan: EventStore<Owner>.Plan) throws {
        let database = try Self.open(plan.path)
        let kernel = ReadModels<Owner>.kernel(clocks: plan.clocks, outgoing: plan.outgoing)
        tables = try Self.prepare(database, plan, kernel)
        let digest = SHA256.hash(data: plan.ruleSet).map { String(format: "%02x", $0) }.joined()
        books = try database.writeWithoutTransaction { db in
            let head = try Int64.fetchOne(db, sql: "SELECT ifnull(max(position), 0) FROM event") ?? 0
            return Books(
                identity: plan.identity,
                readModels: plan.readModels,
                kernelModels: kernel,
                rules: plan.rules,
                rulesDigest: digest,
                tree: try LogTree(in: db),
                epoch: try String.fetchOne(db, sql: "SELECT value FROM meta WHERE name = 'epoch'") ?? Self.freshEpoch(),
                head: head,
                types: Set(try String.fetchAll(db, sql: "SELECT type FROM eventType")),
                last: try Moment.fetchOne(db, sql: "SELECT moment FROM event ORDER BY position DESC LIMIT 1")
            )
        }
        try Self.begin(books, plan, in: database)
        self.database = database
    }

    private static func freshEpoch() -> String {
        String(format: "%08x", UInt32.random(in: 0...UInt32.max))
    }

    /// Opens the file as durably as SQLite can, and believes it only when it says so.
    private static func open(_ path: String) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.maximumReaderCount = 4
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            // Kibibytes a connection; the pages of a busy hour stay at hand.
            try db.execute(sql: "PRAGMA cache_size = -8192")
        }
        let database = try DatabasePool(path: path, configuration: configuration)
        try database.writeWithoutTransaction { db in
            // GRDB has set NORMAL by now, whatever its configuration says.
            // What a savepoint may have to bring back stays in memory: in a temporary file it is written for every page.
            try db.execute(
                sql: "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA temp_store = MEMORY"
            )
            let synchronous = try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? 0
            guard synchronous == 2 else { throw StoreError.notDurable(synchronous: synchronous) }
            try checkFormat(db)
        }
        return database
    }

    private static func checkFormat(_ db: Database) throws {
        let application = try Int64.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let version = try Int64.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
        guard isEmpty || application == StoreFormat.applicationID else {
            throw StoreError.foreignFile(reason: "the file is a database of another program")
        }
        guard version <= StoreFormat.version else {
            throw StoreError.newer(program: ProgramHistory.newest(in: db), unknown: ["format \(version)"])
        }
        if isEmpty {
            try db.execute(
                sql:
                    "PRAGMA application_id = \(StoreFormat.applicationID); PRAGMA user_version = \(StoreFormat.version)"
            )
        }
    }

    /// Makes the tables and fills those that are new or of another version from the log.
    private static func prepare(
        _ database: DatabasePool,
        _ plan: EventStore<Owner>.Plan,
        _ kernel: [any ReadModel<Told<Owner>>]
    ) throws -> [String: TableClass] {
        var migrator = DatabaseMigrator()
        migrator.registerKernel()
        try migrator.migrate(database)
        try database.read { db in try ProgramHistory.refuseUnknown(Owner.self, in: db) }
        var tables = StoreFormat.tables
        for model in plan.readModels { for table in model.tables { tables[table] = .fromLog } }
        for table in plan.operationalTables { tables[table] = .operational }
        try database.write { db in
            do { try ReadModels(plan.readModels, kernel).bringUpToDate(in: db) } catch let unknown as UnknownEvent {
                throw StoreError.newer(program: ProgramHistory.newest(in: db), unknown: [unknown.type])
            }
            let present = try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM sqlite_master WHERE type = 'table'
                    AND name NOT LIKE 'sqlite%' AND name <> 'grdb_migrations' ORDER BY name
                    """
            )
            let undeclared = present.filter { tables[$0] == nil }
            guard undeclared.isEmpty else {
                let newest = ProgramHistory.newest(in: db)
                throw ProgramHistory.isNewer(newest, than: plan.identity.program)
                    ? StoreError.newer(program: newest, unknown: undeclared) : StoreError.undeclaredTables(undeclared)
            }
            try ProgramHistory.enter(plan.identity.program, at: plan.timepiece.read().wall, in: db)
        }
        return tables
    }

    /// A new log says first whose it is; every log says when its key or its rules have changed.
    private static func begin(_ books: Books<Owner>, _ plan: EventStore<Owner>.Plan, in database: DatabasePool) throws {
        if plan.awaitsAcceptance { return }
        try database.writeWithoutTransaction { db in
            let newest = try Data.fetchOne(
                db,
                sql: "SELECT body FROM event WHERE stream = 'rules/0' ORDER BY version DESC LIMIT 1"
            )
            let former = try newest.map { try books.reader.read([UInt8]($0)).event }
            let isKnown = former.map {
                $0 == .kernel(.rules(.loaded(county: plan.county, digest: books.rulesDigest)))
            }
            let change = try keyChange(of: books, plan, in: db)
            guard books.head == 0 || plan.acceptsLoss || isKnown != true || change != nil else { return }
            let reading = plan.timepiece.read()
            try db.execute(sql: "BEGIN IMMEDIATE")
            let transaction = Transaction(
                db,
                books,
                now: max(reading.wall, books.last ?? reading.wall),
                reading: reading
            )
            transaction.occasion = Occasion(
                actor: "service:\(Owner.service)",
                role: "service",
                commandID: "start/\(books.epoch)/\(books.head)"
            )
            if let opening = opening(of: books, plan) { try transaction.append(.log(opening)) }
            if let change { try transaction.append(.log(change)) }
            if isKnown != true {
                try db.run(
                    "INSERT INTO ruleSet (digest, content) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    [books.rulesDigest, Blob(plan.ruleSet)]
                )
                try transaction.append(.rules(.loaded(county: plan.county, digest: books.rulesDigest)))
                if case .kernel(.rules(.loaded(_, let digest)))? = former {
                    let known = try Data.fetchOne(
                        db,
                        sql: "SELECT content FROM ruleSet WHERE digest = ?",
                        arguments: [digest]
                    )
                    let change = AccessEvent.rulesChanged(
                        before: digest,
                        after: books.rulesDigest,
                        changed: RuleDifference.files(between: known.map { [UInt8]($0) } ?? [], and: plan.ruleSet),
                        account: plan.account
                    )
                    try transaction.append(.access(change, of: .fresh(at: transaction.now)))
                }
            }
            try transaction.seal()
            try db.execute(sql: "COMMIT")
            transaction.settle()
        }
    }

    /// What the log says of a key that the county has certified and nobody has told it of: a change that was interrupted.
    private static func keyChange(
        of books: Books<Owner>,
        _ plan: EventStore<Owner>.Plan,
        in db: Database
    ) throws -> LogEvent? {
        guard let reason = plan.keyReason, books.head > 0, !plan.acceptsLoss,
            let named = try EventStore<Owner>.namedKey(in: db), named.key != plan.identity.key
        else { return nil }
        return .keyChanged(key: plan.identity.key, reason: reason)
    }

    /// What the log says when a life of it begins; nil when this one goes on.
    ///
    /// A log that was put back from an older copy says after which of its events: whoever followed it goes back to there.
    private static func opening(of books: Books<Owner>, _ plan: EventStore<Owner>.Plan) -> LogEvent? {
        guard books.head == 0 || plan.acceptsLoss else { return nil }
        var before: TreeHead?
        if books.head > 0 {
            before = TreeHead(epoch: books.epoch, size: String(books.head), root: "\(books.tree.builder.root)")
            books.epoch = freshEpoch()
        }
        return .opened(
            reason: before == nil ? .created : .restored,
            program: plan.identity.program,
            key: plan.identity.key,
            after: before,
            lost: nil
        )
    }
}
