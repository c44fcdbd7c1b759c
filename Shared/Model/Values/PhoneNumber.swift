/// A telephone number of the mainland: a mobile, a landline with its area code, or a 400/800 service number.
public struct PhoneNumber: TextValue {
    /// The number in its one form: `13800000000`, `0936-6620000`, `0936-6620000-801`, `4008000000`.
    public let text: String
    /// What kind of line it is.
    public let kind: Kind

    /// The kinds of lines.
    public enum Kind: Hashable, Sendable {
        case mobile, landline, service
    }

    /// Reads a number, full-width too, with spaces, hyphens, brackets, a leading +86 or an extension after 转.
    public init(_ text: String) throws(Refusal) {
        let plain = NormalText.trimmed(NormalText.compatible(String(text.unicodeScalars.prefix(64))))
        guard !Self.isSpoiled(plain) else { throw ValueFault.phoneSpoiled.refusal }
        var groups: [[UInt8]] = [[]]
        for (index, scalar) in plain.unicodeScalars.enumerated() {
            switch scalar {
            case "0"..."9": groups[groups.count - 1].append(UInt8(truncatingIfNeeded: scalar.value))
            case "-", "(", ")", "\u{2010}"..."\u{2014}", "转", "#": groups.append([])
            case " ": continue
            case "+" where index == 0: continue
            default: throw ValueFault.phoneCharacters.refusal
            }
        }
        groups.removeAll(where: \.isEmpty)
        guard let (text, kind) = Self.recognised(groups) else {
            let digits = groups.joined()
            let isLocal = (7...8).contains(digits.count) && digits.first.map { $0 >= UInt8(ascii: "2") } ?? false
            throw (isLocal ? ValueFault.phoneWithoutAreaCode : .phoneForm).refusal
        }
        self.text = text
        self.kind = kind
    }

    /// What callers are recognised by: the end of the number, without the extension.
    public var lastFour: String {
        let parts = text.split(separator: "-")
        return String((parts.count > 1 ? parts[1] : parts[0]).suffix(4))
    }

    /// Whether it is a spreadsheet's `1.99E+10`, whose last digits are gone.
    private static func isSpoiled(_ text: String) -> Bool {
        let capital = text.uppercased().utf8
        return capital.first != UInt8(ascii: "E") && capital.contains(UInt8(ascii: "E"))
            && capital.allSatisfy { "0123456789.E+".utf8.contains($0) }
    }

    /// The number that groups of digits spell; the last group may be an extension.
    private static func recognised(_ groups: [[UInt8]]) -> (text: String, kind: Kind)? {
        if groups.count > 1, let last = groups.last, last.count <= 6,
            let line = landline(national(Array(groups.dropLast().joined())))
        {
            return ("\(line)-\(String(decoding: last, as: UTF8.self))", .landline)
        }
        let digits = national(Array(groups.joined()))
        let text = String(decoding: digits, as: UTF8.self)
        if digits.count == 11, digits[0] == UInt8(ascii: "1"), digits[1] >= UInt8(ascii: "3") {
            return (text, .mobile)
        }
        if digits.count == 10, text.hasPrefix("400") || text.hasPrefix("800") { return (text, .service) }
        return landline(digits).map { ($0, .landline) }
    }

    /// Area code and line: 010 and 02x have eight digits after them, the longer codes seven or eight.
    private static func landline(_ digits: [UInt8]) -> String? {
        guard digits.count >= 10, digits[0] == UInt8(ascii: "0"), digits[1] != UInt8(ascii: "0") else { return nil }
        let isShort = digits[1] == UInt8(ascii: "2") || digits[1...2].elementsEqual("10".utf8)
        let line = digits.dropFirst(isShort ? 3 : 4)
        guard isShort ? line.count == 8 : (7...8).contains(line.count),
            isShort || digits[1] >= UInt8(ascii: "3"),
            (UInt8(ascii: "2")...UInt8(ascii: "8")).contains(line[line.startIndex])
        else { return nil }
        return String(decoding: digits.dropLast(line.count), as: UTF8.self) + "-"
            + String(decoding: line, as: UTF8.self)
    }

    /// The digits as dialled within the country: without 86 or 0086, and with the 0 that is dropped after them.
    private static func national(_ digits: [UInt8]) -> [UInt8] {
        for prefix in ["0086", "86"] where digits.starts(with: prefix.utf8) && digits.count >= prefix.utf8.count + 9 {
            let rest = Array(digits.dropFirst(prefix.utf8.count))
            let isWhole = rest[0] == UInt8(ascii: "0") || (rest[0] == UInt8(ascii: "1") && rest.count == 11)
            return isWhole || rest.count == 10 && rest.starts(with: "400".utf8) ? rest : [UInt8(ascii: "0")] + rest
        }
        return digits
    }
}
