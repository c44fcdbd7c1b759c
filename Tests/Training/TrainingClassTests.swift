import Model
import TestKit
import Testing
import TrainingDomain

@Suite("A class")
struct TrainingClassTests {
    let details: ClassDetails
    let li = Worker.ID.example(3)
    let he = Worker.ID.example(6)
    let liu = Worker.ID.example(7)
    let paper = Certificate.ID.example(5)

    init() throws {
        details = try .example()
    }

    private var opening: TrainingClass.Event { .opened(details: details) }

    @Test func `is opened once, however often the same is asked`() {
        given(TrainingClass.self).when(.open(details), knowing: .init()).then(.opened(details: details))
        given(TrainingClass.self, opening).when(.open(details), knowing: .init()).then()
        given(TrainingClass.self, opening, .closed).when(.open(details), knowing: .init()).then()
    }

    @Test func `is not opened as another, nor under another's number`() throws {
        given(TrainingClass.self, opening).when(.open(try .example(capacity: 3)), knowing: .init()).rejects(
            .classAlreadyOpened
        )
        given(TrainingClass.self)
            .when(.open(details), knowing: .init(classNumberIsTaken: true))
            .rejects(.classNumberTaken)
    }

    @Test func `makes sense in hours, days and room`() throws {
        let blank = given(TrainingClass.self)
        blank.when(.open(try .example(theory: 25)), knowing: .init()).rejects(.classHoursDoNotAddUp)
        blank.when(.open(try .example(capacity: 0)), knowing: .init()).rejects(.classWithoutRoom)
        blank.when(.open(try .example(endsOn: "2026-04-19")), knowing: .init()).rejects(.classEndsBeforeStart)
    }

    @Test func `takes each worker once`() {
        given(TrainingClass.self, opening).when(.enrol(li), knowing: .init()).then(.workerEnrolled(worker: li))
        given(TrainingClass.self, opening, .workerEnrolled(worker: li)).when(.enrol(li), knowing: .init()).then()
        given(TrainingClass.self, opening, .workerEnrolled(worker: li), .closed).when(.enrol(li), knowing: .init())
            .then()
    }

    @Test func `takes no more workers than it has room for, and none once it is closed`() {
        let full = given(TrainingClass.self, opening, .workerEnrolled(worker: li), .workerEnrolled(worker: he))
        full.when(.enrol(liu), knowing: .init()).rejects(.classFull)
        full.when(.enrol(he), knowing: .init()).then()
        given(TrainingClass.self, opening, .closed).when(.enrol(li), knowing: .init()).rejects(.classClosed)
    }

    @Test func `is completed once by who is enrolled, while it is open`() {
        let enrolled = TrainingClass.Event.workerEnrolled(worker: li)
        let completed = TrainingClass.Event.workerCompleted(worker: li)
        given(TrainingClass.self, opening, enrolled).when(.complete(li), knowing: .init()).then(completed)
        given(TrainingClass.self, opening, enrolled, completed).when(.complete(li), knowing: .init()).then()
        given(TrainingClass.self, opening, enrolled, completed, .closed).when(.complete(li), knowing: .init()).then()
        given(TrainingClass.self, opening).when(.complete(li), knowing: .init()).rejects(.workerNotEnrolled)
        given(TrainingClass.self, opening, enrolled, .closed).when(.complete(li), knowing: .init()).rejects(
            .classClosed
        )
    }

    @Test func `certifies who completed it, once, even when it is closed`() {
        let certify = TrainingClass.Command.certify(li, certificate: paper, level: .singleAbility)
        let certified = TrainingClass.Event.workerCertified(worker: li, certificate: paper)
        let enrolled = TrainingClass.Event.workerEnrolled(worker: li)
        let completed = TrainingClass.Event.workerCompleted(worker: li)
        given(TrainingClass.self, opening, enrolled, completed, .closed).when(certify, knowing: .init()).then(certified)
        let done = given(TrainingClass.self, opening, enrolled, completed, certified)
        done.when(certify, knowing: .init()).then()
        done.when(.certify(li, certificate: .example(8), level: .singleAbility), knowing: .init())
            .rejects(.workerAlreadyCertified)
        given(TrainingClass.self, opening).when(certify, knowing: .init()).rejects(.workerNotEnrolled)
        given(TrainingClass.self, opening, .workerEnrolled(worker: li)).when(certify, knowing: .init()).rejects(
            .workerNotCompleted
        )
        given(TrainingClass.self, opening).when(.certify(li, certificate: paper, level: .five), knowing: .init())
            .rejects(.levelNotTaught)
    }

    @Test func `certifies again after a certificate was withdrawn`() {
        let withdrawn = TrainingClass.Event.certificateWithdrawn(worker: li, certificate: paper)
        let certified = given(
            TrainingClass.self,
            opening,
            .workerEnrolled(worker: li),
            .workerCompleted(worker: li),
            .workerCertified(worker: li, certificate: paper)
        )
        certified.when(.withdraw(li, certificate: paper), knowing: .init()).then(withdrawn)
        certified.when(.withdraw(li, certificate: .example(8)), knowing: .init()).then()
        given(
            TrainingClass.self,
            opening,
            .workerEnrolled(worker: li),
            .workerCompleted(worker: li),
            .workerCertified(worker: li, certificate: paper),
            withdrawn
        )
        .when(.certify(li, certificate: .example(8), level: .singleAbility), knowing: .init())
        .then(.workerCertified(worker: li, certificate: .example(8)))
    }

    @Test func `is closed once`() {
        given(TrainingClass.self, opening).when(.close, knowing: .init()).then(.closed)
        given(TrainingClass.self, opening, .closed).when(.close, knowing: .init()).then()
    }

    @Test(arguments: [
        TrainingClass.Command.enrol(.example(3)), .complete(.example(3)), .close,
        .withdraw(.example(3), certificate: .example(5)),
        .certify(.example(3), certificate: .example(5), level: .five),
    ])
    func `is unknown until it is opened`(command: TrainingClass.Command) {
        given(TrainingClass.self).when(command, knowing: .init()).rejects(.classUnknown)
    }
}
