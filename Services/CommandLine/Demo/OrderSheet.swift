import Model

/// An order by the hotline it came through and that hotline's number.
struct OrderNumber: Codable, Hashable, Sendable {
    /// `12345` or `12315`.
    var system: String
    var order: String

    /// How mediation names it.
    struct Reference: Encodable {
        var channel: OrderChannel
        var number: String
    }

    /// The reference for mediation.
    ///
    /// - Throws: `systemUnknown` for any other hotline.
    func reference() throws(Refusal) -> Reference {
        guard let channel = Self.channels[system] else {
            throw Refusal(
                "systemUnknown",
                Message("热线应为12345或12315", "the hotline is 12345 or 12315"),
                field: "system"
            )
        }
        return Reference(channel: channel, number: order)
    }

    /// The channels by what people call them.
    static let channels: [String: OrderChannel] = ["12345": .hotline12345, "12315": .hotline12315]
}

extension Sheet {
    /// 工单 of one hotline: every line is a message of its platform.
    static func orders(of system: String, in folder: DemoFolder, at desk: DemoDesk) throws -> Sheet {
        let file = "orders-\(system).jsonl"
        let (rows, broken) = try folder.objects(file)
        return Sheet(
            file: file,
            rows: rows.map(\.row),
            broken: broken,
            titles: orderTitles,
            // Official numbers follow the order of arrival.
            lane: { _ in system },
            play: { row in
                let number = row.given("工单编号") ?? "-"
                let entry = try OrderEntry(row, from: OrderNumber(system: system, order: number).reference().channel)
                let message = try JSONDocument(CanonicalJSON.encode(entry)).root
                if let refusal = try await desk.send([message], from: system)[0] { throw refusal }
                return nil
            },
            counter: "序号"
        )
    }

    private static let orderTitles = ColumnTitles(
        ofFields: [
            "number": "工单编号", "sequence": "序号", "kind": "办理类型", "category": "来电类别", "urgency": "紧急程度",
            "isConfidential": "是否保密", "isReturning": "是否老户", "means": "受理渠道", "topic": "问题分类名称",
            "calledAt": "来电时间", "dispatchedAt": "分派时间", "answerBy": "办理截止时间", "complainant.name": "姓名",
            "complainant.phone": "联系电话", "respondent": "被投诉人", "place": "事发地", "title": "工单标题",
            "narrative": "主要内容", "wants": "诉求请求", "claimed": "涉及金额", "contract": "合同编号",
            "previousNumber": "旧工单编号",
        ],
        ofReasons: ["orderNumberTaken": "工单编号", "keyReused": "工单编号"]
    )
}

/// A line of a hotline as `order.receive` takes it.
private struct OrderEntry: Encodable {
    struct Complainant: Encodable {
        var name: String?
        var phone: String?
    }

    var channel: OrderChannel
    var number: String?
    var sequence: Int64
    var kind: OrderKind?
    var category: OrderCategory
    var urgency: OrderUrgency?
    var isConfidential: Bool?
    var isReturning: Bool?
    var means: String?
    var topic: String?
    var calledAt: Moment?
    var dispatchedAt: Moment?
    var answerBy: Moment?
    var complainant: Complainant?
    var respondent: String?
    var place: String?
    var title: String?
    var narrative: String
    var wants: String?
    var claimed: Money?
    var contract: String?
    var previousNumber: String?

    init(_ row: SheetRow, from channel: OrderChannel) throws(Refusal) {
        self.channel = channel
        number = row.given("工单编号")
        sequence = try row.number("序号")
        kind = try row.word(given: "办理类型", ["初次派单": .first, "催办": .urged, "补充": .supplemented])
        category = try row.word("来电类别", Self.categories, reason: "categoryUnknown")
        urgency = try row.word(given: "紧急程度", ["一般": .ordinary, "紧急": .urgent, "特急": .mostUrgent])
        isConfidential = try row.word(given: "是否保密", Self.yesNo)
        isReturning = try row.word(given: "是否老户", Self.yesNo)
        means = row.given("受理渠道")
        topic = row.given("问题分类名称")
        calledAt = try row.moment("来电时间")
        dispatchedAt = try row.moment("分派时间")
        answerBy = try row.moment("办理截止时间")
        let (name, phone) = (row.given("姓名"), row.given("联系电话"))
        complainant = name == nil && phone == nil ? nil : Complainant(name: name, phone: phone)
        respondent = row.given("被投诉人")
        place = row.given("事发地")
        title = row.given("工单标题")
        narrative = row["主要内容"]
        wants = row.given("诉求请求")
        claimed = try row.money("涉及金额")
        contract = row.given("合同编号")
        previousNumber = row.given("旧工单编号")
    }

    private static let categories: [String: OrderCategory] = [
        "咨询": .consultation, "求助": .help, "投诉": .complaint, "举报": .report, "建议": .suggestion,
    ]
    private static let yesNo = ["是": true, "否": false]
}
