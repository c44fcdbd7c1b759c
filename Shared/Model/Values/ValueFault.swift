/// Everything that can be wrong with a value, each with its remedy.
///
/// No message repeats the value: it may be somebody's identity number. Faults of one kind of value share a reason.
public enum ValueFault: Hashable, Sendable, CaseIterable {
    case uniqueID, day, moment, money
    case creditCodeLength, creditCodeCharacters
    case identityNumberOld, identityNumberLength, identityNumberCharacters, identityNumberBirth, identityNumberCheck
    case phoneSpoiled, phoneWithoutAreaCode, phoneCharacters, phoneForm
    case division
    case nameEmpty, nameTooLong, nameCharacters
    case textEmpty, textTooLong, textCharacters
    case calendarDayTwice, calendarYear

    /// The stable word for machines.
    public var reason: String {
        switch self {
        case .uniqueID: "invalidIdentifier"
        case .day: "invalidDay"
        case .moment: "invalidMoment"
        case .money: "invalidMoney"
        case .creditCodeLength, .creditCodeCharacters: "invalidCreditCode"
        case .identityNumberOld, .identityNumberLength, .identityNumberCharacters, .identityNumberBirth,
            .identityNumberCheck:
            "invalidIdentityNumber"
        case .phoneSpoiled, .phoneWithoutAreaCode, .phoneCharacters, .phoneForm: "invalidPhone"
        case .division: "invalidDivision"
        case .nameEmpty, .nameTooLong, .nameCharacters: "invalidName"
        case .textEmpty: "textEmpty"
        case .textTooLong: "textTooLong"
        case .textCharacters: "textHasControlCharacters"
        case .calendarDayTwice, .calendarYear: "invalidCalendar"
        }
    }

    /// The refusal, of no field in particular.
    public var refusal: Refusal { Refusal(reason, message) }
}
