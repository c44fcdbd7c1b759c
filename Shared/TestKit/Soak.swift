import Foundation

/// How long the long tests are: `make test` runs the share that shows each kind of failure, `make soak` the whole.
///
/// A test repeats something because each repetition strikes at another instant or draws other numbers. A dozen show that
/// the thing works; hundreds show that no rare instant was left out, and are run before a release.
public enum Soak {
    /// Whether the long tests run in full.
    public static let isOn = ProcessInfo.processInfo.environment["JIAZHENG_SOAK"] == "1"

    /// How often to repeat.
    ///
    /// - Parameters:
    ///   - share: How often in `make test`.
    ///   - full: How often in `make soak`.
    /// - Returns: The one that counts.
    public static func length(_ share: Int, full: Int) -> Int { isOn ? full : share }
}
