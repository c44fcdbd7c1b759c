public import Model

/// A span that is not counted in a term: from the day something was commissioned to the day its result came.
public struct PauseSpan: Hashable, Sendable {
    /// The day it began, which is counted still.
    public let from: Day
    /// The day it ended, which is not.
    public let until: Day

    /// A span.
    public init(from: Day, until: Day) {
        self.from = from
        self.until = until
    }

    /// The days that are not counted, each once however many spans it lies in.
    static func days(of spans: [PauseSpan]) -> Set<Day> {
        spans.reduce(into: []) { days, span in
            var day = span.from
            while day < span.until {
                day = day.adding(days: 1)
                days.insert(day)
            }
        }
    }

    /// As a rule's inputs hold them: `2026-10-10/2026-10-24,2026-11-02/2026-11-05`.
    static func text(of spans: [PauseSpan]) -> String {
        spans.sorted { ($0.from, $0.until) < ($1.from, $1.until) }.map { "\($0.from)/\($0.until)" }
            .joined(separator: ",")
    }

    /// The same read back; what cannot be read is left out.
    static func spans(in text: String) -> [PauseSpan] {
        text.split(separator: ",").compactMap { part in
            let ends = part.split(separator: "/").compactMap { try? Day(String($0)) }
            return ends.count == 2 ? PauseSpan(from: ends[0], until: ends[1]) : nil
        }
    }
}
