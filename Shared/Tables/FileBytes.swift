import Glibc

/// A file's bytes, piece by piece or from any place.
public final class FileBytes {
    /// How many bytes a piece has.
    public static let piece = 256 << 10

    /// How long the file is.
    public let count: Int
    private let descriptor: CInt
    private var place = 0

    /// Opens a file for reading.
    ///
    /// - Throws: `TableTrouble` when it is not there, is no plain file, or may not be read.
    public init(path: String) throws(TableTrouble) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        var facts = stat()
        guard descriptor >= 0, fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            if descriptor >= 0 { close(descriptor) }
            throw TableTrouble(.fileUnreadable)
        }
        count = Int(facts.st_size)
    }

    deinit { close(descriptor) }

    /// The next piece; nil at the end.
    public func next() throws(TableTrouble) -> [UInt8]? {
        let bytes = try read(Self.piece, at: place)
        place += bytes.count
        return bytes.isEmpty ? nil : bytes
    }

    /// Begins again at the file's first byte.
    public func rewind() { place = 0 }

    /// Bytes from a place; fewer at the end of the file.
    func read(_ length: Int, at offset: Int) throws(TableTrouble) -> [UInt8] {
        let read = { [descriptor] () -> [UInt8]? in
            var failed = false
            let bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, filled in
                filled = 0
                while filled < length {
                    let room = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
                    let got = pread(descriptor, room.baseAddress, room.count, off_t(offset + filled))
                    if got < 0, errno == EINTR { continue }
                    if got < 0 { failed = true }
                    if got <= 0 { break }
                    filled += got
                }
            }
            return failed ? nil : bytes
        }
        guard let bytes = read() else { throw TableTrouble(.fileUnreadable) }
        return bytes
    }
}
