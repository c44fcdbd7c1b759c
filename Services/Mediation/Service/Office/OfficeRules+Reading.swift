import MediationDomain
import Model
import ServiceKit

extension MediationRules {
    /// Reads what the county says about the work of its office; a set that was in force before these rules has none.
    mutating func readOfficeRules(from set: RuleSet) throws {
        guard set.holds("sheets") else { return }
        office.approvals = try set.rules(ApprovalRule.self, in: "approvals")
        office.terms = try set.rules(OfficeTerm.self, in: "officeTerms")
        office.externalBodies = try set.rules(ExternalBody.self, in: "externalBodies")
        office.sheets = try set.rules(SheetRule.self, in: "sheets")
        for sheet in office.sheets {
            for column in sheet.columns ?? [] where !column.field.isEmpty {
                guard SheetField(rawValue: column.field) != nil else { throw Self.fieldUnknown(column.field, sheet) }
            }
        }
    }

    private static func fieldUnknown(_ field: String, _ sheet: SheetRule) -> Refusal {
        Refusal(
            "sheetFieldUnknown",
            Message("表单 \(sheet.id) 的填写项 \(field) 不认识", "the form \(sheet.id) has an unknown field \(field)"),
            status: .failedPrecondition,
            field: "sheets"
        )
    }
}

/// What can be written into the fields of a county's forms.
enum SheetField: String, CaseIterable {
    case orderNumber, caseNumber, channel, category, receivedOn, answeredOn, answerKind, answer
    case complainantName, complainantPhone, place, respondentName, respondentCode
    case narrative, wants, claimedYuan, servedOn, contract, stage, due
}
