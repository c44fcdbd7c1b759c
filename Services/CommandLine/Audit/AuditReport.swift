import ArgumentParser
import Auditor
import Model

extension GeneralOptions {
    /// Does an audit and shows what it found: how far it is meanwhile, then the report as JSON or as a page.
    ///
    /// - Parameters:
    ///   - isClean: Whether a report found nothing; otherwise the exit code is 1.
    ///   - page: The report as people read it.
    ///   - audit: The audit; it tells the rate how far it has come.
    /// - Throws: What kept the audit from going on, or the exit code.
    func show<Report: Encodable>(
        isClean: (Report) -> Bool,
        as page: (Report) -> String,
        of audit: (AuditRate) async throws -> Report
    ) async throws {
        let rate = AuditRate()
        let report: Report
        do { report = try await audit(rate) } catch let error as AuditError { throw Failure(error) }
        rate.finish()
        Terminal.output.write(json ? try CanonicalJSON.encode(report) + [UInt8(ascii: "\n")] : Array(page(report).utf8))
        guard isClean(report) else { throw ExitCode(Ending.refused.rawValue) }
    }
}
