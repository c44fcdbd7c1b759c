import EventLog
import GRDB
import MediationDomain
import Model
import TestKit
import Testing

@testable import MediationService

@Suite("A batch of orders")
struct OrderBatchTests {
    @Test func `is recorded once, and its first figures stand`() {
        given(OrderBatch.self).when(.record(batch: .example()), knowing: .init()).then(.recorded(batch: .example()))
        given(OrderBatch.self, .recorded(batch: .example()))
            .when(.record(batch: .example(accepted: 0)), knowing: .init(holder: .example())).then()
    }

    @Test func `does not take the number of another file`() {
        given(OrderBatch.self).when(.record(batch: .example()), knowing: .init(holder: .example(2)))
            .rejects(.batchNumberTaken)
        given(OrderBatch.self, .recorded(batch: .example()))
            .when(.record(batch: .example(digest: "b")), knowing: .init(holder: .example())).rejects(.batchNumberTaken)
    }

    @Test func `is missed when its number is passed over`() async throws {
        try await withMediation { store, _ in
            for (number, digest) in [(3, "a"), (4, "b"), (7, "c")] as [(Int64, String)] {
                let batch = ImportedBatch.example(number: number, digest: digest)
                try await store.done([.batch(.record(batch: batch), on: .example(UInt64(number)))])
            }
            try await store.reader.read { db throws in
                func standing(_ digest: String, _ number: Int64? = nil) throws -> BatchStanding {
                    let query = BatchQuery(
                        channel: .hotline12345,
                        digest: String(repeating: digest, count: 64),
                        number: number
                    )
                    return try OrderBatches.standing(query, db)
                }
                let new = try standing("d")
                #expect(new.number == 8 && new.last == 7 && new.missing == [5, 6] && !new.isTaken)
                #expect(try standing("d", 10).missing == [5, 6, 8, 9])
                #expect(try standing("d", 4).isTaken)
                let same = try standing("b")
                #expect(same.number == 4 && same.before?.batch.number == 4 && !same.isTaken)
            }
        }
    }
}

extension ImportedBatch {
    static func example(number: Int64 = 7, digest: String = "a", accepted: Int64 = 40) -> ImportedBatch {
        ImportedBatch(
            channel: .hotline12345,
            number: number,
            digest: String(repeating: digest, count: 64 / digest.utf8.count),
            rows: 45,
            accepted: accepted,
            known: 3,
            refused: 2
        )
    }
}
