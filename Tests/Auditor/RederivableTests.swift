import CreditService
import Decisions
import Foundation
import MediationService
import Model
import RegistryService
import ServiceKit
import TestKit
import Testing
import TrainingService

/// Every type of event that says which rules decided it must say how they are asked again, or why that cannot be.
@Suite("An event that rules decided")
struct RederivableTests {
    private static let golden = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Golden")

    private static func rules() throws -> RuleSet { try CountyFolder(path: AuditedCounty.rules).ruleSet() }

    @Test func `says how it is computed again, and no other event does`() throws {
        let set = try Self.rules()
        let checked = [
            try check(Registry.self, set), try check(Training.self, set), try check(Mediation.self, set),
            try check(Credit.self, set),
        ]
        #expect(checked.reduce(0, +) > 50)
    }

    /// - Returns: How many types have grounds.
    private func check<Owner: Served>(_: Owner.Type, _ set: RuleSet) throws -> Int {
        let rules = try Owner.rules(from: set)
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.golden.path)
        var count = 0
        for subject in Owner.subjects {
            let prefix = "cn.jiazheng.\(Owner.service).\(subject.name)."
            for name in names.sorted() where name.hasPrefix(prefix) {
                let type = String(name.dropFirst(prefix.count).dropLast(".json".count))
                let bytes = try Data(contentsOf: Self.golden.appending(path: name))
                let data = try JSONDocument([UInt8](bytes)).root
                let hasGrounds = data["basis"] != nil
                count += hasGrounds ? 1 : 0
                #expect(try isRuled(subject, type, data, rules) == hasGrounds, "\(name)")
            }
        }
        return count
    }

    private func isRuled(
        _ subject: Any.Type,
        _ type: String,
        _ data: JSONDocument.Node,
        _ rules: any Sendable
    ) throws -> Bool {
        guard let kind = subject as? any Rederivable.Type else { return false }
        return try ask(kind, type, data, rules)
    }

    private func ask<Kind: Rederivable>(
        _: Kind.Type,
        _ type: String,
        _ data: JSONDocument.Node,
        _ rules: any Sendable
    ) throws -> Bool {
        let event = try Kind.Event(type: type, data: data, recordedAt: .example)
        let rules = try #require(rules as? Kind.Rules)
        return Kind.rederived(event, before: .initial, WhatIf(rules, at: .example)) != .unruled
    }
}
