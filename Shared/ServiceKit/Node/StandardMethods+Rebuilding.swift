import EventLog
import GRDB
import Identity
import Logging
import Model

extension Node {
    /// What mends tables that are not what follows from the log.
    static var rebuilding: [StandardMethod<Owner>] {
        [
            StandardMethod(
                "projection.rebuild",
                Message(
                    "由日志重建一张表（或全部），逐行对照，有不同即切换；业务照常办理",
                    "rebuilds one table, or all, from the log, compares row by row and switches what differs, while work goes on"
                ),
                for: .roles([.systemAdministrator]),
                taking: Rebuild.self,
                giving: Rebuilt.self
            ) { node, params, _ in try await node.rebuild(params) }
        ]
    }

    private func rebuild(_ params: Rebuild) async throws -> Rebuilt {
        let began = ContinuousClock.now
        let report = try await store.rebuild(
            params.table.map { [$0.text] },
            shadow: "\(store.reader.path).shadow"
        )
        for difference in report.differences {
            // Never what stood there: it may be sealed, but it is somebody's.
            log.warning(
                "A row was not what follows from the log.",
                metadata: [
                    "table": "\(difference.table)", "row": "\(difference.row)", "field": "\(difference.field ?? "*")",
                ]
            )
        }
        log.notice(
            "Tables were rebuilt from the log.",
            metadata: [
                "tables": "\(report.tables.count)", "differences": "\(report.differenceCount)",
                "switched": "\(report.switched.joined(separator: " "))", "position": "\(report.position)",
            ]
        )
        return Rebuilt(report, milliseconds: Int64(began.duration(to: .now) / .milliseconds(1)))
    }
}

/// What `projection.rebuild` takes.
struct Rebuild: Codable, Sendable {
    /// The table; all that follow from the log when none is named.
    var table: LineText?
}

/// What `projection.rebuild` answers: where the tables differed, never what stood there.
struct Rebuilt: Codable, Sendable {
    /// The tables that were rebuilt and compared.
    var tables: [String]
    /// The position at which they were compared or switched.
    var position: String
    /// How many fields, or whole rows, were otherwise.
    var differenceCount: Int64
    /// The first of them.
    var differences: [Difference]
    /// The tables that were switched.
    var switched: [String]
    /// How long it took.
    var milliseconds: Int64

    /// One field, or one whole row.
    struct Difference: Codable, Sendable {
        /// The table.
        var table: String
        /// The row, by its primary key.
        var row: String
        /// The field; absent when the whole row was missing or superfluous.
        var field: String?
    }

    init(_ report: RebuildReport, milliseconds: Int64) {
        tables = report.tables
        position = String(report.position)
        differenceCount = report.differenceCount
        differences = report.differences.map { Difference(table: $0.table, row: $0.row, field: $0.field) }
        switched = report.switched
        self.milliseconds = milliseconds
    }
}
