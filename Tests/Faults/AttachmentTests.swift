import Foundation
import Identity
import Model
import TestKit
import Testing
import Wire

/// `jiazheng attach` does what is done here, request by request.
@Suite("What is handed in")
struct AttachmentTests {
    /// Longer than one part may be.
    private static let scan = Data((0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ ($0 >> 8)) })

    @Test func `is sealed on the disk, opens for a reason, and is one attachment however often it is sent`()
        async throws
    {
        try await RunningSuite.with(["registry"]) { suite async throws in
            let worker = try await suite.fileWorker(named: "王秀英")
            let id = try await put(Self.scan, for: "worker/\(worker)", in: suite)
            let position = try await suite.ask("registry", "events.head", "{}", meta(.auditor, suite))["position"]?
                .string
            #expect(try await put(Self.scan, for: "worker/\(worker)", in: suite) == id)
            #expect(
                try await suite.ask("registry", "events.head", "{}", meta(.auditor, suite))["position"]?.string
                    == position
            )
            #expect(try await get(id, in: suite) == Self.scan)
            let files = try files(in: suite)
            #expect(files.count == 2)
            let inTheClear = Self.scan.prefix(64)
            for file in files { #expect(try Data(contentsOf: file).firstRange(of: inTheClear) == nil) }
            var opened = 0
            _ = try await suite.readLog(of: "registry") { event in
                if event["type"]?.string?.hasSuffix(".access.opened.v1") == true { opened += 1 }
            }
            #expect(opened == 2)
            for ending in ["", "-wal"] {
                let store = URL(filePath: "\(suite.data)/registry.sqlite\(ending)")
                #expect(try Data(contentsOf: store).firstRange(of: Data("身份证.jpg".utf8)) == nil)
            }
        }
    }

    @Test func `is not handed out altered, and the check names the part`() async throws {
        try await RunningSuite.with(["registry"]) { suite async throws in
            let worker = try await suite.fileWorker(named: "王秀英")
            let id = try await put(Self.scan, for: "worker/\(worker)", in: suite)
            let file = try #require(try files(in: suite).first)
            var bytes = try Data(contentsOf: file)
            bytes[100] ^= 1
            try bytes.write(to: file)
            await #expect { try await get(id, in: suite) } throws: { "\($0)".contains("attachmentDamaged") }
            let check = try await suite.ask("registry", "attachment.check", "{}", meta(.auditor, suite))
            #expect(check["parts"]?.integer == 2)
            #expect(check["altered"]?.elements.map { $0["part"]?.string } == [file.lastPathComponent])
            try FileManager.default.removeItem(at: file)
            let later = try await suite.ask("registry", "attachment.check", "{}", meta(.auditor, suite))
            #expect(later["missing"]?.elements.map { $0["part"]?.string } == [file.lastPathComponent])
        }
    }

    @Test func `goes from the disk when its person is erased`() async throws {
        try await RunningSuite.with(["registry"]) { suite async throws in
            let worker = try await suite.fileWorker(named: "王秀英")
            let id = try await put(Self.scan, for: "worker/\(worker)", in: suite)
            _ = try await suite.erase(worker)
            try await eventually("the files are gone") { try files(in: suite).isEmpty }
            await #expect { try await get(id, in: suite) } throws: { "\($0)".contains("attachmentErased") }
            let check = try await suite.ask("registry", "attachment.check", "{}", meta(.auditor, suite))
            #expect(check["erased"]?.integer == 1)
            #expect(check["missing"]?.elements.isEmpty == true)
        }
    }

    @Test(arguments: [
        (#"{"about":"worker/0","content":"AA=="}"#, "attachmentSubjectUnknown"),
        (#"{"about":"enterprise/01a0f166-56a3-7d02-b7aa-90c1d4e5f233","content":"AA=="}"#, "attachmentSubjectUnknown"),
        (#"{"about":"worker/01a0f166-56a3-7d02-b7aa-90c1d4e5f233","content":"不是"}"#, "attachmentPartInvalid"),
    ])
    func `is refused with a reason when there is nothing it could be for`(
        _ params: String,
        _ reason: String
    ) async throws {
        try await RunningSuite.with(["registry"]) { suite async throws -> Void in
            await #expect {
                _ = try await suite.ask("registry", "attachment.part", params, meta(.commerceSupervisor, suite))
            } throws: {
                "\($0)".contains(reason)
            }
        }
    }

    private func meta(_ role: Role, _ suite: RunningSuite) throws -> RequestMeta {
        var meta = RequestMeta()
        meta.token = try suite.token(role)
        return meta
    }

    private func files(in suite: RunningSuite) throws -> [URL] {
        let root = URL(filePath: suite.data).appending(path: "attachments")
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: root.path)) ?? []
        return paths.map { root.appending(path: $0) }.filter { $0.lastPathComponent.count == 64 }
    }

    private func put(_ bytes: Data, for subject: String, in suite: RunningSuite) async throws -> String {
        var parts: [String] = []
        for start in stride(from: 0, to: bytes.count, by: 512 * 1_024) {
            let content = bytes[start..<min(start + 512 * 1_024, bytes.count)].base64EncodedString()
            let params = "{\"about\":\"\(subject)\",\"content\":\"\(content)\"}"
            let taken = try await suite.ask("registry", "attachment.part", params, meta(.commerceSupervisor, suite))
            parts.append(try #require(taken["part"]?.string))
        }
        let names = parts.map { "\"\($0)\"" }.joined(separator: ",")
        let params =
            "{\"about\":\"\(subject)\",\"name\":\"身份证.jpg\",\"mediaType\":\"image/jpeg\",\"parts\":[\(names)]}"
        let kept = try await suite.ask("registry", "attachment.put", params, meta(.commerceSupervisor, suite))
        return try #require(kept["id"]?.string)
    }

    private func get(_ id: String, in suite: RunningSuite) async throws -> Data {
        var bytes = Data()
        for part in 1...2 {
            let params = "{\"id\":\"\(id)\",\"part\":\(part),\"reason\":\"核对原件\"}"
            let answer = try await suite.ask("registry", "attachment.get", params, meta(.commerceSupervisor, suite))
            bytes.append(try #require(Data(base64Encoded: answer["content"]?.string ?? "")))
        }
        return bytes
    }
}
