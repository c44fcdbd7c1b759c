import Model

/// One way in which times are written: `Y/M/D h:m` reads `2026/4/15 9:05`.
///
/// A year has four digits, everything else one or two; a space stands for any number of them, or a `T`.
struct MomentPattern: Sendable {
    private let signs: [UInt8]

    init(_ pattern: String) {
        signs = Array(pattern.utf8)
    }

    /// The parts of a time.
    struct Parts: Equatable {
        var year = 0
        var month = 1
        var day = 1
        var hour = 0
        var minute = 0
        var second = 0
    }

    /// Reads a time; nil when it is written otherwise.
    func parts(of text: String) -> Parts? {
        let bytes = Array(text.utf8)
        var (index, parts) = (0, Parts())
        func number(_ digits: ClosedRange<Int>) -> Int? {
            var (value, count) = (0, 0)
            while index < bytes.count, count < digits.upperBound, let digit = Self.digit(bytes[index]) {
                value = value * 10 + digit
                (index, count) = (index + 1, count + 1)
            }
            return count >= digits.lowerBound ? value : nil
        }
        for sign in signs {
            let value: Int?
            switch sign {
            case UInt8(ascii: "Y"):
                value = number(4...4)
                parts.year = value ?? 0
            case UInt8(ascii: "M"):
                value = number(1...2)
                parts.month = value ?? 0
            case UInt8(ascii: "D"):
                value = number(1...2)
                parts.day = value ?? 0
            case UInt8(ascii: "h"):
                value = number(1...2)
                parts.hour = value ?? 0
            case UInt8(ascii: "m"):
                value = number(1...2)
                parts.minute = value ?? 0
            case UInt8(ascii: "s"):
                value = number(1...2)
                parts.second = value ?? 0
            case UInt8(ascii: " "):
                let before = index
                while index < bytes.count, bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "T") {
                    index += 1
                }
                value = index > before ? 0 : nil
            default:
                value = index < bytes.count && bytes[index] == sign ? 0 : nil
                index += 1
            }
            guard value != nil else { return nil }
        }
        return index == bytes.count ? parts : nil
    }

    private static func digit(_ byte: UInt8) -> Int? {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? Int(byte - UInt8(ascii: "0")) : nil
    }
}

extension MomentPattern.Parts {
    /// The moment by the county's clocks; nil when there is none such.
    var moment: Moment? {
        guard hour < 24, minute < 60, second < 60 else { return nil }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return try? Moment("\(year)-\(two(month))-\(two(day))T\(two(hour)):\(two(minute)):\(two(second))+08:00")
    }
}

/// Days as a spreadsheet counts them.
enum SerialDay {
    /// The moment that a spreadsheet means by a number; nil for a day that never was.
    ///
    /// Day 1 is 1900-01-01, and day 60 is 1900-02-29, a day that spreadsheets believe in and calendars do not; so from day
    /// 61 on the count is one ahead. Old files of one maker count from 1904.
    static func moment(_ serial: Double, from1904: Bool) -> Moment? {
        guard serial >= (from1904 ? 0 : 1), serial < 2_958_466 else { return nil }
        var day = Int64(serial)
        if from1904 {
            day -= 24_107
        } else {
            guard day != 60 else { return nil }
            day -= day > 60 ? 25_569 : 25_568
        }
        let seconds = Int64((serial.truncatingRemainder(dividingBy: 1) * 86_400).rounded())
        return Moment(milliseconds: (day * 86_400 + seconds - 8 * 3_600) * 1_000)
    }
}
