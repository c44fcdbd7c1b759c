/// That a case was typed into the national 12315 platform, which has no door for us (全国12315平台转录); its id is its case's.
public enum Transcription: Subject {
    /// Identifies a transcription: the same UUID as its case.
    public typealias ID = Identifier<Transcription>

    /// What may be asked of it.
    public enum Command: Equatable, Sendable {
        case enter(number: LineText, by: String)
        case correct(number: LineText, by: String)
    }

    /// What has happened to it.
    public indirect enum Event: StoredEvent {
        /// The platform gave it that number.
        case entered(number: LineText, by: String, on: Day)
        /// The number was typed wrong.
        case corrected(number: LineText, was: LineText, by: String, on: Day)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case entered = "entered.v1"
            case corrected = "corrected.v1"
        }

        /// A number there leads to people.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .entered, .corrected: .closed
            }
        }
    }

    /// Why a command was refused.
    public enum Rejection: String, Rejecting {
        case transcriptionUnknown
        case transcriptionKnown
        case nationalNumberTaken

        /// What people are told.
        public var message: Message {
            switch self {
            case .transcriptionUnknown: Message("该案件尚未回填全国平台编号", "no number of the national platform was entered yet")
            case .transcriptionKnown: Message("该案件已回填另一编号；改正请用更正", "another number is there; correct it instead")
            case .nationalNumberTaken: Message("该全国平台编号已用于另一案件", "another case bears that number")
            }
        }

        /// What is not there is not found.
        public var status: Refusal.Status {
            switch self {
            case .transcriptionUnknown: .notFound
            case .transcriptionKnown: .failedPrecondition
            case .nationalNumberTaken: .alreadyExists
            }
        }
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "transcription"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .transcription(event, of: id) }
}

extension Identifier<Transcription> {
    /// The transcription of that case.
    public init(of id: Case.ID) { self.init(id.value) }

    /// The case it is of.
    public var caseID: Case.ID { Identifier<Case>(value) }
}

/// What `national.sheet` takes.
public struct NationalSheetQuery: Codable, Hashable, Sendable {
    /// The case.
    public var `case`: CaseName
    /// Why what is sealed is opened.
    public var reason: String
}

/// A case in the national platform's own order of fields, to be typed in there.
public struct NationalSheet: Codable, Hashable, Sendable {
    /// The case.
    public var caseID: Case.ID
    /// The fields, in the platform's order.
    public var fields: [NationalField]
    /// The number it has there, if somebody has entered it.
    public var number: String?
    /// HTML for A4.
    public var html: String

    /// A sheet.
    public init(caseID: Case.ID, fields: [NationalField], number: String?, html: String) {
        self.caseID = caseID
        self.fields = fields
        self.number = number
        self.html = html
    }
}

/// One field of the platform's form.
public struct NationalField: Codable, Hashable, Sendable {
    /// What the platform calls it.
    public var label: String
    /// What is typed into it.
    public var value: String

    /// A field.
    public init(label: String, value: String) {
        self.label = label
        self.value = value
    }
}

/// What `national.enter` and `national.correct` take.
public struct NationalNumberRequest: Codable, Hashable, Sendable {
    /// The case.
    public var `case`: CaseName
    /// Its number at the national platform.
    public var number: LineText
}

/// What `national.differences` takes: the lists of the platforms, as their own exports have them.
public struct DifferenceQuery: Codable, Hashable, Sendable {
    /// The most numbers of one list.
    public static let limit = 5_000

    /// The first day of receipt.
    public var from: Day
    /// The last.
    public var to: Day
    /// The numbers that 12345 has for these days; without them that side is not compared.
    public var hotline12345: [String]?
    /// The numbers that the national 12315 platform has for these days; without them that side is not compared.
    public var national: [String]?
}

/// What only one of the three has: our register, 12345, the national 12315 platform.
public struct DifferenceList: Codable, Hashable, Sendable {
    /// The cases of these days, each with its numbers on the other two.
    public var rows: [DifferenceRow]
    /// Numbers that 12345 has and we have not.
    public var onlyAt12345: [String]
    /// Numbers that the national platform has and no case of ours bears.
    public var onlyAtNational: [String]

    /// A list.
    public init(rows: [DifferenceRow], onlyAt12345: [String], onlyAtNational: [String]) {
        self.rows = rows
        self.onlyAt12345 = onlyAt12345
        self.onlyAtNational = onlyAtNational
    }
}

/// One case on all three lists.
public struct DifferenceRow: Codable, Hashable, Sendable {
    /// The case.
    public var caseID: Case.ID
    /// Its number here.
    public var number: FileNumber
    /// When the authority received it.
    public var receivedOn: Day
    /// Its numbers at 12345.
    public var at12345: [String]
    /// Its number at the national platform.
    public var national: String?
    /// What is wrong with it; empty when all three agree.
    public var faults: [DifferenceFault]

    /// A row.
    public init(
        caseID: Case.ID,
        number: FileNumber,
        receivedOn: Day,
        at12345: [String],
        national: String?,
        faults: [DifferenceFault]
    ) {
        self.caseID = caseID
        self.number = number
        self.receivedOn = receivedOn
        self.at12345 = at12345
        self.national = national
        self.faults = faults
    }
}

/// In what the lists differ: 尚未转录, 全国平台没有该编号, 12345没有该编号.
public enum DifferenceFault: String, Codable, Hashable, Sendable, CaseIterable {
    case notTranscribed, missingAtNational, missingAt12345
}
