import NIOCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Bytes as they arrive, given out a line at a time; each byte is looked at once.
struct LineBuffer {
    /// What the bytes amount to so far.
    enum Next: Equatable {
        /// A whole line, without its LF.
        case line([UInt8])
        /// More is needed.
        case incomplete
        /// The line that is coming, or has come, is over the limit.
        case tooLong
    }

    private var bytes = ByteBuffer()
    private var scanned = 0
    private let maxLine: Int

    init(maxLine: Int) {
        self.maxLine = maxLine
    }

    /// Whether a line has begun.
    var hasBytes: Bool { bytes.readableBytes > 0 }

    /// Takes in what was read from the socket.
    mutating func append(_ more: ByteBuffer) {
        if bytes.readableBytes == 0 {
            bytes = more
            scanned = 0
        } else {
            if bytes.readerIndex >= bytes.readableBytes { bytes.discardReadBytes() }
            bytes.writeImmutableBuffer(more)
        }
    }

    /// The next line, if it is there.
    mutating func next() -> Next {
        let from = scanned
        let length = bytes.withUnsafeReadableBytes { buffer -> Int? in
            guard let base = buffer.baseAddress, buffer.count > from,
                let end = memchr(base + from, 0x0A, buffer.count - from)
            else { return nil }
            return UnsafeRawPointer(end) - base
        }
        guard let length else {
            scanned = bytes.readableBytes
            return scanned > maxLine ? .tooLong : .incomplete
        }
        guard length <= maxLine, let line = bytes.readBytes(length: length) else { return .tooLong }
        bytes.moveReaderIndex(forwardBy: 1)
        scanned = 0
        return .line(line)
    }

    /// Forgets everything and gives its memory back.
    mutating func clear() {
        bytes = ByteBuffer()
        scanned = 0
    }
}
