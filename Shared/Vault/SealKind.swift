/// What a sealed value says of somebody.
///
/// It is bound into the seal, so that a phone number never opens as a name.
///
/// The raw values are part of every seal and never change.
public enum SealKind: String, Codable, Hashable, Sendable, CaseIterable {
    case name
    case phone
    case identityNumber
    case address
    case birthDay
    case health
    case bankAccount
    case narrative
    /// What somebody added in free words beside a form.
    case remark
    /// The title or file name of something handed in.
    case document
    /// A part of what was handed in, byte for byte.
    case attachment
    /// Who a person of one service is to another.
    case link
}
