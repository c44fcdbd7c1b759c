/// The proof that a worker can do a kind of work at a level.
public enum Certificate: Subject {
    /// Identifies a certificate across every service.
    public typealias ID = Identifier<Certificate>
    /// The service that keeps it.
    public typealias Owner = Training

    /// What may be asked of a certificate.
    public enum Command: Equatable, Sendable {
        case issue(CertificateContent)
        case revoke(RevocationReason)
    }

    /// What has happened to a certificate.
    public indirect enum Event: StoredEvent {
        /// It was given to the worker, under its official number.
        case issued(content: CertificateContent, number: CertificateNumber)
        /// It is worth nothing any more.
        case revoked(worker: Worker.ID, reason: RevocationReason)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case issued = "issued.v1"
            case revoked = "revoked.v1"
        }

        /// Workers are named by id alone.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .issued, .revoked: .open
            }
        }
    }

    /// Why a command is refused.
    public enum Rejection: String, Rejecting {
        case certificateNotIssued
        case certificateAlreadyIssued
        case certificateAlreadyRevoked
        case certificateIssuedInFuture
    }

    /// Its name in streams and types.
    public static let name = "certificate"

    /// The event as training tells it.
    public static func told(_ event: Event, of id: ID) -> Training.Event { .certificate(event, of: id) }
}

/// What a certificate says.
public struct CertificateContent: Codable, Hashable, Sendable {
    /// Whose it is, by the registry's id.
    public var worker: Worker.ID
    /// The class it was earned in.
    public var trainingClass: TrainingClass.ID
    /// What it is for.
    public var occupation: LineText
    /// How high it is.
    public var level: SkillLevel
    /// The day it was given.
    public var issuedOn: Day

    /// A certificate's content with all its parts.
    public init(
        worker: Worker.ID,
        trainingClass: TrainingClass.ID,
        occupation: LineText,
        level: SkillLevel,
        issuedOn: Day
    ) {
        self.worker = worker
        self.trainingClass = trainingClass
        self.occupation = occupation
        self.level = level
        self.issuedOn = issuedOn
    }
}

/// A certificate's official number: gapless in its county and year.
public struct CertificateNumber: Codable, Hashable, Sendable, CustomStringConvertible {
    /// The county.
    public var division: DivisionCode
    /// The year of issue.
    public var year: Int
    /// From 1 without gaps.
    public var ordinal: Int64

    /// A number with its parts.
    public init(division: DivisionCode, year: Int, ordinal: Int64) {
        self.division = division
        self.year = year
        self.ordinal = ordinal
    }

    /// As it is printed: `620724-2026-00017`.
    public var description: String {
        let digits = String(ordinal)
        return "\(division)-\(year)-\(String(repeating: "0", count: max(0, 5 - digits.utf8.count)))\(digits)"
    }
}

/// Why a certificate was taken back.
public enum RevocationReason: String, Codable, Hashable, Sendable, CaseIterable {
    /// It should not have been given (误发).
    case issuedByMistake
    /// It was obtained by deceit (弄虚作假取得).
    case obtainedByDeceit
    /// Another takes its place (换发).
    case replaced
}

extension Certificate.Rejection {
    /// What people are told.
    public var message: Message {
        switch self {
        case .certificateNotIssued: Message("没有这个证书；请核对证书编号", "there is no such certificate; check its number")
        case .certificateAlreadyIssued:
            Message("该证书已签发，内容不同；请重新签发一份", "the certificate was issued with other content; issue another")
        case .certificateAlreadyRevoked: Message("该证书已撤销；请重新签发一份", "the certificate was revoked; issue another")
        case .certificateIssuedInFuture: Message("发证日期晚于今天；请改正", "the day of issue is in the future; correct it")
        }
    }

    /// The class of the refusal.
    public var status: Refusal.Status {
        switch self {
        case .certificateNotIssued: .notFound
        case .certificateAlreadyIssued: .alreadyExists
        case .certificateAlreadyRevoked: .failedPrecondition
        case .certificateIssuedInFuture: .invalidArgument
        }
    }
}
