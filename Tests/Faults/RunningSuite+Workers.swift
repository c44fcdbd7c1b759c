import Foundation
import Identity
import Model
import Testing
import Wire

extension RunningSuite {
    /// Files the one worker of these tests; doing it again changes nothing.
    ///
    /// - Returns: The worker's id.
    func fileWorker(named name: String) async throws -> String {
        let stem = "62072419900101001"
        let number = try #require(
            "0123456789X".map { "\(stem)\($0)" }.first { (try? ResidentIdentityNumber($0)) != nil }
        )
        let params =
            "{\"name\":\"\(name)\",\"identityNumber\":\"\(number)\",\"phone\":\"13912345678\","
            + "\"occupation\":\"养老护理员\",\"filedOn\":\"2026-01-05\"}"
        var meta = RequestMeta()
        meta.token = try token(.commerceSupervisor)
        meta.idempotencyKey = "filing/1"
        let answer = try await ask("registry", "worker.file", params, meta)
        return try #require(
            answer["events"]?.elements.first?["subject"]?.string?.split(separator: "/").last.map(String.init)
        )
    }

    /// Erases a worker's data for ever.
    func erase(_ worker: String) async throws -> JSONDocument.Node {
        var meta = RequestMeta()
        meta.token = try token(.securityAdministrator)
        let params = "{\"person\":\"\(worker)\",\"reason\":\"本人要求\",\"retention\":\"保存期限届满\"}"
        return try await ask("registry", "person.erase", params, meta)
    }
}
