import Foundation
import TestKit

/// A file system of its own, from which the power can be cut: what was not synced then is gone.
///
/// Needs root, loop devices and ext4; where the machine does not allow it, the tests that need it are skipped.
final class CutVolume: Sendable {
    let folder: URL
    private let image: URL

    struct Impossible: Error {
        let command: String
        let output: String
    }

    init() throws {
        let name = "cut-\(UUID().uuidString)"
        folder = FileManager.default.temporaryDirectory.appending(path: name)
        image = FileManager.default.temporaryDirectory.appending(path: "\(name).img")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        do {
            try Self.run("truncate -s 192M \(image.path) && mkfs.ext4 -q \(image.path)")
            try Self.run("mount -o loop \(image.path) \(folder.path)")
        } catch {
            remove()
            throw error
        }
    }

    /// Whether this machine lets us.
    static let isPossible: Bool = {
        guard geteuid() == 0, let volume = try? CutVolume() else { return false }
        defer { volume.remove() }
        return (try? volume.cut()) != nil
    }()

    /// From now on nothing reaches the disk any more, not even what was written and not synced: `FS_IOC_SHUTDOWN` without log
    /// flush.
    func cut() throws {
        let script = "import fcntl,os,struct,sys; fcntl.ioctl(os.open(sys.argv[1],0),0x8004587d,struct.pack('i',2))"
        try Self.run("python3 -c \"\(script)\" \(folder.path)")
    }

    /// The power is back: what is on the disk can be read again.
    func comeBack() async throws {
        try await eventually("the volume can be unmounted") { [folder] in
            (try? Self.run("umount \(folder.path)")) != nil
        }
        try Self.run("mount -o loop \(image.path) \(folder.path)")
    }

    func remove() {
        // A log that a service has just left may still be open here: the last to close it ends the volume.
        _ = try? Self.run("umount -l \(folder.path)")
        try? FileManager.default.removeItem(at: folder)
        try? FileManager.default.removeItem(at: image)
    }

    @discardableResult
    static func run(_ command: String) throws -> String {
        guard let pipe = popen("(\(command)) 2>&1", "r") else { throw Impossible(command: command, output: "\(errno)") }
        var output: [UInt8] = []
        while case let byte = fgetc(pipe), byte != EOF { output.append(UInt8(truncatingIfNeeded: byte)) }
        let text = String(decoding: output, as: UTF8.self)
        guard pclose(pipe) == 0 else { throw Impossible(command: command, output: text) }
        return text
    }
}
