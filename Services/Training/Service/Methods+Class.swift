import Identity
import Model
import ServiceKit

extension Training {
    static var classMethods: [Method<Training>] {
        [
            openClass,
            step("class.enrol", Message("学员报名", "enrols a worker in a class")) { .enrol($0) },
            step("class.complete", Message("学员结业", "says that a worker went through all of a class")) { .complete($0) },
            closeClass, getClass, listClasses,
        ]
    }

    private static var openClass: Method<Training> {
        .command(
            "class.open",
            Message("开班", "opens a class"),
            for: [.trainingOfficer],
            taking: ClassOpening.self
        ) { params, door in
            let known = try door.find { try Classes.id(of: params.number, in: $0) }
            let details = ClassDetails(
                number: params.number,
                title: params.title,
                occupation: params.occupation,
                level: try SkillLevel(named: params.level),
                hours: params.hours,
                capacity: params.capacity,
                organiser: params.organiser,
                startsOn: params.startsOn,
                endsOn: params.endsOn,
                place: params.place
            )
            return [.trainingClass(.open(details), on: known ?? TrainingClass.ID(door.freshID()))]
        }
    }

    /// What is asked of one worker's place in a class.
    private static func step(
        _ name: String,
        _ summary: Message,
        _ command: @escaping @Sendable (Worker.ID) -> TrainingClass.Command
    ) -> Method<Training> {
        .command(name, summary, for: [.trainingOfficer], taking: ClassAttendance.self) { params, door in
            [.trainingClass(command(params.worker), on: try door.trainingClass(params.number))]
        }
    }

    private static var closeClass: Method<Training> {
        .command(
            "class.close",
            Message("结束班次", "closes a class"),
            for: [.trainingOfficer],
            taking: ClassReference.self
        ) { params, door in
            [.trainingClass(.close, on: try door.trainingClass(params.number))]
        }
    }

    private static var getClass: Method<Training> {
        .query(
            "class.get",
            Message("查询班次及学员名单（仅编号）", "shows a class with its roster, workers by id alone"),
            for: [.trainingOfficer, .commerceSupervisor, .auditor, .service],
            taking: ClassReference.self,
            giving: ClassView.self
        ) { query, desk in
            let found = try await desk.read { db in
                try Classes.id(of: query.number, in: db).flatMap { try Classes.view(of: $0, in: db) }
            }
            guard let found else { throw TrainingClass.Rejection.classUnknown.refusal.at("number") }
            return found
        }
    }

    private static var listClasses: Method<Training> {
        .query(
            "class.list",
            Message("列出班次", "lists classes"),
            for: Set(Role.allCases),
            taking: ClassListQuery.self,
            giving: Page<ClassView>.self
        ) { query, desk in
            try await desk.read { try Classes.page(query, in: $0) }
        }
    }
}

extension Door where Owner == Training {
    /// The class with that official number.
    func trainingClass(_ number: LineText) throws -> TrainingClass.ID {
        guard let id = try find({ try Classes.id(of: number, in: $0) }) else {
            throw TrainingClass.Rejection.classUnknown.refusal.at("number")
        }
        return id
    }
}
