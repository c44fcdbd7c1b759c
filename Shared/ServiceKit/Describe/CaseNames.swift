/// The names of an enum's cases, for enums that do not list them themselves.
///
/// Read from what the compiler leaves in the program for `Mirror`, which shows names of values alone. Documents are all
/// that is made from it: an enum that cannot be read so has no names here and shows as a gap.
enum CaseNames {
    static func of(_ type: Any.Type) -> [String] {
        let metadata = unsafeBitCast(type, to: UnsafeRawPointer.self)
        guard metadata.load(as: UInt.self) == enumKind else { return [] }
        let descriptor = metadata.load(fromByteOffset: MemoryLayout<UInt>.size, as: UnsafeRawPointer.self)
        guard let fields = target(of: descriptor + 16) else { return [] }
        let (size, count) = (
            fields.load(fromByteOffset: 10, as: UInt16.self), fields.load(fromByteOffset: 12, as: UInt32.self)
        )
        return (0..<Int(count)).compactMap { index in
            target(of: fields + 16 + index * Int(size) + 8).map {
                String(cString: $0.assumingMemoryBound(to: CChar.self))
            }
        }
    }

    /// What the runtime calls an enum.
    private static let enumKind: UInt = 0x201

    /// Where a relative pointer points to.
    private static func target(of pointer: UnsafeRawPointer) -> UnsafeRawPointer? {
        let offset = pointer.load(as: Int32.self)
        return offset == 0 ? nil : pointer + Int(offset)
    }
}
