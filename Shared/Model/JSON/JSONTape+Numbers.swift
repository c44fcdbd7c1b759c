extension JSONTape {
    /// The largest integer that every JSON reader keeps exactly: 2^53 − 1.
    static let largestInteger = 9_007_199_254_740_991

    /// The integer at an entry.
    @inline(__always)
    func integer(_ index: Int) throws(JSONFaultPlace) -> Int {
        let entry = entries[index]
        guard entry.isKind(.number) else { throw JSONFaultPlace(fault: .invalidField, offset: index) }
        if entry.hasFraction { throw JSONFaultPlace(fault: .fractionNotStored, offset: index) }
        let isNegative = bytes[Int(entry.start)] == UInt8(ascii: "-")
        let digits = Int(entry.start) + (isNegative ? 1 : 0)..<Int(entry.end)
        guard digits.count <= 16 else { throw JSONFaultPlace(fault: .numberOutOfRange, offset: index) }
        var magnitude = 0
        for position in digits { magnitude = magnitude &* 10 &+ Int(bytes[position] &- UInt8(ascii: "0")) }
        guard magnitude <= Self.largestInteger else { throw JSONFaultPlace(fault: .numberOutOfRange, offset: index) }
        return isNegative ? -magnitude : magnitude
    }

    /// The number at an entry, rounded to what a `Double` holds.
    func double(_ index: Int) throws(JSONFaultPlace) -> Double {
        let entry = entries[index]
        guard entry.isKind(.number) else { throw JSONFaultPlace(fault: .invalidField, offset: index) }
        let text = String(decoding: bytes[entry.range], as: UTF8.self)
        guard let number = Double(text), number.isFinite else {
            throw JSONFaultPlace(fault: .numberOutOfRange, offset: index)
        }
        return number
    }
}
