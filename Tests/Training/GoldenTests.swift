import TestKit
import Model
import Testing

@Suite("A stored event of training")
struct GoldenTests {
    @Test func `of a class is written as ever`() throws {
        try GoldenFile.expectAll(
            of: TrainingClass.self,
            [
                .opened(details: .example()),
                .workerEnrolled(worker: .example(3)),
                .workerCompleted(worker: .example(3)),
                .workerCertified(worker: .example(3), certificate: .example(5)),
                .certificateWithdrawn(worker: .example(3), certificate: .example(5)),
                .closed,
            ]
        )
    }

    @Test func `of a certificate is written as ever`() throws {
        try GoldenFile.expectAll(
            of: Certificate.self,
            [
                .issued(content: .example(), number: .example()),
                .revoked(worker: .example(3), reason: .issuedByMistake),
            ]
        )
    }
}
