import Crypto
import Identity
import Model
import Testing

@Suite("A service's key that was changed")
struct KeyChangeTests {
    private let place: IdentityFolder
    private let next: ServiceKey
    private let now = IdentityFolder.now
    /// An hour after the first key was certified.
    private let change = IdentityFolder.now.adding(milliseconds: 3_600_000)

    init() throws {
        place = try IdentityFolder()
        next = try ServiceKey.create(service: "registry", at: place.path("registry.2.key"))
    }

    private func verifier(_ reason: KeyChangeReason) throws -> TokenVerifier {
        let verifier = place.verifier
        verifier.adopt(
            place.certificates + [
                try place.county.certify(
                    service: "registry",
                    division: "620724",
                    publicKey: next.publicKey,
                    because: reason,
                    at: change
                )
            ]
        )
        return verifier
    }

    @Test func `leaves what it had issued its time, and issues nothing more`() throws {
        let verifier = try verifier(.scheduled)
        let later = change.adding(milliseconds: 600_000)
        let before = try place.registry.token(IdentityFolder.request(), at: now)
        #expect(try verifier.verify(before, now: later).role == .mediator)
        let after = try place.registry.token(IdentityFolder.request(), at: later)
        #expect(reason { _ = try verifier.verify(after, now: later) } == "tokenInvalid")
        #expect(try verifier.verify(next.token(IdentityFolder.request(), at: later), now: later).role == .mediator)
    }

    @Test func `is believed in nothing once it is suspected, not even where it was believed before`() throws {
        let verifier = place.verifier
        let token = try place.registry.token(IdentityFolder.request(), at: now)
        _ = try verifier.verify(token, now: change)
        let suspicion = try place.county.certify(
            service: "registry",
            division: "620724",
            publicKey: next.publicKey,
            because: .suspected,
            at: change
        )
        verifier.adopt(place.certificates + [suspicion])
        #expect(reason { _ = try verifier.verify(token, now: change) } == "tokenInvalid")
        #expect(try verifier.verify(next.token(IdentityFolder.request(), at: change), now: change).role == .mediator)
        let other = try place.credit.token(IdentityFolder.request(.service("credit"), .service), at: now)
        #expect(try verifier.verify(other, now: change).role == .service)
    }

    @Test func `is not believed again when another is changed after it`() throws {
        let third = try ServiceKey.create(service: "registry", at: place.path("registry.3.key"))
        let verifier = place.verifier
        verifier.adopt(
            try place.certificates
                + [(next, KeyChangeReason.suspected), (third, .scheduled)].map { key, reason in
                    try place.county.certify(
                        service: "registry",
                        division: "620724",
                        publicKey: key.publicKey,
                        because: reason,
                        at: change
                    )
                }
        )
        let first = try place.registry.token(IdentityFolder.request(), at: now)
        #expect(reason { _ = try verifier.verify(first, now: change) } == "tokenInvalid")
        let second = try next.token(IdentityFolder.request(), at: change)
        #expect(try verifier.verify(second, now: change).role == .mediator)
    }

    @Test func `says in the next one's certificate why it was changed, and keeps silent when nobody suspects it`()
        throws
    {
        for wanted in [KeyChangeReason.scheduled, .suspected] {
            let certificate = try place.county.certify(
                service: "registry",
                division: "620724",
                publicKey: next.publicKey,
                because: wanted,
                at: change
            )
            #expect(try ServiceCertificate(certificate.text, from: place.county.publicKey).reason == wanted)
        }
        #expect(place.certificates.allSatisfy { $0.reason == .scheduled })
    }
}
