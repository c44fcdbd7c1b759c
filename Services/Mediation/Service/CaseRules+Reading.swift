import MediationDomain
import Model
import ServiceKit

extension MediationRules {
    /// Reads what the handling of cases goes by beside the law: alarms, the register of bodies, indicators, quiet hours.
    mutating func readCaseRules(from set: RuleSet) throws {
        alarms = try set.rules(AlarmRule.self, in: "alarms")
        bodies = try set.rules(MediationBody.self, in: "bodies")
        abuse = try set.rules(AbuseRule.self, in: "abuse")
        let options = try JSONDocument(set.bytes).root["county"]?["options"]
        guard let from = options?["quietFrom"]?.string, let until = options?["quietUntil"]?.string else { return }
        guard let hours = QuietHours(from: from, until: until) else {
            throw Refusal(
                "quietHoursUnknown",
                Message("县选项 quietFrom、quietUntil 应为时刻，如 20:00", "quietFrom and quietUntil are times such as 20:00"),
                status: .failedPrecondition,
                field: "options.quietFrom"
            )
        }
        quiet = hours
    }
}
