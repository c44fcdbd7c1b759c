public import Model
public import Vault

/// What one row of a request asks for once it has passed the door.
public enum RowAsked<Owner: Served>: Sendable {
    /// Commands, with what they leave in the vault if they are kept.
    case asked([Owner.Command], SealedDraft)
    /// Nothing: what it says is there already.
    case known
    /// It was refused at the door.
    case refused(Refusal)
}

/// What came of one row.
public enum RowOutcome: Equatable, Sendable {
    /// Events were written.
    case accepted
    /// It told nothing new.
    case known
    case refused(Refusal)
}

/// What a method of many rows does.
struct RowsWork<Owner: Served>: Sendable {
    let ask: @Sendable (JSONDocument.Node?, Door<Owner>) throws -> [RowAsked<Owner>]
    let finish: @Sendable ([RowOutcome], Int64) throws -> [UInt8]

    init(
        ask: @escaping @Sendable (JSONDocument.Node?, Door<Owner>) throws -> [RowAsked<Owner>],
        finish: @escaping @Sendable ([RowOutcome], Int64) throws -> [UInt8]
    ) {
        self.ask = ask
        self.finish = finish
    }
}
