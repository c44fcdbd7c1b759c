/// A business that sends or finds people for domestic service.
public enum Enterprise: Subject {
    /// Identifies an enterprise across every service; credit's file of it has the same id.
    public typealias ID = Identifier<Enterprise>
    /// The service that keeps it.
    public typealias Owner = Registry

    /// What may be asked of an enterprise.
    public enum Command: Equatable, Sendable {
        case register(EnterpriseDetails)
        case change(EnterpriseChange)
    }

    /// What has happened to an enterprise.
    public indirect enum Event: StoredEvent {
        /// It was entered in the register.
        case registered(details: EnterpriseDetails)
        /// What is known of it is this from now on.
        case changed(details: EnterpriseDetails)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case registered = "registered.v1"
            case changed = "changed.v1"
        }

        /// The register of enterprises is public, and the persons in it are sealed.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .registered, .changed: .open
            }
        }
    }

    /// Why a command is refused.
    public enum Rejection: String, Rejecting {
        case enterpriseNotRegistered
        case enterpriseAlreadyRegistered
        case creditCodeTaken
        case creditCodeNeedsAttestation
    }

    /// Its name in streams and types.
    public static let name = "enterprise"

    /// The event as the registry tells it.
    public static func told(_ event: Event, of id: ID) -> Registry.Event { .enterprise(event, of: id) }
}

extension Enterprise.Rejection {
    /// What people are told.
    public var message: Message {
        switch self {
        case .enterpriseNotRegistered:
            Message("该企业未登记；请核对编号或先登记", "the enterprise is not registered; check its code or register it first")
        case .enterpriseAlreadyRegistered:
            Message(
                "该企业已登记，内容不同；如需修改请用 enterprise.change",
                "the enterprise is registered with other details; use enterprise.change"
            )
        case .creditCodeTaken:
            Message("该统一社会信用代码已属于另一企业；请核对营业执照", "another enterprise has this credit code; compare the licence")
        case .creditCodeNeedsAttestation:
            Message(
                "统一社会信用代码校验位不符；核对营业执照原件后填写核验说明再登记",
                "the credit code's check character does not match; compare the licence and say so in attestation"
            )
        }
    }

    /// The class of the refusal.
    public var status: Refusal.Status {
        switch self {
        case .enterpriseNotRegistered: .notFound
        case .enterpriseAlreadyRegistered, .creditCodeTaken: .alreadyExists
        case .creditCodeNeedsAttestation: .failedPrecondition
        }
    }
}
