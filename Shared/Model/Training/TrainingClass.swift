/// One run of a course: a number, a place, a few weeks, and the workers who took it.
public enum TrainingClass: Subject {
    /// Identifies a class.
    public typealias ID = Identifier<TrainingClass>
    /// The service that keeps it.
    public typealias Owner = Training

    /// What may be asked of a class.
    public enum Command: Equatable, Sendable {
        case open(ClassDetails)
        case enrol(Worker.ID)
        case complete(Worker.ID)
        case certify(Worker.ID, certificate: Certificate.ID, level: SkillLevel)
        case withdraw(Worker.ID, certificate: Certificate.ID)
        case close
    }

    /// What has happened to a class.
    public indirect enum Event: StoredEvent {
        /// Workers can be enrolled.
        case opened(details: ClassDetails)
        /// A worker takes part.
        case workerEnrolled(worker: Worker.ID)
        /// A worker went through all of it.
        case workerCompleted(worker: Worker.ID)
        /// A worker was certified for it.
        case workerCertified(worker: Worker.ID, certificate: Certificate.ID)
        /// That certificate was taken back; another may be given.
        case certificateWithdrawn(worker: Worker.ID, certificate: Certificate.ID)
        /// Nobody is enrolled or completes any more.
        case closed

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case opened = "opened.v1"
            case workerEnrolled = "workerEnrolled.v1"
            case workerCompleted = "workerCompleted.v1"
            case workerCertified = "workerCertified.v1"
            case certificateWithdrawn = "certificateWithdrawn.v1"
            case closed = "closed.v1"
        }

        /// Workers are named by id alone.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .opened, .workerEnrolled, .workerCompleted, .workerCertified, .certificateWithdrawn, .closed: .open
            }
        }
    }

    /// Why a command is refused.
    public enum Rejection: String, Rejecting {
        case classUnknown
        case classNumberTaken
        case classAlreadyOpened
        case classHoursDoNotAddUp
        case classWithoutRoom
        case classEndsBeforeStart
        case classFull
        case classClosed
        case workerNotEnrolled
        case workerNotCompleted
        case workerAlreadyCertified
        case levelNotTaught
    }

    /// Its name in streams and types.
    public static let name = "class"

    /// The event as training tells it.
    public static func told(_ event: Event, of id: ID) -> Training.Event { .trainingClass(event, of: id) }
}

extension TrainingClass.Rejection {
    /// What people are told.
    public var message: Message {
        switch self {
        case .classUnknown: Message("没有这个班次；请核对班次编号或先开班", "there is no such class; check its number or open it first")
        case .classNumberTaken: Message("班次编号已被另一班次使用；请换一个", "another class has this number; use another")
        case .classAlreadyOpened:
            Message("该班次已开班，内容不同；请核对班次编号", "the class was opened with other details; check its number")
        case .classHoursDoNotAddUp: Message("总学时应等于理论与实操学时之和", "total hours are theory and practice together")
        case .classWithoutRoom: Message("人数上限至少为1人", "a class has room for at least one worker")
        case .classEndsBeforeStart: Message("结业日期早于开班日期", "the class ends before it starts")
        case .classFull: Message("班次人数已满；请报下一班次", "the class is full; enrol in the next one")
        case .classClosed: Message("班次已结束，不能再报名或结业", "the class is closed: nobody is enrolled or completes any more")
        case .workerNotEnrolled: Message("此人未报名该班次；请先报名", "the worker is not enrolled in this class; enrol them first")
        case .workerNotCompleted:
            Message("此人尚未结业，不能发证", "the worker has not completed the class, so there is no certificate")
        case .workerAlreadyCertified: Message("此人已凭该班次取得证书", "the worker has a certificate for this class")
        case .levelNotTaught: Message("证书等级与班次等级不符；请核对", "the certificate's level is not the one the class teaches")
        }
    }

    /// The class of the refusal.
    public var status: Refusal.Status {
        switch self {
        case .classUnknown: .notFound
        case .classNumberTaken, .classAlreadyOpened, .workerAlreadyCertified: .alreadyExists
        case .classHoursDoNotAddUp, .classWithoutRoom, .classEndsBeforeStart, .levelNotTaught: .invalidArgument
        case .classFull, .classClosed, .workerNotEnrolled, .workerNotCompleted: .failedPrecondition
        }
    }
}
