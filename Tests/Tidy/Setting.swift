import Model
import ServiceKit

/// A setting of a service's process in its two spellings, as swift-configuration makes them of its key.
struct Setting {
    let key: String
    let fallback: String
    let chinese: String
    let english: String

    /// `wire.maxLine` is `--wire-max-line`.
    var argument: String { "--" + words.joined(separator: "-") }
    /// `wire.maxLine` is `WIRE_MAX_LINE`.
    var variable: String { words.joined(separator: "_").uppercased() }

    private var words: [String] {
        key.split(separator: ".").flatMap { part in
            part.replacing(/([a-z])([A-Z])/) { "\($0.output.1).\($0.output.2)" }.lowercased().split(separator: ".")
        }
        .map(String.init)
    }

    static let all = NodeSettings.described.map {
        Setting(key: $0.key, fallback: $0.fallback, chinese: $0.meaning.chinese, english: $0.meaning.english)
    }
}
