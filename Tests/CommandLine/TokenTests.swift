import ServiceKit
import Foundation
import Identity
import Model
import Testing
import Wire

@testable import jiazheng

@Suite("jiazheng token")
struct TokenTests {
    /// Answers as registry does, and checks nothing.
    private static let registry: ExampleSuite.Answering = { service, request in
        let role = request.params?["roles"]?.elements.first?.string ?? request.params?["role"]?.string ?? "?"
        let id = "019f2a01-1c00-7e55-8f21-\(role == "mediator" ? "000000000002" : "000000000001")"
        return switch request.method {
        case "officer.appoint":
            ExampleAnswers.result(#"{"epoch":"7f3a9c10","events":[{"sequence":"1","subject":"officer/\#(id)"}]}"#)
        case "token.issue": ExampleAnswers.result(#"{"token":"of-\#(role)"}"#)
        default: .failure(.unknownMethod(request.method))
        }
    }

    @Test func `makes the administrator's with the county's key, always for the same person`() async throws {
        try await ExampleSuite.with([]) { suite in
            let verifier = TokenVerifier(
                county: try suite.folder.countyPublicKey(),
                certificates: try suite.folder.certificates()
            )
            let first = try await suite.jiazheng("token", "--role", "systemAdministrator")
            let second = try await suite.jiazheng("token", "--role", "systemAdministrator", "--hours", "1")
            let now = Moment.read()
            let caller = try verifier.verify(first.lines.first, now: now)
            #expect(caller.role == .systemAdministrator)
            #expect(try verifier.verify(second.lines.first, now: now).actor == caller.actor)
        }
    }

    @Test func `goes from administrator to security administrator to anybody else`() async throws {
        try await ExampleSuite.with(["registry"], answering: Self.registry) { suite in
            let run = try await suite.jiazheng("token", "--role", "mediator", "--hours", "8")
            #expect(run.output == "of-mediator\n", "\(run.error)")
            let questions = suite.questions
            #expect(
                questions.map(\.method) == ["officer.appoint", "token.issue", "officer.appoint", "token.issue"]
            )
            #expect(questions[0].meta.idempotencyKey == "cli/appoint/securityAdministrator")
            #expect(questions[2].meta.token == "of-securityAdministrator")
            #expect(questions[3].params.contains(#""actor":"user:019f2a01-1c00-7e55-8f21-000000000002","hours":8"#))
        }
    }

    @Test func `names a hotline that was asked for`() async throws {
        try await ExampleSuite.with(["registry"], answering: Self.registry) { suite in
            let run = try await suite.jiazheng("token", "--role", "hotlineLink", "--link", "12315", "--json")
            #expect(run.output == "{\"role\":\"hotlineLink\",\"token\":\"of-hotlineLink\"}\n")
            #expect(suite.questions.last?.params.contains(#""actor":"link:12315""#) ?? false)
        }
    }

    @Test func `says what to do where the county's key is elsewhere`() async throws {
        try await ExampleSuite.with(["registry"]) { suite in
            try FileManager.default.removeItem(atPath: "\(suite.folder.path)/keys/county.key")
            let run = try await suite.jiazheng("token", "--role", "systemAdministrator")
            #expect(run.status == 1 && run.error.contains("--token"))
            let given = try await suite.jiazheng("call", "registry", "events.head", "--token", "abc")
            #expect(given.status == 0)
        }
    }

    @Test func `refuses what fits no role`() async throws {
        for arguments in [
            ["--role", "king"], ["--role", "mediator", "--link", "12345"], ["--role", "enterprise"], [],
        ] {
            let run = try await Invocation.run(["token"] + arguments)
            #expect(run.status == 64)
        }
    }
}
