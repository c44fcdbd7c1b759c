public import Decisions
public import Model

/// The life of one bundle of sheets.
///
/// ```
/// unprinted ──print──▶ printed ──spoil──▶ printed, with a number less
/// ```
extension PaperKit: Decided {
    /// What is known of one bundle.
    public indirect enum State: Equatable, Sendable {
        case unprinted
        case printed(PrintedKit, spoiled: [Int64: PaperFault])
    }

    /// What a decision must know beyond the bundle itself.
    public struct Facts: Equatable, Sendable {
        /// The first number that is free this year.
        public var next: FileNumber
        /// Whether a late entry bears the number that is to be spoiled.
        public var isUsed: Bool

        /// The facts of a test or of a transaction.
        public init(next: FileNumber, isUsed: Bool = false) {
            self.next = next
            self.isUsed = isUsed
        }
    }
}

extension PaperKit.State: Decider {
    /// Nothing is known of a bundle until it is printed.
    public static let initial = Self.unprinted

    /// The transition table: each row is a state, a request, and what happens.
    public func decide(
        _ command: PaperKit.Command,
        knowing facts: PaperKit.Facts,
        at now: Moment
    ) throws(PaperKit.Rejection) -> [PaperKit.Event] {
        switch (self, command) {
        case (.unprinted, .print(let sheets, let unit, let day)):
            guard (1...PrintedKit.largest).contains(sheets) else { throw .kitSizeWrong }
            guard day <= now.day else { throw .kitDayInFuture }
            let first = facts.next.serial
            let kit = PrintedKit(
                year: facts.next.year,
                first: first,
                last: first + Int64(sheets) - 1,
                unit: unit,
                on: day
            )
            return [.printed(kit: kit)]
        case (.printed(let kit, let spoiled), .spoil(let serial, let day, let fault)):
            guard (kit.first...kit.last).contains(serial) else { throw .kitNumberForeign }
            guard spoiled[serial] == nil else { return [] }
            guard !facts.isUsed else { throw .kitNumberUsed }
            guard day <= now.day else { throw .kitDayInFuture }
            return [.spoiled(serial: serial, on: day, because: fault)]

        case (.unprinted, .spoil): throw .kitUnknown
        case (.printed, .print): throw .kitAlreadyPrinted
        }
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: PaperKit.Event) {
        switch (event, self) {
        case (.printed(let kit), _): self = .printed(kit, spoiled: [:])
        case (.spoiled(let serial, _, let fault), .printed(let kit, var spoiled)):
            spoiled[serial] = fault
            self = .printed(kit, spoiled: spoiled)
        case (.spoiled, .unprinted): preconditionFailure("A sheet is printed before it is spoiled.")
        }
    }
}
