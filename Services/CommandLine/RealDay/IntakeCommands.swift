import ArgumentParser
import Model
import Tables

/// Many people with the same trouble at once.
struct IntakeCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "intake",
        abstract: "批量登记 / many people with the same trouble",
        discussion: """
            示例 / EXAMPLE:
              jiazheng intake mass 登记表.xlsx --template intake.prepaidCard --enterprise 91620724MADEM0126M --role intakeOfficer
            """,
        subcommands: [Mass.self]
    )
}

extension IntakeCommands {
    /// Takes in a sheet of people, a case each.
    struct Mass: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "按模板登记一张登记表，每人一件案件 / take in a sheet of people, a case each",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng intake mass 登记表.xlsx --template intake.prepaidCard --enterprise 91620724MADEM0126M --role intakeOfficer

                列 / columns: \(MassSheet.titles)
                CSV（UTF-8、GB18030）或 XLSX；同一张登记表再来一次，什么也不变。模板在县规则 intakes.yaml。
                CSV or a workbook; the same sheet again changes nothing. The county's intakes.yaml has the templates.
                """
        )

        @Argument(help: "登记表文件 / the sheet", completion: .file())
        var file: String

        @Option(help: ArgumentHelp("模板 / the template", valueName: "id"))
        var template: String

        @Option(help: ArgumentHelp("企业的统一社会信用代码或编号 / the enterprise", valueName: "code"))
        var enterprise: String

        @OptionGroup var desk: RealDayDesk

        var general: GeneralOptions { desk.general }

        private struct Asked: Encodable, Sendable {
            var template: String
            var enterprise: String?
            var creditCode: String?
            var rows: [MassSheet.Row]
        }

        func run() async throws {
            let isID = UniqueID(enterprise) != nil
            let rows = try MassSheet.rows(in: file)
            // One request takes in so many people; the next ones come in the next.
            for start in stride(from: 0, to: rows.count, by: MassIntakeRequest.limit) {
                let part = rows[start..<min(start + MassIntakeRequest.limit, rows.count)]
                let asked = Asked(
                    template: template,
                    enterprise: isID ? enterprise : nil,
                    creditCode: isID ? nil : enterprise,
                    rows: Array(part)
                )
                try await desk.show("intake.mass", asked) { result in
                    let opened = (result["events"]?.elements ?? []).filter {
                        $0["type"]?.string?.hasSuffix("case.opened.v1") == true
                    }
                    return
                        "✓ \(part.count) 人，新立案 \(opened.count) 件 / \(part.count) people, \(opened.count) cases opened\n"
                }
            }
        }
    }
}

/// A sheet on which people with the same trouble were written down.
enum MassSheet {
    /// One person, as `intake.mass` takes them.
    struct Row: Encodable, Equatable, Sendable {
        var number: String
        var name: String
        var phone: String
        var card: String?
        var paidOn: Day
        var paid: Int64
        var used: Int64
        var receivedOn: Day?
    }

    private static let columns = ["登记编号", "姓名", "联系电话", "卡号或合同号", "付款日期", "预付金额", "已用金额", "收到日期"]
    private static let optional: Set<String> = ["卡号或合同号", "收到日期"]
    private static let patterns = ["Y-M-D", "Y/M/D", "Y.M.D", "Y年M月D日"].map(MomentPattern.init)

    /// The titles of the columns, for people.
    static var titles: String { columns.joined(separator: "、") }

    /// Reads the sheet.
    ///
    /// - Throws: A failure that names the row and the column.
    static func rows(in path: String) throws -> [Row] {
        let table: TableFile
        var found: [String: Int] = [:]
        var rows: [Row] = []
        do {
            table = try TableFile(path: path)
            var reader = try table.reader(columns: columns)
            while let item = try reader.next() {
                guard case .record(let record) = item else { continue }
                guard !found.isEmpty else {
                    found = places(record)
                    continue
                }
                if record.cells.allSatisfy(\.isEmpty) { continue }
                rows.append(try row(record, found, from1904: table.countsFrom1904))
            }
        } catch let trouble as TableTrouble {
            let refusal = trouble.refusal
            throw Failure(.refused, refusal.reason, refusal.message)
        }
        guard !rows.isEmpty else { throw unreadable(1, "登记编号") }
        return rows
    }

    /// Where the columns are; empty for a record that is not the line of titles.
    private static func places(_ record: TableRecord) -> [String: Int] {
        let words = record.cells.map { PlainWord.of($0.words) }
        let found = Dictionary(
            columns.compactMap { title in words.firstIndex(of: title).map { (title, $0) } }
        ) { first, _ in first }
        return columns.allSatisfy { found[$0] != nil || optional.contains($0) } ? found : [:]
    }

    private static func row(_ record: TableRecord, _ places: [String: Int], from1904: Bool) throws -> Row {
        func cell(_ title: String) -> Cell {
            places[title].flatMap { record.cells.indices.contains($0) ? record.cells[$0] : nil } ?? .empty
        }
        func word(_ title: String) throws -> String {
            let text = PlainWord.digits(cell(title)) ?? PlainWord.of(cell(title).words)
            guard !text.isEmpty else { throw unreadable(record.line, title) }
            return text
        }
        func day(_ title: String) throws -> Day {
            let text = PlainWord.of(cell(title).words)
            if case .number(let number) = cell(title), let serial = Double(number),
                let moment = SerialDay.moment(serial, from1904: from1904)
            {
                return moment.day
            }
            let read = patterns.lazy.compactMap { $0.parts(of: text)?.moment }.first
            guard let read else { throw unreadable(record.line, title) }
            return read.day
        }
        func fen(_ title: String) throws -> Int64 {
            guard let fen = YuanAmount.fen(try word(title)) else { throw unreadable(record.line, title) }
            return fen
        }
        return Row(
            number: try word("登记编号"),
            name: try word("姓名"),
            phone: try word("联系电话"),
            card: cell("卡号或合同号").isEmpty ? nil : try word("卡号或合同号"),
            paidOn: try day("付款日期"),
            paid: try fen("预付金额"),
            used: try fen("已用金额"),
            receivedOn: cell("收到日期").isEmpty ? nil : try day("收到日期")
        )
    }

    private static func unreadable(_ line: Int, _ title: String) -> Failure {
        Failure(
            .refused,
            "massSheetUnreadable",
            Message("第 \(line) 行“\(title)”读不出", "line \(line): \(title) cannot be read"),
            remedy: Message("列名须为：\(titles)", "the columns are: \(titles)")
        )
    }
}
