import Foundation
import GRDB
import Model

/// Finds which commands and answers do not match, once it is known that some do not.
struct AnswerSearch {
    let history: LogHistory
    private var findings = Findings()

    init(history: LogHistory) {
        self.history = history
    }

    mutating func run(in db: Database) throws -> Findings {
        try checkAnswers(db)
        try checkCommands(db)
        return findings
    }

    /// Each answer names exactly the events of its command.
    private mutating func checkAnswers(_ db: Database) throws {
        let events = try db.makeStatement(sql: "SELECT position, body FROM event WHERE position BETWEEN ? AND ?")
        let sql = """
            SELECT actor, key, first, last FROM answer
            WHERE refusal IS NULL AND last >= first AND first > 0 AND last <= ?
            """
        try db.walk(sql, [history.head]) { row in
            let (first, last) = (row.integer(2), row.integer(3))
            let name = [row.text(0), row.text(1)]
            let rows = try Row.fetchCursor(events, arguments: [first - 1, min(last, first + 300) + 1])
            while let event = try rows.next() {
                let position: Int64 = event["position"]
                let isInside = (first...last).contains(position)
                if (command(of: event["body"]) == name) != isInside {
                    findings.add(.answerWrong, first...last, "answer \(name[1])")
                    break
                }
            }
            return true
        }
    }

    /// Each command whose events are the service's own has an answer that names them.
    private mutating func checkCommands(_ db: Database) throws {
        let answer = try db.makeStatement(sql: "SELECT first, last FROM answer WHERE actor = ? AND key = ?")
        let kernel = ["log", "rules", "person", "access"].map { "cn.jiazheng.\(history.service).\($0)." }
        try db.walk("SELECT position, body, type FROM event WHERE position <= ? ORDER BY position", [history.head]) {
            row in
            let type = row.text(2)
            guard !kernel.contains(where: { type.hasPrefix($0) }), let frame = EventFrame(row.bytes(1)) else {
                return true
            }
            let position = row.integer(0)
            let body = row.bytes(1)
            let actor = String(decoding: UnsafeRawBufferPointer(rebasing: body[frame.actor]), as: UTF8.self)
            let key = String(decoding: UnsafeRawBufferPointer(rebasing: body[frame.command]), as: UTF8.self)
            let found = try Row.fetchOne(answer, arguments: [actor, key])
            let covers = found.map { ($0["first"] as Int64) <= position && position <= ($0["last"] as Int64) }
            if covers != true {
                findings.add(covers == nil ? .answerMissing : .answerWrong, at: position, "answer \(key)")
            }
            return true
        }
    }

    private func command(of body: [UInt8]) -> [String] {
        body.withUnsafeBytes { body in
            guard let frame = EventFrame(body) else { return [] }
            return [frame.actor, frame.command].map {
                String(decoding: UnsafeRawBufferPointer(rebasing: body[$0]), as: UTF8.self)
            }
        }
    }

    private func command(of body: Data) -> [String] { command(of: [UInt8](body)) }
}
