import Crypto

/// The leaf of an event whose body lies in memory that is somebody else's, such as a row of a database.
public func leafHash(of body: UnsafeRawBufferPointer) -> Hash32 {
    var hash = SHA256()
    withUnsafeBytes(of: UInt8(0)) { hash.update(bufferPointer: $0) }
    hash.update(bufferPointer: body)
    return Hash32(hash.finalize())
}
