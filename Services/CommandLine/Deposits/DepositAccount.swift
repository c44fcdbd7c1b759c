import ArgumentParser
import Foundation
import Model
import ServiceKit
import Wire

/// One enterprise's deposit, as commands name it and ask mediation about it.
struct DepositAccount: ParsableArguments {
    @Argument(help: "企业的统一社会信用代码或编号 / the enterprise's credit code or id")
    var enterprise: String

    @OptionGroup var credentials: CredentialOptions
    @OptionGroup var general: GeneralOptions

    /// What mediation is asked; what is not given is left out.
    struct Question: Encodable {
        var enterprise: String?
        var creditCode: String?
        var amount: Money?
        var receipt: String?
        var on: String?
        var caseID: String?
        var number: Int64?
        var account: String?
        var ground: String?
        var documentNumber: String?
        var documentDay: String?
        var documentAmount: Money?
        var because: String?
        var authorities: [String]?
        var claims: [DepositClaimText]?
        var service: Service?

        struct Service: Encodable {
            var how: String
            var on: String
            var evidence: String
            var isConsented: Bool?
        }
    }

    /// What one case claims.
    struct DepositClaimText: Encodable {
        var caseID: String
        var amount: Money
    }

    /// A question about this enterprise.
    func question() -> Question {
        let isID = UniqueID(enterprise) != nil
        return Question(enterprise: isID ? enterprise : nil, creditCode: isID ? nil : enterprise)
    }

    /// Asks a query.
    func ask(_ method: String, _ question: Question) async throws -> JSONDocument.Node {
        let folder = try general.existingFolder()
        let meta = RequestMeta(token: try await credentials.text(in: folder, orAs: .commerceSupervisor))
        return try await Suite(folder: folder).with("mediation") { client in
            try await client.call(method, params: question, meta: meta).result
        }
    }

    /// Asks for something to be done, under a key of its own, and says what happened.
    func order(_ method: String, _ question: Question) async throws {
        let folder = try general.existingFolder()
        let key = "\(UniqueID.fresh(at: Moment.read()))"
        let meta = RequestMeta(
            token: try await credentials.text(in: folder, orAs: .commerceSupervisor),
            idempotencyKey: key
        )
        let result = try await Suite(folder: folder).with("mediation") { client in
            try await client.call(method, params: question, meta: meta).result
        }
        guard !general.json else { return Terminal.output.write(result.text + "\n") }
        let types = result["events"]?.elements.compactMap { $0["type"]?.string } ?? []
        let done = types.isEmpty ? "本已如此 / it is so already" : types.map(Self.word).joined(separator: "、")
        Terminal.output.write("✓ \(done)（第 \(result["position"]?.string ?? "?") 号）\n")
    }

    /// What an event means to whoever asked for it.
    private static func word(_ type: String) -> String {
        let words = [
            "paidIn": "已缴存", "held": "已占用", "holdReleased": "已解除占用", "paidOut": "已赔付", "recourseOpened": "追责开始",
            "topUpOpened": "应补足", "topUpServed": "补足通知已送达", "toppedUp": "已补足", "released": "已退还", "shared": "已分配",
            "recourseRecovered": "已收回", "recourseClosed": "追责结束", "reclaimed": "已追回", "topUpWaived": "已免除补足",
        ]
        let name = type.split(separator: ".").dropLast().last.map(String.init) ?? type
        return words[name] ?? name
    }
}

/// An amount as people write it: 元 with at most two decimals.
struct Yuan: ExpressibleByArgument {
    let money: Money

    init?(argument: String) {
        let parts = argument.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let yuan = Int64(parts[0]), yuan >= 0, yuan < 1_000_000_000_000 else {
            return nil
        }
        let cents = parts.count == 2 ? parts[1] : "00"
        guard (1...2).contains(cents.count), cents.allSatisfy(\.isASCII), let rest = Int64(cents), rest >= 0,
            let money = try? Money(fen: yuan * 100 + (cents.count == 1 ? rest * 10 : rest))
        else { return nil }
        self.money = money
    }
}
