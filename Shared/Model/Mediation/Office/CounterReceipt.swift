/// A printed receipt for somebody at the counter (窗口回执): with a code by which they, or somebody for them, ask how far it is.
public enum CounterReceipt: Subject {
    /// Identifies a receipt.
    public typealias ID = Identifier<CounterReceipt>

    /// What may be asked of it.
    public enum Command: Equatable, Sendable {
        case issue(receipt: IssuedReceipt)
    }

    /// What has happened to it.
    public indirect enum Event: StoredEvent {
        case issued(number: FileNumber, receipt: IssuedReceipt, on: Day)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case issued = "issued.v1"
        }

        /// Who came to a counter is nobody's business.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .issued: .closed
            }
        }
    }

    /// Why a command was refused.
    public enum Rejection: String, Rejecting {
        case receiptAlreadyIssued
        case orderHasReceipt

        /// What people are told.
        public var message: Message {
            switch self {
            case .receiptAlreadyIssued: Message("该编号已用于另一份回执", "the id names another receipt already")
            case .orderHasReceipt: Message("该工单已出具回执", "a receipt was issued for the order already")
            }
        }

        /// It is there already.
        public var status: Refusal.Status {
            switch self {
            case .receiptAlreadyIssued, .orderHasReceipt: .alreadyExists
            }
        }
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "counterReceipt"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .counterReceipt(event, of: id) }
}

/// What a receipt is for, and who helped.
public struct IssuedReceipt: Codable, Hashable, Sendable {
    /// The order.
    public var order: Order.ID
    /// Under whose key it lies: a person of its own, so that its code leads to this receipt alone.
    public var holder: Person.ID
    /// The code that is printed on it, sealed.
    public var code: Sealed
    /// Who wrote it down for them, or spoke for them.
    public var helper: CounterAide?
    /// Who issued it.
    public var by: String

    /// A receipt.
    public init(order: Order.ID, holder: Person.ID, code: Sealed, helper: CounterAide? = nil, by: String) {
        self.order = order
        self.holder = holder
        self.code = code
        self.helper = helper
        self.by = by
    }
}

/// Somebody who helps at the counter: no proxy by that alone, for that takes a written authorisation.
public struct CounterAide: Codable, Hashable, Sendable {
    /// What they are to the complainant.
    public var relation: Relation
    /// Their name, sealed.
    public var name: Sealed
    /// Why help was needed.
    public var need: Need

    /// 亲属, 邻居, 社区工作者, 窗口工作人员.
    public enum Relation: String, Codable, Hashable, Sendable, CaseIterable {
        case relative, neighbour, community, staff
    }

    /// 年老, 残疾, 方言, 不识字, 没有电话.
    public enum Need: String, Codable, Hashable, Sendable, CaseIterable {
        case age, disability, dialect, reading, noTelephone
    }

    /// A helper.
    public init(relation: Relation, name: Sealed, need: Need) {
        self.relation = relation
        self.name = name
        self.need = need
    }
}

/// What `counter.issueReceipt` takes.
public struct CounterReceiptRequest: Codable, Hashable, Sendable {
    /// The order.
    public var reference: OrderReference
    /// What the helper is to the complainant, if somebody helped.
    public var relation: CounterAide.Relation?
    /// The helper's name.
    public var helperName: PersonName?
    /// Why help was needed.
    public var need: CounterAide.Need?
}

/// A receipt as it is handed over, once.
public struct CounterReceiptView: Codable, Hashable, Sendable {
    /// Its number.
    public var number: String
    /// The code.
    public var code: String
    /// HTML for A4, in large type.
    public var html: String

    /// A receipt.
    public init(number: String, code: String, html: String) {
        self.number = number
        self.code = code
        self.html = html
    }
}

/// What `counter.status` takes.
public struct CounterStatusQuery: Codable, Hashable, Sendable {
    /// The code on the receipt.
    public var code: LineText
}

/// How far it is, in words to read out; nothing else of it.
public struct CounterStatusView: Codable, Hashable, Sendable {
    /// How far.
    public var state: State
    /// The day that matters next.
    public var by: Day?
    /// The same in words.
    public var words: String

    /// 已登记, 待决定是否受理, 调解中, 已达成协议, 已办结.
    public enum State: String, Codable, Hashable, Sendable, CaseIterable {
        case registered, deciding, mediating, agreed, over
    }

    /// A standing.
    public init(state: State, by: Day?, words: String) {
        self.state = state
        self.by = by
        self.words = words
    }
}
