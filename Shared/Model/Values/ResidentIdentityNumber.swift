/// A resident's identity number, by GB 11643-1999.
///
/// Its region is that of the first registration, so codes that no longer exist are right: most adults of 高台县 carry
/// 622225. A region is therefore never a reason to refuse.
public struct ResidentIdentityNumber: TextValue {
    /// The 18 characters, the last a digit or a capital X.
    public let text: String
    /// When its holder was born.
    public let birthDay: Day

    /// Reads a number, full-width or with a small x too.
    public init(_ text: String) throws(Refusal) {
        let text = NormalText.code(text)
        let bytes = Array(text.utf8)
        guard text.unicodeScalars.count == 18 else {
            throw bytes.count == 15 && bytes.allSatisfy(Self.isDigit)
                ? ValueFault.identityNumberOld.refusal : ValueFault.identityNumberLength.refusal
        }
        guard bytes.count == 18, bytes[..<17].allSatisfy(Self.isDigit), bytes[0] != UInt8(ascii: "0"),
            Self.isDigit(bytes[17]) || bytes[17] == UInt8(ascii: "X")
        else { throw ValueFault.identityNumberCharacters.refusal }
        guard let year = DecimalText.number(in: bytes, at: 6, count: 4), year >= Self.firstYear,
            let month = DecimalText.number(in: bytes, at: 10, count: 2),
            let day = DecimalText.number(in: bytes, at: 12, count: 2),
            let birthDay = Day(year: year, month: month, day: day)
        else { throw ValueFault.identityNumberBirth.refusal }
        guard bytes[17] == Self.check(bytes[..<17]) else { throw ValueFault.identityNumberCheck.refusal }
        self.text = text
        self.birthDay = birthDay
    }

    /// The year its holder was born in.
    public var birthYear: Int { birthDay.year }

    /// What the 17th digit says: odd is male.
    public var sex: Sex {
        text.utf8.dropLast().last.map { $0.isMultiple(of: 2) } ?? false ? .female : .male
    }

    /// The county that gave the number, by its code of that time.
    public var division: String { String(text.prefix(6)) }

    /// Full years lived on a day; nil when the holder was not born yet, which only a wrong number says.
    public func age(on day: Day) -> Int? {
        guard birthDay <= day else { return nil }
        let born = birthDay.parts
        let today = day.parts
        return today.year - born.year - ((today.month, today.day) < (born.month, born.day) ? 1 : 0)
    }

    /// What to tell whoever entered it, if anything: the region begins with no province's number.
    public var warning: Message? {
        DivisionCode.isProvince(division.utf8)
            ? nil
            : Message(
                "身份证号前两位不是已知的省级代码。请对照身份证核对；确认无误的照常保存。",
                "The identity number begins with no known province; compare it with the card. It is kept."
            )
    }

    /// Nobody alive was born before it.
    private static let firstYear = 1900
    private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    private static let checks = Array("10X98765432".utf8)

    private static func check(_ digits: ArraySlice<UInt8>) -> UInt8 {
        checks[zip(digits, weights).reduce(0) { $0 + Int($1.0 - UInt8(ascii: "0")) * $1.1 } % 11]
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }
}

/// The two sexes that an identity number tells apart.
public enum Sex: String, Codable, Hashable, Sendable, CaseIterable {
    case female, male
}
