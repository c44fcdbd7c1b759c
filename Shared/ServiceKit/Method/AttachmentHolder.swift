public import Model

/// Whose key seals what is handed in for a subject: it is erased with that person.
public enum AttachmentHolder: Equatable, Sendable {
    /// Somebody the vault knows by id.
    case person(UniqueID)
    /// Somebody the vault knows by a name that only the service gives them.
    case named(String)
}
