/// A bundle of register sheets with pre-printed numbers (停电断网登记套册): what a counter writes on while nothing works.
///
/// Each number is there once. It is blank, used by a late entry, or spoiled; a blank one below a used one is a gap.
public enum PaperKit: Subject {
    /// Identifies a bundle.
    public typealias ID = Identifier<PaperKit>

    /// What may be asked of a bundle.
    public enum Command: Equatable, Sendable {
        case print(sheets: Int, unit: String, on: Day)
        case spoil(serial: Int64, on: Day, because: PaperFault)
    }

    /// What has happened to a bundle.
    public indirect enum Event: StoredEvent {
        /// Its sheets got their numbers.
        case printed(kit: PrintedKit)
        /// One sheet cannot be used any more; its number stays taken.
        case spoiled(serial: Int64, on: Day, because: PaperFault)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case printed = "printed.v1"
            case spoiled = "spoiled.v1"
        }

        /// What paper an office keeps is its own affair.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .printed, .spoiled: .closed
            }
        }
    }

    /// Why a command was refused.
    public enum Rejection: String, Rejecting {
        case kitUnknown
        case kitAlreadyPrinted
        case kitSizeWrong
        case kitDayInFuture
        case kitNumberForeign
        case kitNumberUsed

        /// What people are told.
        public var message: Message {
            switch self {
            case .kitUnknown: Message("没有这套登记表；请核对编号", "there is no such bundle of sheets; check its id")
            case .kitAlreadyPrinted: Message("该编号已用于另一套登记表", "the id names another bundle already")
            case .kitSizeWrong: Message("一套登记表为1至200张", "a bundle has 1 to 200 sheets")
            case .kitDayInFuture: Message("日期晚于今天；请核对日期", "the day lies in the future; check it")
            case .kitNumberForeign: Message("该编号不属于这套登记表", "the number is not of this bundle")
            case .kitNumberUsed: Message("该编号已登记使用，不能作废", "the number was used already and cannot be spoiled")
            }
        }

        /// What is not there is not found, and wrong entries are the caller's.
        public var status: Refusal.Status {
            switch self {
            case .kitUnknown: .notFound
            case .kitAlreadyPrinted: .alreadyExists
            case .kitSizeWrong, .kitDayInFuture, .kitNumberForeign: .invalidArgument
            case .kitNumberUsed: .failedPrecondition
            }
        }
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "paperKit"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .paperKit(event, of: id) }
}

/// The numbers of one bundle.
public struct PrintedKit: Codable, Hashable, Sendable {
    /// The most sheets of one bundle.
    public static let largest = 200

    /// The year of its numbers.
    public var year: Int
    /// Its first number.
    public var first: Int64
    /// Its last number.
    public var last: Int64
    /// The unit that keeps it.
    public var unit: String
    /// When it was printed.
    public var on: Day

    /// A bundle.
    public init(year: Int, first: Int64, last: Int64, unit: String, on: Day) {
        self.year = year
        self.first = first
        self.last = last
        self.unit = unit
        self.on = on
    }
}

/// Why a sheet cannot be used any more: 写错, 破损, 遗失, 印错.
public enum PaperFault: String, Codable, Hashable, Sendable, CaseIterable {
    case miswritten, torn, lost, misprinted
}

/// How a pre-printed number stands.
public enum PaperStanding: String, Codable, Hashable, Sendable, CaseIterable {
    case blank, used, spoiled
}

/// What `kit.print` takes.
public struct KitPrintRequest: Codable, Hashable, Sendable {
    /// How many sheets.
    public var sheets: Int
    /// The unit that keeps it; the intake unit when nothing is said.
    public var unit: String?
    /// When it was printed; today when nothing is said.
    public var on: Day?
}

/// What `kit.spoil` takes.
public struct KitSpoilRequest: Codable, Hashable, Sendable {
    /// The number.
    public var paper: FileNumber
    /// Why.
    public var because: PaperFault
    /// When; today when nothing is said.
    public var on: Day?
}

/// What `kit.sheets` takes.
public struct KitSheetsQuery: Codable, Hashable, Sendable {
    /// The bundle.
    public var kit: PaperKit.ID
}

/// What `kit.register` takes.
public struct KitRegisterQuery: Codable, Hashable, Sendable {
    /// Only the numbers of that year.
    public var year: Int?
}

/// The numbers of all bundles, each checked off or not.
public struct KitRegister: Codable, Hashable, Sendable {
    /// One row a number, in order.
    public var numbers: [PaperNumberView]
    /// Blank numbers below one that was used: sheets that somebody must account for.
    public var gaps: [FileNumber]

    /// A register.
    public init(numbers: [PaperNumberView], gaps: [FileNumber]) {
        self.numbers = numbers
        self.gaps = gaps
    }
}

/// One pre-printed number; what was written on it is not told here, for it may be secret.
public struct PaperNumberView: Codable, Hashable, Sendable {
    /// The number.
    public var paper: FileNumber
    /// As it is printed.
    public var text: String
    /// The bundle.
    public var kit: PaperKit.ID
    /// The unit that keeps it.
    public var unit: String
    /// How it stands.
    public var standing: PaperStanding
    /// Why it was spoiled.
    public var because: PaperFault?
    /// Whether it is blank though a later number of the bundle was used.
    public var isGap: Bool

    /// A number.
    public init(
        paper: FileNumber,
        text: String,
        kit: PaperKit.ID,
        unit: String,
        standing: PaperStanding,
        because: PaperFault?,
        isGap: Bool
    ) {
        self.paper = paper
        self.text = text
        self.kit = kit
        self.unit = unit
        self.standing = standing
        self.because = because
        self.isGap = isGap
    }
}

/// A page ready to be printed.
public struct PrintView: Codable, Hashable, Sendable {
    /// HTML for A4.
    public var html: String
    /// SHA-256 of it, in hex.
    public var digest: String

    /// A page.
    public init(html: String, digest: String) {
        self.html = html
        self.digest = digest
    }
}
