import Foundation

/// A name that nothing else in the world has: 128 bits, written as lower-case hexadecimal with four hyphens.
///
/// Its order is the order of its text, so the time-ordered ones sort by when they were made.
public struct UniqueID: Hashable, Comparable, Sendable {
    /// The first eight bytes.
    public let high: UInt64
    /// The last eight bytes.
    public let low: UInt64

    /// The id of these sixteen bytes, whatever its version.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// A version 7 id: 48 bits of milliseconds, then what `high` and `low` have for it.
    ///
    /// Time and chance are arguments, so that the same arguments give the same id.
    public static func timeOrdered(at moment: Moment, random high: UInt64, low: UInt64) -> UniqueID {
        let milliseconds = UInt64(clamping: moment.milliseconds) & 0xFFFF_FFFF_FFFF
        return UniqueID(
            high: milliseconds << 16 | 0x7000 | high & 0x0FFF,
            low: 0x8000_0000_0000_0000 | low & 0x3FFF_FFFF_FFFF_FFFF
        )
    }

    /// A version 7 id that nobody can guess.
    public static func fresh(at moment: Moment) -> UniqueID {
        var generator = SystemRandomNumberGenerator()
        return timeOrdered(at: moment, random: generator.next(), low: generator.next())
    }

    /// The same, by a generator of the caller's; it must be one that nobody can foresee.
    public static func fresh(at moment: Moment, using generator: inout BufferedRandom) -> UniqueID {
        timeOrdered(at: moment, random: generator.next(), low: generator.next())
    }

    /// The sixteen bytes, the most significant first.
    public var bytes: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 16) { buffer, count in
            for index in 0..<8 {
                buffer[index] = UInt8(truncatingIfNeeded: high >> (56 - 8 * index))
                buffer[index + 8] = UInt8(truncatingIfNeeded: low >> (56 - 8 * index))
            }
            count = 16
        }
    }

    /// The id of sixteen bytes, the most significant first; nil for any other number of them.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 16 else { return nil }
        var high: UInt64 = 0
        var low: UInt64 = 0
        for (index, byte) in bytes.enumerated() {
            if index < 8 { high = high << 8 | UInt64(byte) } else { low = low << 8 | UInt64(byte) }
        }
        self.init(high: high, low: low)
    }

    /// The order of the texts.
    public static func < (left: UniqueID, right: UniqueID) -> Bool {
        left.high == right.high ? left.low < right.low : left.high < right.high
    }
}

/// The system's random numbers, asked for by the dozen: one question to the system costs as much as writing an event.
public struct BufferedRandom: RandomNumberGenerator {
    private var numbers: [UInt64] = []

    /// A generator without numbers at hand.
    public init() {}

    /// The next number.
    public mutating func next() -> UInt64 {
        if let number = numbers.popLast() { return number }
        refill()
        return numbers.removeLast()
    }

    private mutating func refill() {
        // 256 bytes are the most that one question may be for.
        numbers = [UInt64](unsafeUninitializedCapacity: 32) { buffer, count in
            guard getentropy(buffer.baseAddress, 256) == 0 else { fatalError("The system has no random numbers.") }
            count = 32
        }
    }
}
