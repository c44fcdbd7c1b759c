public import Model
public import Vault

/// What an auditor calls the thing whose story is told.
public enum StoryName: Hashable, Sendable {
    /// A subject's stream, such as `case/019f…`.
    case stream(String)
    /// An id alone: whatever is kept under it, in whichever service.
    case id(UniqueID)
    /// A case's official number, such as `2026-17`.
    case fileNumber(FileNumber)
    /// A hotline's number of an order.
    case order(OrderChannel?, String)
    /// An enterprise's unified social credit code.
    case creditCode(String)
    /// A certificate's number, such as `620724-2026-00017`.
    case certificate(String)
    /// Somebody, by what only the vault can look up.
    case person(LookUpKind, String)

    /// Reads a name as people type it.
    public init?(_ text: String) {
        if let id = UniqueID(text.lowercased()) {
            self = .id(id)
        } else if let person = Self.person(text) {
            self = person
        } else if let (system, number) = Self.halves(text, at: ":：/"), let channel = Self.channel(system) {
            self = .order(channel, number)
        } else if let (_, id) = Self.halves(text, at: "/"), UniqueID(id.lowercased()) != nil {
            self = .stream(text.lowercased())
        } else if let code = try? UnifiedSocialCreditCode(text.uppercased()) {
            self = .creditCode(code.text)
        } else if text.split(separator: "-").count == 3, text.allSatisfy({ $0.isNumber || $0 == "-" }) {
            self = .certificate(text)
        } else if let name = try? CaseName(text) {
            switch name.kind {
            case .id(let id): self = .id(id.value)
            case .number(let number): self = .fileNumber(number)
            case .order(let channel, let number): self = .order(channel, number)
            }
        } else {
            return nil
        }
    }

    private static func person(_ text: String) -> StoryName? {
        guard let (word, value) = halves(text, at: ":：") else { return nil }
        switch word {
        case "phone", "电话": return (try? PhoneNumber(value)).map { .person(.phone, $0.text) }
        case "name", "姓名": return (try? PersonName(value)).map { .person(.fullName, $0.text) }
        case "identity", "身份证": return (try? ResidentIdentityNumber(value)).map { .person(.identityNumber, $0.text) }
        default: return nil
        }
    }

    private static func channel(_ word: String) -> OrderChannel? {
        OrderChannel(rawValue: word) ?? OrderChannel(rawValue: "hotline\(word)")
    }

    private static func halves(_ text: String, at separators: String) -> (String, String)? {
        guard let place = text.firstIndex(where: { separators.contains($0) }) else { return nil }
        return (String(text[..<place]), String(text[text.index(after: place)...]))
    }
}
