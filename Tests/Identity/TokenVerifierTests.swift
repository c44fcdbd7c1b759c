import Crypto
import Foundation
import Identity
import Model
import Testing

@Suite("A verifier of tokens")
struct TokenVerifierTests {
    let place: IdentityFolder
    let verifier: TokenVerifier
    let now = IdentityFolder.now

    init() throws {
        place = try IdentityFolder()
        verifier = place.verifier
    }

    private func packed(_ text: String) -> String {
        Data(text.utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
            "=",
            with: ""
        )
    }

    /// A token signed by registry whose header and claims are the test's own.
    private func token(header: String = #"{"alg":"EdDSA","typ":"JWT"}"#, _ claims: String) throws -> String {
        let signed = packed(header) + "." + packed(claims)
        let signature = try place.registry.signing.signature(for: Data(signed.utf8))
        let text = signature.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
        return signed + "." + text.replacing("=", with: "")
    }

    private func claims(_ changes: [String: String] = [:]) -> String {
        let id = UniqueID.fresh(at: now)
        let second = now.milliseconds / 1_000
        let usual = [
            "jti": "\"\(id)\"", "iss": #""service:registry""#, "sub": "\"user:\(id)\"", "role": #""mediator""#,
            "iat": "\(second)", "exp": "\(second + 60)",
        ]
        let members = usual.merging(changes) { $1 }.map { "\"\($0)\":\($1)" }
        return "{" + members.joined(separator: ",") + "}"
    }

    @Test func `misses a token that is not there`() {
        #expect(reason { _ = try verifier.verify(nil, now: now) } == "tokenMissing")
        #expect(reason { _ = try verifier.verify("", now: now) } == "tokenMissing")
    }

    @Test func `reads the usual claims of these tests`() throws {
        #expect(try verifier.verify(try token(claims()), now: now).role == .mediator)
    }

    @Test(arguments: [
        ["iss": #""county""#], ["iss": #""service:credit""#], ["iss": #""service:mediation""#], ["iss": #""""#],
        ["sub": #""service:credit""#], ["sub": #""user:wang""#], ["sub": #""link:a b""#], ["role": #""service""#],
        ["role": #""king""#], ["jti": #""1""#], ["exp": "1790043201"], ["exp": "1789999999"], ["iat": "1790000061"],
        ["iat": "-9007199254740991"], ["exp": "9007199254740991"], ["exp": "1e400"],
    ])
    func `does not believe registry everything`(change: [String: String]) throws {
        let token = try token(claims(change))
        #expect(reason { _ = try verifier.verify(token, now: now) } == "tokenInvalid")
    }

    @Test(arguments: [
        #"{"alg":"none","typ":"JWT"}"#, #"{"alg":"HS256","typ":"JWT"}"#, #"{"typ":"JWT","alg":"EdDSA"}"#,
        #"{"alg":"EdDSA","typ":"jiazheng-certificate"}"#,
    ])
    func `reads one header and no other`(header: String) throws {
        let token = try token(header: header, claims())
        #expect(reason { _ = try verifier.verify(token, now: now) } == "tokenInvalid")
    }

    @Test func `does not believe a token that was changed anywhere`() throws {
        let text = try place.registry.token(IdentityFolder.request(), at: now)
        for index in text.indices {
            let other: Character = text[index] == "A" ? "B" : "A"
            let changed = text[..<index] + String(other) + text[text.index(after: index)...]
            #expect(reason { _ = try verifier.verify(String(changed), now: now) } == "tokenInvalid")
        }
        for broken in [
            text + "=", text + ".", String(text.dropLast()), "..", text + String(repeating: "A", count: 2_048),
        ] {
            #expect(reason { _ = try verifier.verify(broken, now: now) } == "tokenInvalid")
        }
    }

    @Test func `does not take a certificate for a token`() {
        for certificate in place.certificates {
            #expect(reason { _ = try verifier.verify(certificate.text, now: now) } == "tokenInvalid")
        }
    }

    @Test func `sees a token expire, remembered or not`() throws {
        let text = try place.registry.token(IdentityFolder.request(seconds: 60), at: now)
        let end = now.adding(milliseconds: 60_000)
        #expect(reason { _ = try verifier.verify(text, now: end) } == "tokenExpired")
        #expect(try verifier.verify(text, now: end.adding(milliseconds: -1)).role == .mediator)
        #expect(reason { _ = try verifier.verify(text, now: end) } == "tokenExpired")
    }

    @Test func `stops believing a revoked token at once and for good, and no other`() throws {
        let requests = [IdentityFolder.request(), IdentityFolder.request(), IdentityFolder.request()]
        let texts = try requests.map { try place.registry.token($0, at: now) }
        _ = try verifier.verify(texts[0], now: now)
        verifier.revoke(requests[0].id, at: now)
        verifier.revoke(requests[1].id, at: now)
        for _ in 1...2 {
            #expect(reason { _ = try verifier.verify(texts[0], now: now) } == "tokenRevoked")
            #expect(reason { _ = try verifier.verify(texts[1], now: now) } == "tokenRevoked")
            #expect(try verifier.verify(texts[2], now: now).tokenID == requests[2].id)
        }
        let evening = now.adding(milliseconds: 43_199_999)
        verifier.revoke(UniqueID.fresh(at: now), at: evening)
        #expect(reason { _ = try verifier.verify(texts[1], now: evening) } == "tokenRevoked")
    }

    @Test func `answers many threads while tokens come and go`() async throws {
        let requests = (0..<64).map { _ in IdentityFolder.request() }
        let texts = try requests.map { try place.registry.token($0, at: now) }
        let believed = await withTaskGroup(of: Int.self) { group in
            for lane in 0..<8 {
                group.addTask { [verifier, now] in
                    if lane == 0 { requests.prefix(32).forEach { verifier.revoke($0.id, at: now) } }
                    return texts[32...].filter { (try? verifier.verify($0, now: now)) != nil }.count
                }
            }
            return await group.reduce(0, +)
        }
        #expect(believed == 8 * 32)
        #expect(texts.prefix(32).allSatisfy { (try? verifier.verify($0, now: now)) == nil })
    }
}
