import Model

extension Intake {
    /// The number, without which an order cannot be told from another.
    static func number(of request: OrderReceiveRequest) throws -> String {
        guard let number = request.number, !number.isEmpty else {
            throw Refusal(
                "orderWithoutNumber",
                Message("缺少工单编号；请补填后再登记", "the order has no number; fill it in and send it again"),
                field: "number"
            )
        }
        return try LineText(number, limit: numberLimit, field: "number").text
    }

    /// The most characters of a channel's number.
    static let numberLimit = 64

    /// What the caller wants in kind.
    static func category(of request: OrderReceiveRequest) throws -> OrderCategory {
        guard let category = OrderCategory(rawValue: request.category) else {
            throw Refusal(
                "categoryUnknown",
                Message(
                    "来电类别不认识；应为咨询、求助、投诉、举报、建议之一",
                    "the category is unknown; it is one of consultation, help, complaint, report, suggestion"
                ),
                field: "category"
            )
        }
        return category
    }

    /// When the authority had it: as told, else the day of dispatch, else today.
    static func receivedOn(_ request: OrderReceiveRequest, now: Moment) throws -> Day {
        if let called = request.calledAt, called > now { throw inFuture("来电时间", "calledAt") }
        let day = request.receivedOn ?? request.dispatchedAt?.day ?? now.day
        guard day <= now.day else {
            throw request.receivedOn == nil ? inFuture("分派时间", "dispatchedAt") : inFuture("收到日期", "receivedOn")
        }
        return day
    }

    private static func inFuture(_ chinese: String, _ field: String) -> Refusal {
        Refusal(
            "momentInFuture",
            Message("\(chinese)晚于现在；请核对年份和时间", "\(field) lies in the future; check the year and the time"),
            field: field
        )
    }
}
