import Model

extension Sheet {
    /// 培训班次: every line opens a class.
    static func classes(in folder: DemoFolder, at desk: DemoDesk) throws -> Sheet {
        let file = "classes.jsonl"
        let (rows, broken) = try folder.objects(file)
        return Sheet(
            file: file,
            rows: rows.map(\.row),
            broken: broken,
            titles: classTitles,
            lane: { $0["班次编号"] }
        ) { row in
            try await desk.ask(
                "training",
                "class.open",
                ClassEntry(row),
                as: DemoOffice.trainer.name,
                key: RowKey.path("demo", "class", row["班次编号"], row.digest)
            )
            return nil
        }
    }

    private static let classTitles = ColumnTitles(
        ofFields: [
            "number": "班次编号", "title": "班次名称", "occupation": "职业工种", "level": "等级", "hours": "总学时",
            "hours.total": "总学时", "hours.theory": "理论学时", "hours.practice": "实操学时", "capacity": "人数上限",
            "organiser": "承办机构", "organiser.creditCode": "承办机构统一社会信用代码", "startsOn": "开班日期", "endsOn": "结业日期",
            "place": "培训地点",
        ],
        ofReasons: [
            "classNumberTaken": "班次编号", "classAlreadyOpened": "班次编号", "classHoursDoNotAddUp": "总学时",
            "classWithoutRoom": "人数上限", "classEndsBeforeStart": "结业日期",
        ]
    )
}

/// A line of 培训班次 as `class.open` takes it.
private struct ClassEntry: Encodable {
    struct Hours: Encodable {
        var total: Int64
        var theory: Int64
        var practice: Int64
    }

    struct Organiser: Encodable {
        var name: String
        var creditCode: String?
    }

    var number: String
    var title: String
    var occupation: String
    var level: String
    var hours: Hours
    var capacity: Int64
    var organiser: Organiser
    var startsOn: String
    var endsOn: String
    var place: String

    init(_ row: SheetRow) throws(Refusal) {
        number = row["班次编号"]
        title = row["班次名称"]
        occupation = row["职业工种"]
        level = row["等级"]
        hours = Hours(
            total: try row.number("总学时"),
            theory: try row.number("理论学时"),
            practice: try row.number("实操学时")
        )
        capacity = try row.number("人数上限")
        organiser = Organiser(name: row["承办机构"], creditCode: row.given("承办机构统一社会信用代码"))
        startsOn = row["开班日期"]
        endsOn = row["结业日期"]
        place = row["培训地点"]
    }
}
