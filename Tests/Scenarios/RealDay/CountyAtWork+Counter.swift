import Model
import TestKit
import Testing

/// What the county's counters do all day, in the fewest words.
extension CountyAtWork {
    /// Registers an enterprise, and waits until mediation has heard of it.
    ///
    /// - Returns: Its id.
    func enterprise(_ number: Int, _ name: String, sign: String? = nil) async throws -> String {
        let signs = sign.map { #","shopSigns":["\#($0)"]"# } ?? ""
        let id = try await does(
            "enterprise.register",
            #"""
            {"creditCode":"\#(Self.creditCode(number))","name":"\#(name)"\#(signs),"address":"城关镇人民东路\#(number)号",
            "division":"620724","business":"employing","registeredOn":"2025-01-01","legalRepresentative":"王秀英"}
            """#,
            as: .commerceSupervisor,
            at: "registry"
        )
        .id(of: "enterprise")
        try await eventually("mediation has heard of \(name)") {
            let found = try await asks("enterprise.candidates", #"{"text":"\#(name)"}"#)
            return found["items"]?.elements.contains { $0["enterprise"]?.string == id } == true
        }
        return id
    }

    /// Enters one message of a hotline or a counter.
    @discardableResult
    func order(
        _ number: String,
        at moment: String,
        name: String,
        phone: String,
        says narrative: String,
        claimed fen: Int? = nil,
        sequence: Int = 1,
        kind: String = "first",
        channel: String = "hotline12345"
    ) async throws -> Happened {
        let claimed = fen.map { #","claimed":\#($0)"# } ?? ""
        return try await does(
            "order.receive",
            #"""
            {"channel":"\#(channel)","number":"\#(number)","sequence":\#(sequence),"kind":"\#(kind)","category":"complaint",
            "dispatchedAt":"\#(moment):00+08:00","complainant":{"name":"\#(name)","phone":"\#(phone)"},
            "narrative":"\#(narrative)"\#(claimed)}
            """#,
            as: .intakeOfficer
        )
    }

    /// Opens a case on orders of 12345.
    ///
    /// - Returns: Its id.
    func dispute(_ numbers: String..., against enterprise: String?, kind: String = "complaint") async throws -> String {
        let orders = numbers.map { #"{"channel":"hotline12345","number":"\#($0)"}"# }.joined(separator: ",")
        let respondent = enterprise.map { #","enterprise":"\#($0)""# } ?? ""
        return try await does("case.open", #"{"references":[\#(orders)],"kind":"\#(kind)"\#(respondent)}"#)
            .id(of: "case")
    }

    /// Accepts a case by telephone.
    @discardableResult
    func accept(_ id: String, at moment: String) async throws -> Happened {
        try await does(
            "case.accept",
            #"{"id":"\#(id)","told":"phone","evidence":"录音\#(moment)","at":"\#(moment):00+08:00"}"#
        )
    }

    /// A case as an officer sees it.
    func dispute(_ id: String) async throws -> JSONDocument.Node { try await asks("case.get", #"{"id":"\#(id)"}"#) }

    /// An order of 12345 as an officer sees it.
    func order(_ number: String) async throws -> JSONDocument.Node {
        try await asks(
            "order.get",
            #"{"reference":{"channel":"hotline12345","number":"\#(number)"}}"#,
            as: .intakeOfficer
        )
    }

    /// The story of a case: what happened, in the words of an office.
    func story(of id: String) async throws -> [String] {
        let story = try await asks("case.story", #"{"case":"\#(id)","pageSize":500}"#)
        return story["items"]?.elements.compactMap { $0["what"]?["chinese"]?.string } ?? []
    }

    /// A credit code with a check character that fits.
    static func creditCode(_ number: Int) -> String {
        let digits = String(number)
        let stem = "91620724MA" + String(repeating: "0", count: 7 - digits.count) + digits
        let ending = "0123456789ABCDEFGHJKLMNPQRTUWXY".first { last in
            (try? UnifiedSocialCreditCode("\(stem)\(last)"))?.checkDigitIsValid == true
        }
        return "\(stem)\(ending ?? "0")"
    }
}
