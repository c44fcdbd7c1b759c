/// A zip archive as its directory describes it: the parts of a workbook, each readable as a stream.
final class ZipArchive {
    /// The most parts that an archive may have.
    static let partLimit = 10_000
    /// The most bytes that its directory may have.
    static let directoryLimit = 16 << 20
    /// How far from the end the directory's own end is looked for: its comment has at most 65,535 bytes.
    private static let ending = 22 + 65_535

    /// One part.
    struct Part {
        var name: String
        var isEncrypted: Bool
        var method: Int
        var check: UInt32
        var packed: Int
        var whole: Int
        var header: Int
    }

    let parts: [String: Part]
    private let file: FileBytes

    /// Reads the directory.
    init(_ file: FileBytes) throws(TableTrouble) {
        self.file = file
        parts = try Self.directory(of: file)
    }

    /// The bytes of a part, unpacked as they are wanted.
    ///
    /// - Throws: `TableTrouble` when the part is packed in a way nobody uses, or has a password.
    func source(of part: Part) throws(TableTrouble) -> ByteSource {
        guard !part.isEncrypted else { throw TableTrouble(.archiveEncrypted) }
        guard part.method == 0 || part.method == 8 else { throw TableTrouble(.archiveBroken, in: part.name) }
        let head = try file.read(30, at: part.header)
        guard head.count == 30, head.little(4, at: 0) == 0x0403_4B50 else {
            throw TableTrouble(.archiveBroken, in: part.name)
        }
        let inflater = Inflater(
            file,
            at: part.header + 30 + head.little(2, at: 26) + head.little(2, at: 28),
            part: part
        )
        return inflater.next
    }

    private static func directory(of file: FileBytes) throws(TableTrouble) -> [String: Part] {
        let tail = try file.read(min(ending, file.count), at: max(0, file.count - ending))
        let places = stride(from: tail.count - 22, through: 0, by: -1)
        guard let end = places.first(where: { tail.little(4, at: $0) == 0x0605_4B50 }) else {
            throw TableTrouble(.archiveBroken)
        }
        let (count, size, offset) = (
            tail.little(2, at: end + 10), tail.little(4, at: end + 12), tail.little(4, at: end + 16)
        )
        guard count <= partLimit, size <= directoryLimit, offset + size <= file.count else {
            throw TableTrouble(.archiveTooLarge)
        }
        let bytes = try file.read(size, at: offset)
        var parts: [String: Part] = [:]
        var place = 0
        for _ in 0..<count {
            guard place + 46 <= bytes.count, bytes.little(4, at: place) == 0x0201_4B50 else {
                throw TableTrouble(.archiveBroken)
            }
            let name = bytes.little(2, at: place + 28)
            guard place + 46 + name <= bytes.count else { throw TableTrouble(.archiveBroken) }
            let part = Part(
                name: String(decoding: bytes[(place + 46)..<(place + 46 + name)], as: UTF8.self),
                isEncrypted: bytes.little(2, at: place + 8) & 1 == 1,
                method: bytes.little(2, at: place + 10),
                check: UInt32(truncatingIfNeeded: bytes.little(4, at: place + 16)),
                packed: bytes.little(4, at: place + 20),
                whole: bytes.little(4, at: place + 24),
                header: bytes.little(4, at: place + 42)
            )
            parts[part.name] = part
            place += 46 + name + bytes.little(2, at: place + 30) + bytes.little(2, at: place + 32)
        }
        return parts
    }
}

extension [UInt8] {
    /// A number of so many bytes, the lowest first.
    fileprivate func little(_ width: Int, at offset: Int) -> Int {
        (0..<width).reduce(0) { $0 | Int(self[offset + $1]) << (8 * $1) }
    }
}
