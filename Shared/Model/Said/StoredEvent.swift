/// An event as it is stored: an enum with labelled values, whose `CodingKeys` are the table of its types.
///
/// ```swift
/// public enum CodingKeys: String, CodingKey, CaseIterable {
///     case registered = "registered.v1"
///     case changed = "changed.v2"
/// }
/// ```
/// The raw value is the end of the envelope's `type`; the labels are the keys of `data`. Both are stored for ever.
/// A changed case gets the next number, and its old shape becomes a case of `Former`.
public protocol StoredEvent: Codable, Equatable, Sendable {
    /// The table: one row per case, named with its version.
    associatedtype CodingKeys: CodingKey, CaseIterable, RawRepresentable<String>, Sendable
    /// Shapes that are read but no longer written, keyed by the types they were stored under.
    associatedtype Former: Decodable & Sendable = Never

    /// Whether the world may read events of this type; what is closed never becomes open.
    static func disclosure(of type: CodingKeys) -> Disclosure
    /// Whether the world may read events of a type that is no longer written; what was open stays open.
    static func disclosure(ofFormer type: String) -> Disclosure
    /// What an event of a former shape, recorded at `moment`, says in today's words.
    static func current(_ former: Former, recordedAt moment: Moment) -> Self
    /// The rules that decided it; none when a person did.
    var basis: [Basis] { get }

    /// The case's type name and its values as canonical JSON: `filed.v1` and `{"claimed":128000,…}`.
    func stored() throws -> (type: String, data: ArraySlice<UInt8>)
    /// Reads what `stored()` wrote, now or years ago.
    ///
    /// - Parameters:
    ///   - type: The case's name and version, such as `filed.v1`.
    ///   - data: The value of `data`.
    ///   - moment: When it was recorded, which a former shape may need.
    /// - Throws: `UnknownEvent` for a type that this build does not know, or what is wrong with the data.
    init(type: String, data: JSONDocument.Node, recordedAt moment: Moment) throws
}

extension StoredEvent {
    /// Most events are nobody's rule.
    public var basis: [Basis] { [] }
}

extension StoredEvent where Former == Never {
    /// What nobody has ever written is closed.
    public static func disclosure(ofFormer _: String) -> Disclosure { .closed }
    /// There are no former shapes.
    public static func current(_ former: Never, recordedAt _: Moment) -> Self {}
}

/// Who may read an event's body.
public enum Disclosure: String, Codable, Sendable {
    /// It goes out whole, on the bus and in `events.read`.
    case open
    /// It goes out as a leaf hash alone; the body is for the auditor.
    case closed
}

extension StoredEvent {
    /// Who may read an event stored under that type, whether it is still written or only read.
    public static func disclosure(ofStored type: String) -> Disclosure {
        CodingKeys(rawValue: type).map(disclosure(of:)) ?? disclosure(ofFormer: type)
    }

    /// Synthesised, unless an event type writes itself by hand.
    public func stored() throws -> (type: String, data: ArraySlice<UInt8>) { try synthesised() }

    /// Built on SE-0295: an enum encodes as one key, the case's, over an object of its labels.
    func synthesised() throws -> (type: String, data: ArraySlice<UInt8>) {
        let bytes = try CanonicalJSON.encode(self)
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 2 else {
            preconditionFailure("A stored event is an enum with synthesised coding.")
        }
        return (String(decoding: bytes[2..<colon - 1], as: UTF8.self), bytes[(colon + 1)..<(bytes.count - 1)])
    }

    /// The same the other way round; a shape of former times is told in today's words.
    public init(type: String, data: JSONDocument.Node, recordedAt moment: Moment) throws {
        if CodingKeys(rawValue: type) != nil {
            self = try data.decode(Self.self, asCase: type)
        } else if Former.self != Never.self, let former = try? data.decode(Former.self, asCase: type) {
            self = Self.current(former, recordedAt: moment)
        } else {
            throw UnknownEvent(type: type)
        }
    }
}

/// The event is of a type that this build has never heard of: most likely its publisher is newer.
public struct UnknownEvent: Error, Equatable {
    /// The type as it was written.
    public let type: String

    /// Names the type.
    public init(type: String) {
        self.type = type
    }
}
