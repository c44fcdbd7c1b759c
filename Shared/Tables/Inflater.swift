import CZlib

/// Unpacks one part of an archive piece by piece, and stops where it swells beyond reason.
///
/// Files of spreadsheets unpack to some ten or twenty times their size; what makes gigabytes out of little was made to
/// fill a machine.
final class Inflater {
    /// How many bytes a part may unpack to before its ratio is looked at.
    static let harmless = 32 << 20
    /// How many times its packed size a larger part may have.
    static let ratioLimit = 200
    /// The most bytes that any part may have.
    static let partLimit = 4 << 30
    private static let piece = 128 << 10

    private let file: FileBytes
    private let part: ZipArchive.Part
    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private var input: [UInt8] = []
    private var used = 0
    private var place: Int
    private let end: Int
    private var check: UInt = 0
    private var made = 0
    private var isDone = false
    /// Whether there may be more to come of what was put in.
    private var isFull = false

    init(_ file: FileBytes, at place: Int, part: ZipArchive.Part) {
        self.file = file
        self.part = part
        self.place = place
        end = place + part.packed
        stream.initialize(to: z_stream())
        zlib_begin_raw_inflate(stream)
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// The next bytes; nil once all have come and their check sum was right.
    func next() throws -> [UInt8]? {
        while !isDone {
            if used == input.count, !isFull { try load() }
            let output = part.method == 0 ? stored() : try inflated()
            made += output.count
            // Of nothing zlib would begin the sum anew.
            if !output.isEmpty {
                output.withUnsafeBufferPointer { check = crc32(check, $0.baseAddress, UInt32($0.count)) }
            }
            guard made <= Self.harmless || (made <= Self.partLimit && made / max(part.packed, 1) <= Self.ratioLimit)
            else {
                throw TableTrouble(.archiveSwells, in: part.name)
            }
            if isDone, UInt32(truncatingIfNeeded: check) != part.check {
                throw TableTrouble(.archiveBroken, in: part.name)
            }
            if !output.isEmpty { return output }
        }
        return nil
    }

    private func load() throws(TableTrouble) {
        input = try file.read(min(Self.piece, end - place), at: place)
        place += input.count
        used = 0
        if input.isEmpty {
            guard part.method == 0 else { throw TableTrouble(.archiveBroken, in: part.name) }
            isDone = true
        }
    }

    private func stored() -> [UInt8] {
        used = input.count
        return input
    }

    private func inflated() throws(TableTrouble) -> [UInt8] {
        var code = Z_OK
        let output = [UInt8](unsafeUninitializedCapacity: Self.piece) { room, filled in
            input.withUnsafeMutableBufferPointer { input in
                stream.pointee.next_in = input.baseAddress.map { $0 + used }
                stream.pointee.avail_in = UInt32(input.count - used)
                stream.pointee.next_out = room.baseAddress
                stream.pointee.avail_out = UInt32(room.count)
                code = inflate(stream, Z_NO_FLUSH)
                used = input.count - Int(stream.pointee.avail_in)
                filled = room.count - Int(stream.pointee.avail_out)
            }
        }
        switch code {
        case Z_STREAM_END: isDone = true
        case Z_OK: isFull = output.count == Self.piece
        case Z_BUF_ERROR where isFull: isFull = false
        default: throw TableTrouble(.archiveBroken, in: part.name)
        }
        return output
    }
}
