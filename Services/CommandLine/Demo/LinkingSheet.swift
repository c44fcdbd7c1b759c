import Model

/// The officer's list of orders that tell of one dispute: the first one names the case.
struct LinkingList: Sendable {
    /// A line of the list.
    struct Link: Decodable, Sendable {
        var first: OrderNumber
        var also: OrderNumber
    }

    private let firsts: [OrderNumber: OrderNumber]
    private let others: [OrderNumber: [OrderNumber]]

    init(_ links: [Link]) {
        firsts = Dictionary(links.map { ($0.also, $0.first) }) { first, _ in first }
        others = Dictionary(grouping: links, by: \.first).mapValues { $0.map(\.also) }
    }

    /// All orders of the dispute that this one tells of, the first one first.
    func dispute(of order: OrderNumber) -> [OrderNumber] {
        let first = firsts[order] ?? order
        return [first] + (others[first] ?? [])
    }
}

extension Sheet {
    /// 并案清单: every line opens one case on two orders.
    static func linking(in folder: DemoFolder, at desk: DemoDesk) throws -> (sheet: Sheet, list: LinkingList) {
        let file = "linking.jsonl"
        guard folder.has(file) else {
            return (Sheet(file: file, rows: [], broken: [], titles: ColumnTitles()), LinkingList([]))
        }
        var (rows, broken) = try folder.objects(file)
        var links: [Int: LinkingList.Link] = [:]
        for (row, node) in rows {
            do {
                links[row.line] = try node.decode(LinkingList.Link.self)
            } catch let refusal as Refusal {
                broken.append(ColumnTitles().bad(refusal, row))
            }
        }
        rows.removeAll { links[$0.row.line] == nil }
        let list = LinkingList(rows.compactMap { links[$0.row.line] })
        let known = links
        let sheet = Sheet(
            file: file,
            rows: rows.map(\.row),
            broken: broken,
            titles: ColumnTitles(ofReasons: ["orderUnknown": "first", "orderHasCase": "also"]),
            play: { row in
                if let link = known[row.line] { try await desk.openCase(on: list.dispute(of: link.first)) }
                return nil
            }
        )
        return (sheet, list)
    }
}

extension DemoDesk {
    private struct CaseOpening: Encodable {
        var references: [OrderNumber.Reference]
    }

    /// Opens the case of a dispute, or finds it open.
    func openCase(on orders: [OrderNumber]) async throws {
        guard let first = orders.first else { return }
        let opening = CaseOpening(references: try orders.map { order throws(Refusal) in try order.reference() })
        let key = RowKey.path(first.system, first.order, "case", "open")
        try await ask("mediation", "case.open", opening, as: DemoOffice.clerk.name, key: key)
    }
}
