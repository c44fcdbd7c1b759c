import ArgumentParser
import Model
import ServiceKit
import Wire

/// Who asks about the trouble of a real day, and where.
struct RealDayDesk: ParsableArguments {
    @OptionGroup var credentials: CredentialOptions
    @OptionGroup var general: GeneralOptions

    /// Asks a service one thing, a command under a key of its own, and shows what came of it.
    func show(
        _ method: String,
        _ params: some Encodable & Sendable,
        at service: String = "mediation",
        _ sheet: (JSONDocument.Node) -> String = RealDayDesk.done
    ) async throws {
        let folder = try general.existingFolder()
        let key = "\(UniqueID.fresh(at: Moment.read()))"
        let meta = RequestMeta(token: try await credentials.text(in: folder), idempotencyKey: key)
        let result = try await Suite(folder: folder).with(service) { client in
            try await client.call(method, params: params, meta: meta).result
        }
        Terminal.output.write(general.json ? result.text + "\n" : sheet(result))
    }

    /// What a command brought about.
    static func done(_ result: JSONDocument.Node) -> String {
        let types = result["events"]?.elements.compactMap { $0["type"]?.string } ?? []
        let names = types.map { $0.split(separator: ".").dropLast().suffix(2).joined(separator: ".") }
        return "✓ \(names.isEmpty ? "本已如此 / it is so already" : names.joined(separator: "、"))\n"
    }

    /// The rows of an answer's list, one line each.
    static func list(
        _ result: JSONDocument.Node,
        _ titles: [String],
        _ cells: (JSONDocument.Node) -> [String]
    ) -> String {
        let rows = result["value"]?["items"]?.elements ?? []
        guard !rows.isEmpty else { return "✓ 没有 / there is none\n" }
        var table = TextTable(titles)
        for row in rows { table.add(cells(row)) }
        return table.text
    }
}

/// A case by its id, or a case or an order by the order's number.
struct PlaceName: ExpressibleByArgument {
    let id: String?
    let reference: OrderReference?

    init?(argument: String) {
        if UniqueID(argument) != nil {
            (id, reference) = (argument, nil)
            return
        }
        let parts = argument.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2,
            let channel = OrderChannel(rawValue: "hotline\(parts[0])") ?? OrderChannel(rawValue: parts[0])
        else { return nil }
        (id, reference) = (nil, OrderReference(channel: channel, number: parts[1]))
    }
}

/// A letter or a notice, when it was served and what proves it.
struct ServiceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("方式 / how: personal、post、electronic、publicNotice", valueName: "way"))
    var how: String

    @Option(help: ArgumentHelp("日期 / the day", valueName: "day"))
    var on: Day

    @Option(help: ArgumentHelp("凭证编号 / the number of what proves it", valueName: "number"))
    var evidence: String

    @Flag(help: "受送达人同意电子送达 / they agreed to be served electronically")
    var consented = false

    struct Service: Encodable, Sendable {
        var how: String
        var on: Day
        var evidence: String
        var isConsented: Bool?
    }

    var service: Service { Service(how: how, on: on, evidence: evidence, isConsented: consented ? true : nil) }
}
