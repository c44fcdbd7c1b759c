public import Model

extension CaseName: SchemaDescribed {
    /// An id, an official number or an order's number.
    public static var jsonSchema: JSONSchema {
        JSONSchema(
            .text(),
            title: "CaseName",
            meaning: "案件编号：id、年-序号，或 来源:工单编号 / an id, `2026-17`, or an order's `12345:GD20260930-000131`",
            example: .text("2026-17")
        )
    }
}
