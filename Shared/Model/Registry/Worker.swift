/// A person who works in households, by the one id that all services know them by.
public enum Worker: Subject {
    /// Identifies a worker across every service; it is the id of the person in the registry's vault.
    public typealias ID = Identifier<Worker>
    /// The service that keeps it.
    public typealias Owner = Registry

    /// What may be asked of a worker's file.
    public enum Command: Equatable, Sendable {
        case file(WorkerFiling)
        case noteCertificate(NotedCertificate)
        case noteRevocation(Certificate.ID)
    }

    /// What has happened to a worker's file.
    public indirect enum Event: StoredEvent {
        /// The worker was entered in the register.
        case filed(filing: WorkerFiling)
        /// Training certified the worker.
        case certificateNoted(certificate: NotedCertificate)
        /// Training took a certificate back.
        case revocationNoted(certificate: Certificate.ID)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case filed = "filed.v1"
            case certificateNoted = "certificateNoted.v1"
            case revocationNoted = "revocationNoted.v1"
        }

        /// What is personal is sealed, and the rest is what the county's figures count.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .filed, .certificateNoted, .revocationNoted: .open
            }
        }
    }

    /// Why a command is refused.
    public enum Rejection: String, Rejecting {
        case workerAlreadyFiled
        case workerUnknown
        case enterpriseUnknown
        case workerOfAnotherEnterprise
    }

    /// Its name in streams and types.
    public static let name = "worker"

    /// The event as the registry tells it.
    public static func told(_ event: Event, of id: ID) -> Registry.Event { .worker(event, of: id) }
}

extension Worker.Rejection {
    /// What people are told; it names nobody.
    public var message: Message {
        switch self {
        case .workerAlreadyFiled:
            Message(
                "该身份证号重复：此人已登记，内容不同；请先查询现有档案",
                "this identity number is filed already, with other details; look at the existing file first"
            )
        case .workerUnknown:
            Message("此人未登记为从业人员；请先登记", "nobody is filed as a worker under this; file them first")
        case .enterpriseUnknown:
            Message("所属企业未登记；请核对统一社会信用代码或先登记企业", "the employer is not registered; check its code or register it first")
        case .workerOfAnotherEnterprise:
            Message("企业只能登记本企业的从业人员", "an enterprise files its own workers only")
        }
    }

    /// The class of the refusal.
    public var status: Refusal.Status {
        switch self {
        case .workerAlreadyFiled: .alreadyExists
        case .workerUnknown: .notFound
        case .enterpriseUnknown: .failedPrecondition
        case .workerOfAnotherEnterprise: .permissionDenied
        }
    }
}
