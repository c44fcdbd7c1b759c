import Model

/// A row that was not taken in, or was taken in with a warning: where it stands, what is wrong and what to do.
struct BadRow: Codable, Equatable, Sendable {
    var file: String
    var line: Int
    /// The column's title; empty when the whole line is at fault.
    var field: String
    var reason: String
    var message: Message
}

/// How a service's refusal is told in the words of a file: by its columns and its own reasons.
struct ColumnTitles: Sendable {
    /// The column of each field of the request.
    var ofFields: [String: String] = [:]
    /// The column of a refusal that names no field.
    var ofReasons: [String: String] = [:]
    /// What a refusal is called for whoever reads the file.
    var reasons: [String: String] = [:]

    /// The row that was refused.
    func bad(_ refusal: Refusal, _ row: SheetRow) -> BadRow { bad(refusal, file: row.file, line: row.line) }

    /// The line that was refused.
    func bad(_ refusal: Refusal, file: String, line: Int) -> BadRow {
        BadRow(
            file: file,
            line: line,
            field: column(of: refusal),
            reason: reasons[refusal.reason] ?? refusal.reason,
            message: refusal.message
        )
    }

    private func column(of refusal: Refusal) -> String {
        guard var field = refusal.field else { return ofReasons[refusal.reason] ?? "" }
        while true {
            if let column = ofFields[field] { return column }
            guard let dot = field.lastIndex(of: ".") else { return ofReasons[refusal.reason] ?? field }
            field = String(field[..<dot])
        }
    }
}

extension Refusal {
    /// Whether it says something about the row, rather than about who asks or how the service is.
    var isAboutTheRow: Bool {
        switch status {
        case .invalidArgument, .failedPrecondition, .notFound, .alreadyExists, .aborted, .resourceExhausted: true
        case .unauthenticated, .permissionDenied, .deadlineExceeded, .unavailable, .unknown, .unimplemented,
            .internalFault:
            false
        }
    }
}
