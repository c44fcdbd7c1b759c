import EventLog
import Foundation
import MediationDomain
import Model
import ServiceKit
import TestKit
import Testing

@testable import MediationService

@Suite("A letter")
struct LetterTests {
    /// Every kind, with the law it is written in and what must stand in it.
    static let all: [(kind: LetterKind, receivedOn: String, says: [String])] = [
        (.complaintRecord, "2026-09-30", ["第十条", "投诉登记表", "联系电话"]),
        (.complaintRecord, "2026-04-14", ["暂行办法", "第九条"]),
        (.reportRecord, "2026-09-30", ["第二十八条", "可以匿名"]),
        (.reportRecord, "2026-04-14", ["暂行办法"]),
        (.forwarding, "2026-09-30", ["第四十一条", "不得自行移送"]),
        (.forwarding, "2026-04-14", ["暂行办法"]),
        (.identityRequest, "2026-09-30", ["第十条第三款", "不影响受理期限"]),
        (.identityRequest, "2026-04-14", ["暂行办法"]),
        (.acceptance, "2026-09-30", ["第十五条第一款", "高市监投受〔2026〕第1号", "2026年11月29日"]),
        (.acceptance, "2026-04-14", ["暂行办法", "第十四条", "2026年6月13日"]),
        (.refusal, "2026-09-30", ["第十六条第二项", "与经营者协商和解", "消费者协会已经受理或者处理过"]),
        (.refusal, "2026-04-14", ["第十五条第二项", "暂行办法"]),
        (.mediationNotice, "2026-09-30", ["第二十一条", "申请其回避"]),
        (.mediationNotice, "2026-04-14", ["第十九条", "暂行办法"]),
        (.termination, "2026-09-30", ["第二十三条第一款第三项", "第二十五条", "民事诉讼"]),
        (.termination, "2026-04-14", ["第二十一条", "暂行办法"]),
        (.mediationAgreement, "2026-09-30", ["第二十四条", "一式三份"]),
        (.mediationAgreement, "2026-04-14", ["第二十二条", "暂行办法"]),
        (.reportResult, "2026-09-30", ["第三十六条"]),
        (.reportResult, "2026-04-14", ["第三十二条", "暂行办法"]),
        (.interimAnswer, "2026-09-30", ["阶段性答复", "2026年11月29日", "12345政务服务便民热线"]),
        (.interimAnswer, "2026-04-14", ["暂行办法", "2026年6月13日"]),
        (.advancePayment, "2026-09-30", ["质量保证金先行赔付", "共同决定"]),
        (.topUpNotice, "2026-09-30", ["5个工作日", "460.00元", "送达回证"]),
        (.arbitrationNotice, "2026-09-30", ["第十四条第三款", "仲裁不收费"]),
        (.referral, "2026-09-30", ["回执", "第二条"]),
        (.referral, "2026-04-14", ["暂行办法"]),
    ]

    @Test(arguments: LetterTests.all.indices)
    func `of each kind cites the law of its case, is printed, and lacks nothing`(index: Int) async throws {
        let (kind, receivedOn, says) = Self.all[index]
        let office = try LetterOffice()
        let about = try await Self.about(kind, LetterCases(office, receivedOn: receivedOn))
        let rule = try #require(try CountyRules.mediation().letters.rule(kind))
        let fields = rule.fields.filter(\.required)
        let id = try await Self.issue(kind, about, fields, at: office)
        let view = try await Self.view(id, at: office)
        let html = try #require(view.html)
        for text in says { #expect(html.contains(text), "\(kind.form) of \(receivedOn) lacks \(text)") }
        for field in fields { #expect(html.contains("填\(field.name)填"), "\(kind.form) does not print \(field.name)") }
        #expect(html.contains(view.summary.number) && html.contains(view.mark))
        #expect(!html.contains("{{") && html.contains("size: A4"))
        #expect(view.summary.number.hasSuffix("〔2026〕第1号"))
        for missing in fields {
            let rest = fields.filter { $0 != missing }
            let refusal = await #expect(throws: Refusal.self) {
                _ = try await Self.issue(kind, about, rest, at: office)
            }
            #expect(refusal?.reason == "letterFieldMissing" && refusal?.field == "fields.\(missing.name)")
        }
        let verdict = try await Self.verify(view.mark, file: html, at: office)
        #expect(verdict.isGenuine && verdict.isUnchanged == true && verdict.summary == view.summary)
    }

    @Test func `is not written before what it says has been decided`() async throws {
        let office = try LetterOffice()
        let cases = try await LetterCases(office, receivedOn: "2026-09-30")
        let waiting = try await cases.opened("GT1")
        for (kind, fact) in [
            (LetterKind.acceptance, "acceptedOn"), (.refusal, "refusalOn"), (.termination, "terminationOn"),
        ] {
            let rule = try #require(try CountyRules.mediation().letters.rule(kind))
            let refusal = await #expect(throws: Refusal.self) {
                let about = #""caseID":"\#(waiting)""#
                _ = try await Self.issue(kind, about, rule.fields, at: office)
            }
            #expect(refusal?.reason == "letterFieldMissing" && refusal?.field == fact)
        }
    }

    @Test func `keeps hostile text inert`() async throws {
        let office = try LetterOffice()
        let cases = try await LetterCases(office, receivedOn: "2026-09-30")
        let id = try await cases.accepted("GT1")
        let hostile = "<script>alert(1)</script><\u{301}img src=x>&{{mark}}{{{law}}}\\\"'"
        let fields = #"{"complainantName":"王\#(hostile)","contact":"李","contactPhone":"0936"}"#
        let streams = try await office.command(
            "letter.issue",
            #"{"kind":"acceptance","caseID":"\#(id)","fields":\#(fields)}"#
        )
        let letter = streams.first?.split(separator: "/").last.map(String.init) ?? ""
        let html = try #require(try await Self.view(letter, at: office).html)
        #expect(!html.contains("<script") && html.contains("&lt;script&gt;"))
        #expect(!html.utf8.contains(sequence: Array("<\u{301}".utf8)))
        #expect(html.contains("&#123;&#123;mark&#125;&#125;"))
    }

    @Test func `is found by its mark alone, and no other mark fits`() async throws {
        let office = try LetterOffice()
        let cases = try await LetterCases(office, receivedOn: "2026-09-30")
        let about = #""caseID":"\#(try await cases.accepted("GT1"))""#
        let rule = try #require(try CountyRules.mediation().letters.rule(.acceptance))
        let id = try await Self.issue(.acceptance, about, rule.fields, at: office)
        let view = try await Self.view(id, at: office)
        #expect(try await Self.verify(view.mark, at: office).isGenuine)
        for wrong in ["", "F5-2026-2-AAAA-AAAA-AAAA-AAAA", view.mark.dropLast() + "!", "F6" + view.mark.dropFirst(2)] {
            #expect(try await !Self.verify(String(wrong), at: office).isGenuine)
        }
        let changed = try #require(view.html).replacing("李", with: "赵").replacing("填contact填", with: "别人")
        let verdict = try await Self.verify(view.mark, file: changed, at: office)
        #expect(verdict.isGenuine && verdict.isUnchanged == false)
    }

    @Test func `is numbered without gaps within its kind, voided, replaced, served and scanned`() async throws {
        let office = try LetterOffice()
        let cases = try await LetterCases(office, receivedOn: "2026-09-30")
        let about = #""caseID":"\#(try await cases.accepted("GT1"))""#
        let rule = try #require(try CountyRules.mediation().letters.rule(.acceptance))
        let first = try await Self.issue(.acceptance, about, rule.fields, at: office)
        let second = try await Self.issue(.acceptance, about + #","replaces":"\#(first)""#, rule.fields, at: office)
        let replaced = try await Self.view(first, at: office)
        #expect(replaced.summary.standing == .replaced && replaced.summary.replacedBy?.description == second)
        #expect(replaced.html?.contains("已失效") == true)
        try await office.command(
            "letter.serve",
            #"""
            {"letter":"\#(second)","party":"applicant","service":{"how":"publicNotice","on":"2026-09-30","evidence":"GG1"}}
            """#
        )
        try await office.command(
            "letter.returnScan",
            #"{"letter":"\#(second)","digest":"\#(String(repeating: "a", count: 64))"}"#
        )
        let view = try await Self.view(second, at: office)
        #expect(view.summary.number == "高市监投受〔2026〕第2号" && view.summary.standing == .inForce)
        #expect(view.services.map(\.effectiveOn) == [try Day("2026-10-30")])
        #expect(view.scan == String(repeating: "a", count: 64))
        try await office.command("letter.void", #"{"letter":"\#(second)","because":"wrongContent"}"#)
        #expect(try await Self.view(second, at: office).summary.standing == .void)
        #expect(try await Self.verify(view.mark, file: view.html, at: office).isUnchanged == true)
        let list = try await office.query("letter.list", "{\(about)}", giving: Page<LetterSummary>.self)
        #expect(list.items.map(\.standing.rawValue).sorted() == ["replaced", "void"])
        let before = try await office.store.contents()
        try await office.store.rebuild()
        #expect(try await office.store.contents() == before)
    }

    @Test func `about a report is known to those alone who may know of the report`() async throws {
        let office = try LetterOffice()
        let report = try await LetterCases(office, receivedOn: "2026-09-30").report("GT1")
        let rule = try #require(try CountyRules.mediation().letters.rule(.reportRecord))
        let about = #""report":"\#(report)""#
        let refused = await #expect(throws: Refusal.self) {
            _ = try await Self.issue(.reportRecord, about, rule.fields, at: office, as: .mediator)
        }
        #expect(refused?.reason == "reportUnknown")
        let id = try await Self.issue(.reportRecord, about, rule.fields, at: office)
        let view = try await Self.view(id, at: office)
        let list = try await office.query("letter.list", "{}", as: .mediator, giving: Page<LetterSummary>.self)
        #expect(list.items.isEmpty)
        #expect(try await !Self.verify(view.mark, at: office, as: .mediator).isGenuine)
        let hidden = await #expect(throws: Refusal.self) { _ = try await Self.view(id, at: office, as: .mediator) }
        #expect(hidden?.reason == "letterUnknown")
    }

    @Test func `leaves nothing that was typed in the clear`() async throws {
        let office = try LetterOffice()
        let about = #""caseID":"\#(try await LetterCases(office, receivedOn: "2026-09-30").accepted("GT1"))""#
        let rule = try #require(try CountyRules.mediation().letters.rule(.acceptance))
        _ = try await Self.issue(.acceptance, about, rule.fields, at: office)
        #expect(try await office.store.contents().allSatisfy { !$0.contains("填") })
    }

    private static func about(_ kind: LetterKind, _ cases: LetterCases) async throws -> String {
        switch kind {
        case .complaintRecord, .identityRequest, .forwarding, .referral:
            return #""caseID":"\#(try await cases.opened("GT1"))""#
        case .reportRecord, .reportResult: return #""report":"\#(try await cases.report("GT1"))""#
        case .acceptance, .mediationNotice, .mediationAgreement, .advancePayment:
            return #""caseID":"\#(try await cases.accepted("GT1"))""#
        case .refusal: return #""caseID":"\#(try await cases.refused("GT1"))""#
        case .termination: return #""caseID":"\#(try await cases.terminated("GT1"))""#
        case .interimAnswer:
            let id = try await cases.accepted("GT1")
            return #""caseID":"\#(id)","reference":{"channel":"hotline12345","number":"GT1"}"#
        case .topUpNotice:
            try await cases.paidOut("GT1")
            return #""enterprise":"\#(cases.enterprise)","payout":1"#
        case .arbitrationNotice: return #""caseID":"\#(try await cases.opened("GT1", kind: "labour"))""#
        }
    }

    private static func issue(
        _ kind: LetterKind,
        _ about: String,
        _ fields: [LetterRule.Field],
        at office: LetterOffice,
        as role: Role = .intakeOfficer
    ) async throws -> String {
        let typed = fields.map { #""\#($0.name)":"填\#($0.name)填""# }.joined(separator: ",")
        let params = #"{"kind":"\#(kind.rawValue)",\#(about),"fields":{\#(typed)}}"#
        let streams = try await office.command("letter.issue", params, as: role)
        return streams.first?.split(separator: "/").last.map(String.init) ?? ""
    }

    private static func view(
        _ id: String,
        at office: LetterOffice,
        as role: Role = .intakeOfficer
    ) async throws -> LetterView {
        try await office.query("letter.get", #"{"letter":"\#(id)","reason":"送达"}"#, as: role, giving: LetterView.self)
    }

    private static func verify(
        _ mark: String,
        file: String? = nil,
        at office: LetterOffice,
        as role: Role = .auditor
    ) async throws -> LetterVerdict {
        let digest = file.map { #","reason":"核验","digest":"\#(TextDigest.hex(of: Array($0.utf8)))""# } ?? ""
        let params = #"{"mark":"\#(mark)"\#(digest)}"#
        return try await office.query("letter.verify", params, as: role, giving: LetterVerdict.self)
    }
}

extension String.UTF8View {
    fileprivate func contains(sequence: [UInt8]) -> Bool {
        let bytes = Array(self)
        guard bytes.count >= sequence.count else { return false }
        return bytes.indices.dropLast(sequence.count - 1).contains { bytes[$0...].starts(with: sequence) }
    }
}
