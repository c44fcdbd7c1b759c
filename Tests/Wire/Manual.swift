import Foundation

/// The wire protocol's manual, which tests compare with the code.
enum Manual {
    static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs/wire-protocol.md")
}
