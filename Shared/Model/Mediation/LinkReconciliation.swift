/// One order as the platform's list has it.
public struct PlatformOrder: Codable, Hashable, Sendable {
    /// 工单编号.
    public var number: String
    /// 工单状态, in the platform's word.
    public var state: String
    /// The last message that the platform sent of it.
    public var sequence: Int64
    /// The last of our messages that the platform holds; 0 for none.
    public var told: Int

    /// A row of the list.
    public init(number: String, state: String, sequence: Int64, told: Int) {
        self.number = number
        self.state = state
        self.sequence = sequence
        self.told = told
    }
}

/// The platform's list, as an answer to what was asked.
public struct PlatformList: Codable, Hashable, Sendable {
    /// Which asking it answers.
    public var number: Int
    /// The delivery that it is the receipt of.
    public var delivery: String
    /// Its orders.
    public var orders: [PlatformOrder]

    /// A list.
    public init(number: Int, delivery: String, orders: [PlatformOrder]) {
        self.number = number
        self.delivery = delivery
        self.orders = orders
    }
}

/// What comparing both sides' lists has shown.
public struct LinkReconciliation: Codable, Hashable, Sendable {
    /// The most differences that one part names.
    public static let partLimit = 200

    /// Which comparison, from 1.
    public var number: Int
    /// Which part of it, from 1.
    public var part: Int
    /// How many parts it has.
    public var parts: Int
    /// The delivery that asked for the list; only the last part has it.
    public var delivery: String?
    /// Orders that the platform has.
    public var theirs: Int
    /// Orders that we have.
    public var ours: Int
    /// Every difference of this part, by the order's number.
    public var differences: [LinkDifference]

    /// A part of a comparison.
    public init(
        number: Int,
        part: Int,
        parts: Int,
        delivery: String?,
        theirs: Int,
        ours: Int,
        differences: [LinkDifference]
    ) {
        self.number = number
        self.part = part
        self.parts = parts
        self.delivery = delivery
        self.theirs = theirs
        self.ours = ours
        self.differences = differences
    }
}

/// One order on which the two lists do not agree.
public struct LinkDifference: Codable, Hashable, Sendable {
    /// 工单编号.
    public var number: String
    /// In what they differ.
    public var kind: Kind
    /// What the platform has.
    public var theirs: String?
    /// What we have.
    public var ours: String?

    /// In what two lists can differ.
    public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        /// They have an order that never came here (对方有、我方无).
        case missingHere
        /// We have an order that they do not (我方有、对方无).
        case missingThere
        /// They sent messages that never came here.
        case behindHere
        /// They do not hold what they acknowledged.
        case behindThere
        /// Its state is another.
        case stateDiffers
    }

    /// A difference.
    public init(number: String, kind: Kind, theirs: String?, ours: String?) {
        self.number = number
        self.kind = kind
        self.theirs = theirs
        self.ours = ours
    }
}
