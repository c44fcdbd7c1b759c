import Foundation
import Model

/// What a stand-in keeps over a restart: its orders, and what it was told of them.
struct PlatformMemory: Sendable {
    /// The file; nil when nothing is kept.
    let path: String?

    /// What stands in the file.
    struct Content: Codable {
        var orders: [Platform.Row] = []
        var told: [Platform.Told] = []
    }

    /// What was kept; nothing when there is no file, or none that can be read.
    func read() -> Content {
        guard let path, let bytes = FileManager.default.contents(atPath: path) else { return Content() }
        return (try? CanonicalJSON.decode(Content.self, from: [UInt8](bytes))) ?? Content()
    }

    /// Puts this in the place of what was kept.
    func write(_ content: Content) {
        guard let path, let bytes = try? CanonicalJSON.encode(content) else { return }
        try? Data(bytes).write(to: URL(filePath: path), options: .atomic)
    }
}
