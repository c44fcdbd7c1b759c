import Crypto
import Foundation
import Identity
import Model
@testable import ServiceKit
import TestKit
import Testing
import Transparency
import Wire

@Suite("Changing a service's key")
struct KeyChangeTests {
    @Test func `is written by its log, signed by both keys, and heard by everybody while all goes on`() async throws {
        try await RunningSuite.with(["registry", "credit"]) { suite async throws in
            let folder = DataFolder(path: suite.data)
            let former = try folder.serviceKey("registry")
            let old = try suite.token(.commerceSupervisor)
            try await register(0..<5, suite)
            let run = try await suite.jiazheng("key", "change", "registry", "--json")
            #expect(run.status == 0, "\(run.error)")
            let answer = try JSONDocument(Array(run.output.dropLast().utf8)).root
            let key = try folder.serviceKey("registry")
            #expect(answer["key"]?.string == key.publicKey.rawRepresentation.base64EncodedString())
            #expect(key.publicKey.rawRepresentation != former.publicKey.rawRepresentation)
            let files = FileManager.default
            let mode = try files.attributesOfItem(atPath: "\(suite.data)/keys/registry.2.key")[.posixPermissions]
            #expect(mode as? Int == 0o600)
            try await expectChanges(["securityAdministrator scheduled"], suite)
            let head = try await newestHead(of: "registry", suite)
            #expect(head.verify(with: key.publicKey) && head.verify(with: former.publicKey))
            // What the former key has issued lives on, what the new one issues is believed at once, here and there.
            for token in [old, try suite.token(.commerceSupervisor)] {
                for service in ["registry", "credit"] {
                    _ = try await suite.ask(service, "service.stats", "{}", RequestMeta(token: token))
                }
            }
            try await register(5..<10, suite)
            try await expectFollowed(10, suite)
            // A follower that lost its way would have stopped; a restart changes nothing.
            #expect(suite.stop("registry") == 0)
            try suite.start("registry")
            try await suite.waitUntilUp("registry")
            try await register(10..<12, suite)
            try await expectFollowed(12, suite)
            try await expectChanges(["securityAdministrator scheduled"], suite)
            let verify = try await suite.jiazheng("audit", "verify")
            #expect(verify.status == 0, "\(verify.output)")
            let list = try await suite.jiazheng("key", "list")
            #expect(list.output.contains("同时签名") && list.output.contains("在用"), "\(list.output)")
        }
    }

    @Test func `makes what a suspected key has signed void at once, everywhere`() async throws {
        try await RunningSuite.with(["registry", "credit"]) { suite async throws in
            let old = RequestMeta(token: try suite.token(.commerceSupervisor))
            _ = try await suite.ask("credit", "service.stats", "{}", old)
            let run = try await suite.jiazheng("key", "change", "registry", "--suspected")
            #expect(run.status == 0 && run.output.contains("作废"), "\(run.error)\(run.output)")
            await #expect { try await suite.ask("registry", "service.stats", "{}", old) } throws: {
                "\($0)".contains("tokenInvalid")
            }
            try await eventually("credit has heard of it") {
                do { _ = try await suite.ask("credit", "service.stats", "{}", old) } catch {
                    return "\(error)".contains("tokenInvalid")
                }
                return false
            }
            try await register(0..<3, suite)
            try await expectFollowed(3, suite)
            try await expectChanges(["securityAdministrator suspected"], suite)
        }
    }

    @Test func `that was interrupted is finished at the next start`() async throws {
        try await RunningSuite.with(["registry"]) { suite async throws in
            suite.killHard("registry")
            let folder = DataFolder(path: suite.data)
            let certificate = try folder.countyKey().certify(
                service: "registry",
                division: "620724",
                publicKey: folder.prepareKey(of: "registry").publicKey,
                at: RunningSuite.now
            )
            try folder.publish(certificate)
            for _ in 1...2 {
                try suite.start("registry")
                try await suite.waitUntilUp("registry")
                try await expectChanges(["service scheduled"], suite)
                #expect(suite.stop("registry") == 0)
            }
            let verify = try await suite.jiazheng("audit", "verify", "--store", "\(suite.data)/registry.sqlite")
            #expect(verify.status == 0, "\(verify.output)")
        }
    }

    @Test func `goes with a backup and comes back from it`() async throws {
        try await RunningSuite.with(["registry", "training", "mediation", "credit"]) { suite async throws in
            #expect(try await suite.jiazheng("key", "change", "registry").status == 0)
            try await register(0..<3, suite)
            let out = "\(suite.data)-backup"
            defer { try? FileManager.default.removeItem(atPath: out) }
            let backup = try await suite.jiazheng("backup", "--out", out)
            #expect(backup.status == 0, "\(backup.error)")
            #expect(suite.stop("registry") == 0)
            let names = ["registry.key", "registry.2.key", "registry.cert", "registry.2.cert"]
            for name in names { try FileManager.default.removeItem(atPath: "\(suite.data)/keys/\(name)") }
            for half in ["secrets", "logs"] {
                let run = try await suite.jiazheng("restore", "registry", "--from", "\(out)/\(half)")
                #expect(run.status == 0, "\(run.error)")
            }
            #expect(names.allSatisfy { FileManager.default.fileExists(atPath: "\(suite.data)/keys/\($0)") })
            #expect(try await suite.jiazheng("restore", "registry", "--accept-loss").status == 0)
            try suite.start("registry")
            try await suite.waitUntilUp("registry")
            try await register(3..<5, suite)
            try await expectChanges(["securityAdministrator scheduled"], suite)
            let verify = try await suite.jiazheng("audit", "verify", "--store", "\(suite.data)/registry.sqlite")
            #expect(verify.status == 0, "\(verify.output)")
        }
    }

    @Test func `takes the county's key from where it is kept, and no other county's`() async throws {
        try await RunningSuite.with(["registry"]) { suite async throws in
            let safe = "\(suite.data)/safe.key"
            try FileManager.default.moveItem(atPath: "\(suite.data)/keys/county.key", toPath: safe)
            let missing = try await suite.jiazheng("key", "change", "registry")
            #expect(missing.status == 1 && missing.error.contains("[countyKeyNeeded]"), "\(missing.error)")
            let strange = "\(suite.data)/strange.key"
            _ = try CountyKey.create(at: strange, publicPath: "\(strange).pub")
            let token = try suite.token(.securityAdministrator)
            let foreign = try await suite.jiazheng(
                "key",
                "change",
                "registry",
                "--county-key",
                strange,
                "--token",
                token
            )
            #expect(foreign.status == 1 && foreign.error.contains("[countyKeyForeign]"), "\(foreign.error)")
            try await expectChanges([], suite)
            let right = try await suite.jiazheng("key", "change", "registry", "--county-key", safe, "--token", token)
            #expect(right.status == 0, "\(right.error)")
            try await expectChanges(["securityAdministrator scheduled"], suite)
        }
    }

    @Test func `is refused to others, for another service, and with another county's word`() async throws {
        try await RunningSuite.with(["registry"]) { suite async throws -> Void in
            let folder = DataFolder(path: suite.data)
            let key = try folder.prepareKey(of: "registry")
            let strange = "\(suite.data)/strange"
            let stranger = try CountyKey.create(at: strange, publicPath: "\(strange).pub")
            func certificate(_ service: String, _ county: CountyKey, _ key: ServiceKey) throws -> String {
                try county.certify(
                    service: service,
                    division: "620724",
                    publicKey: key.publicKey,
                    at: RunningSuite.now
                ).text
            }
            let county = try folder.countyKey()
            let other = try ServiceKey.create(service: "registry", at: "\(suite.data)/other.key")
            let cases: [(String, Role, String)] = [
                (try certificate("registry", county, key), .systemAdministrator, "methodNotAllowed"),
                (try certificate("credit", county, key), .securityAdministrator, "certificateForeign"),
                (try certificate("registry", stranger, key), .securityAdministrator, "certificateInvalid"),
                (try certificate("registry", county, other), .securityAdministrator, "keyNotPrepared"),
            ]
            for (text, role, reason) in cases {
                let meta = RequestMeta(token: try suite.token(role))
                await #expect {
                    try await suite.ask("registry", "key.change", "{\"certificate\":\"\(text)\"}", meta)
                } throws: {
                    "\($0)".contains(reason)
                }
            }
            try await expectChanges([], suite)
            #expect(folder.keyCount("registry") == 1)
        }
    }

    private func register(_ numbers: Range<Int>, _ suite: RunningSuite) async throws {
        for number in numbers {
            var meta = RequestMeta()
            meta.token = try suite.token(.commerceSupervisor)
            meta.idempotencyKey = "key/register/\(number)"
            _ = try await suite.ask("registry", "enterprise.register", registration(number), meta)
        }
    }

    private func expectFollowed(_ count: Int, _ suite: RunningSuite) async throws {
        try await eventually("credit has files of \(count) enterprises") {
            let meta = RequestMeta(token: try suite.token(.commerceSupervisor))
            let files = try await suite.ask("credit", "file.list", "{\"pageSize\":100}", meta)
            return files["value"]?["items"]?.elements.count == count
        }
    }

    /// The changes of the key that registry's log tells of: in which role, and why.
    private func expectChanges(_ wanted: [String], _ suite: RunningSuite) async throws {
        var found: [String] = []
        _ = try await suite.readLog(of: "registry") { event in
            guard event["type"]?.string == "cn.jiazheng.registry.log.keyChanged.v1" else { return }
            found.append("\(event["authrole"]?.string ?? "") \(event["data"]?["reason"]?.string ?? "")")
        }
        #expect(found == wanted)
    }

    private func newestHead(of service: String, _ suite: RunningSuite) async throws -> Checkpoint {
        let answer = try await suite.ask(
            service,
            "log.checkpoint",
            "{}",
            RequestMeta(token: try suite.token(.auditor))
        )
        return try Checkpoint(parsing: try #require(answer["note"]?.string))
    }
}
