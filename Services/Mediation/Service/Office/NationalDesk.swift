import GRDB
import MediationDomain
import Model
import ServiceKit
import Vault

/// Where a case is laid out in the national platform's own order of fields.
enum NationalDesk {
    private struct Found: Sendable {
        var item: StoredCase
        var order: StoredOrder
        var enterprise: KnownAs?
        var number: String?
    }

    /// What is known of the respondent.
    private struct KnownAs: Sendable {
        var name: String
        var code: String?
    }

    /// The sheet; all that is sealed is opened for the reason given.
    static func sheet(_ query: NationalSheetQuery, at desk: Desk<Mediation>) async throws -> NationalSheet {
        let found = try await desk.read { db -> Found? in
            guard let id = try query.case.find(db), let item = try Cases.item(id, db),
                let order = try item.opening.orders.first.flatMap({ try Orders.order($0, mayKnowReports: false, db) })
            else { return nil }
            let enterprise = try item.summary.enterprise.flatMap { id in
                try Enterprises.name(of: id, db).map { KnownAs(name: $0, code: try Enterprises.code(of: id, db)) }
            }
            return Found(
                item: item,
                order: order,
                enterprise: enterprise,
                number: try Transcriptions.number(of: id, db)
            )
        }
        guard let found else { throw Case.Rejection.caseUnknown.refusal.at("case") }
        let printer = try SheetPrinter(desk.rules)
        let columns = try printer.rule(.transcription).columns ?? []
        let fields = try columns.map { column in
            NationalField(label: column.label, value: try value(column.field, found, query.reason, desk) ?? "")
        }
        let page = try printer.page(
            .transcription,
            number: found.item.summary.number.description,
            lines: fields.map { ($0.label, $0.value) },
            note: "全国12315平台编号（录入后填写并回填系统）：\(found.number ?? "　　　　　　　　")　录入人：　　　　日期："
        )
        return NationalSheet(
            caseID: found.item.summary.id,
            fields: fields,
            number: found.number,
            html: page.html
        )
    }

    private static func value(
        _ field: String,
        _ found: Found,
        _ reason: String,
        _ desk: Desk<Mediation>
    ) throws -> String? {
        let (receipt, summary) = (found.order.receipt, found.item.summary)
        func open(_ sealed: Sealed?, _ kind: SealKind) throws -> String? {
            try sealed.flatMap { try desk.open($0, as: kind, of: found.order.summary.order.stream, because: reason) }
        }
        return switch SheetField(rawValue: field) {
        case .orderNumber: receipt.number
        case .caseNumber: summary.number.description
        case .channel: receipt.channel.rawValue
        case .category: "投诉"
        case .receivedOn: summary.receivedOn.description
        case .complainantName: try open(receipt.complainant.name, .name)
        case .complainantPhone: try open(receipt.complainant.phone, .phone)
        case .place: try open(receipt.place, .address)
        case .respondentName: try found.enterprise?.name ?? open(receipt.respondent, .narrative)
        case .respondentCode: found.enterprise?.code
        // Of an order that was split, only the complaint is for the platform's complaint form.
        case .narrative: try open(found.order.complaint ?? receipt.narrative, .narrative)
        case .wants: try open(receipt.wants, .narrative)
        case .claimedYuan: summary.claimed?.yuanText
        case .servedOn: receipt.servedOn?.description
        case .contract: try open(receipt.contract, .document)
        case .stage: summary.stage.written
        case .due: summary.due?.description
        case .answeredOn, .answerKind, .answer, nil: nil
        }
    }
}

extension CaseStage {
    /// As a paper says it.
    var written: String {
        switch self {
        case .waiting: "待受理"
        case .mediating: "调解中"
        case .agreed: "已达成协议"
        case .refused: "不予受理"
        case .performed: "已履行"
        case .unperformed: "未履行"
        case .terminated: "已终止"
        case .referred: "已移送"
        case .handedOver: "已移交"
        case .inspected: "监察已办结"
        }
    }
}
