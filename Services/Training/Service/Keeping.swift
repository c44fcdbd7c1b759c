public import EventLog
public import Model
public import TrainingDomain

extension Training: Keeping {
    /// What the county says about training: so far only which county it is.
    public struct Rules: Sendable {
        /// The county's division code, which certificate numbers begin with.
        public let division: DivisionCode

        /// The rules of a county.
        public init(division: DivisionCode) {
            self.division = division
        }
    }

    /// Each command goes to the subject it is for.
    public static func perform(_ command: Command, in transaction: Transaction<Training>) throws {
        switch command {
        case .trainingClass(let command, let id): try transaction.handle(command, on: id)
        case .certificate(let command, let id): try transaction.handle(command, on: id)
        }
    }

    /// No clock runs in training.
    public static func commands(whenDue _: Clock) -> [Command] { [] }
}

extension TrainingClass: Kept {
    /// An opening asks whose the number is.
    public static func facts(
        for command: Command,
        of _: State,
        on id: ID,
        in ledger: Ledger<Training>
    ) throws -> Facts {
        switch command {
        case .open(let details):
            let holder = try Classes.id(of: details.number, in: ledger.db)
            return Facts(classNumberIsTaken: holder.map { $0 != id } ?? false)
        case .enrol, .complete, .certify, .withdraw, .close:
            return Facts()
        }
    }
}

extension Certificate: Kept {
    /// An issue takes the next official number of its year.
    public static func facts(
        for command: Command,
        of _: State,
        on _: ID,
        in ledger: Ledger<Training>
    ) throws -> Facts {
        switch command {
        case .issue(let content):
            let year = content.issuedOn.year
            let ordinal = try OfficialNumber.next(Certificates.numberKind, year: year, in: ledger.db)
            return Facts(number: CertificateNumber(division: ledger.rules.division, year: year, ordinal: ordinal))
        case .revoke:
            return Facts()
        }
    }
}
