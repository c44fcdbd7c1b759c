public import EventLog
public import Model
public import RegistryDomain

extension Registry: Keeping {
    /// What the county says about registering: so far only which county it is.
    public struct Rules: Sendable {
        /// The county's division code.
        public let division: DivisionCode

        /// The rules of a county.
        public init(division: DivisionCode) {
            self.division = division
        }
    }

    /// Each command goes to the subject it is for.
    public static func perform(_ command: Command, in transaction: Transaction<Registry>) throws {
        switch command {
        case .enterprise(let command, let id): try transaction.handle(command, on: id)
        case .worker(let command, let id): try transaction.handle(command, on: id)
        case .officer(let command, let id): try transaction.handle(command, on: id)
        case .token(let command, let id): try transaction.handle(command, on: id)
        case .mark(let command, let id): try transaction.handle(command, on: id)
        case .lead(let command, let id): try transaction.handle(command, on: id)
        }
    }

    /// No clock runs in the register.
    public static func commands(whenDue _: Clock) -> [Command] { [] }
}

extension Enterprise: Kept {
    /// A registration asks whose the credit code is.
    public static func facts(
        for command: Command,
        of _: State,
        on id: ID,
        in ledger: Ledger<Registry>
    ) throws -> Facts {
        switch command {
        case .register(let details):
            let holder = try Enterprises.id(of: details.creditCode, in: ledger.db)
            return Facts(creditCodeIsTaken: holder.map { $0 != id } ?? false)
        case .change:
            return Facts()
        }
    }
}

extension Worker: Kept {
    /// A filing asks whether its employer is in the register.
    public static func facts(
        for command: Command,
        of _: State,
        on _: ID,
        in ledger: Ledger<Registry>
    ) throws -> Facts {
        switch command {
        case .file(let filing):
            guard let employer = filing.employer else { return Facts() }
            return Facts(employerIsRegistered: try Enterprises.details(of: employer, in: ledger.db) != nil)
        case .noteCertificate, .noteRevocation:
            return Facts()
        }
    }
}

extension Officer: Kept {}

extension EnterpriseMark: Kept {}

extension Lead: Kept {}

extension Token: Kept {
    /// An issue asks what its holder may be, and what they are already.
    public static func facts(
        for command: Command,
        of _: State,
        on _: ID,
        in ledger: Ledger<Registry>
    ) throws -> Facts {
        switch command {
        case .issue(let grant, _, _):
            guard case .officer(let officer) = grant.holder else { return Facts() }
            let live = try Tokens.live(of: grant.holder, at: ledger.now, in: ledger.db)
            return Facts(
                appointed: Set(try Officers.roles(of: officer, in: ledger.db)),
                held: Set(live.map(\.role))
            )
        case .revoke:
            return Facts()
        }
    }
}
