import Model
import RegistryDomain
import TestKit
import Testing

@Suite("A worker")
struct WorkerTests {
    let filing: WorkerFiling
    let noted: NotedCertificate

    init() throws {
        filing = try .example()
        noted = try .example()
    }

    @Test func `is filed`() {
        given(Worker.self).when(.file(filing), knowing: .init()).then(.filed(filing: filing))
    }

    @Test func `is filed once, however often the same is asked`() {
        given(Worker.self, .filed(filing: filing)).when(.file(filing), knowing: .init()).then()
    }

    @Test func `is not filed again with other details`() throws {
        given(Worker.self, .filed(filing: filing))
            .when(.file(try .example(phone: "b3RoZXI=")), knowing: .init())
            .rejects(.workerAlreadyFiled)
    }

    @Test func `is not filed for an employer nobody knows`() {
        given(Worker.self)
            .when(.file(filing), knowing: .init(employerIsRegistered: false))
            .rejects(.enterpriseUnknown)
    }

    @Test func `may hold a certificate before being filed, and keeps it then`() {
        given(Worker.self).when(.noteCertificate(noted), knowing: .init()).then(.certificateNoted(certificate: noted))
        given(Worker.self, .certificateNoted(certificate: noted))
            .when(.file(filing), knowing: .init())
            .then(.filed(filing: filing))
    }

    @Test func `notes a certificate once`() {
        given(Worker.self, .certificateNoted(certificate: noted))
            .when(.noteCertificate(noted), knowing: .init())
            .then()
    }

    @Test func `notes a revocation once, even one that comes before its certificate`() {
        let id = noted.certificate
        given(Worker.self).when(.noteRevocation(id), knowing: .init()).then(.revocationNoted(certificate: id))
        given(Worker.self, .revocationNoted(certificate: id)).when(.noteRevocation(id), knowing: .init()).then()
    }
}

@Suite("The registry")
struct ReactionTests {
    @Test func `hears from training what its workers are certified for`() throws {
        let noted = try NotedCertificate.example()
        let content = CertificateContent(
            worker: .example(3),
            trainingClass: .example(4),
            occupation: noted.occupation,
            level: noted.level,
            issuedOn: noted.issuedOn
        )
        let number = CertificateNumber(division: try DivisionCode("620724"), year: 2026, ordinal: 1)
        #expect(
            Registry.commands(after: .certificate(.issued(content: content, number: number), of: noted.certificate))
                == [.worker(.noteCertificate(noted), on: .example(3))]
        )
        #expect(
            Registry.commands(
                after: .certificate(.revoked(worker: .example(3), reason: .replaced), of: noted.certificate)
            ) == [.worker(.noteRevocation(noted.certificate), on: .example(3))]
        )
        #expect(Registry.commands(after: .trainingClass(.closed, of: .example(4))).isEmpty)
    }

    @Test func `gives each refusal a reason of its own`() {
        let reasons =
            Enterprise.Rejection.allCases.map(\.refusal.reason) + Worker.Rejection.allCases.map(\.refusal.reason)
            + Officer.Rejection.allCases.map(\.refusal.reason) + Token.Rejection.allCases.map(\.refusal.reason)
        #expect(Set(reasons).count == reasons.count)
    }
}
