import Foundation
import Identity
import Model
import TestKit
import Testing

@Suite("A token")
struct TokenTests {
    let place: IdentityFolder
    let now = IdentityFolder.now

    init() throws { place = try IdentityFolder() }

    @Test func `tells who bears it`() throws {
        let request = IdentityFolder.request()
        let caller = try place.verifier.verify(try place.registry.token(request, at: now), now: now)
        #expect(caller.actor == request.actor)
        #expect(caller.role == .mediator)
        #expect(caller.unit == "市场监管局")
        #expect(caller.tokenID == request.id)
        #expect(caller.expires == now.adding(milliseconds: 43_200_000))
    }

    @Test func `is the county's for the first administrator alone`() throws {
        let administrator = try place.county.token(IdentityFolder.request(nil, .systemAdministrator), at: now)
        #expect(try place.verifier.verify(administrator, now: now).role == .systemAdministrator)
        for role in Role.allCases where role != .systemAdministrator {
            #expect(
                reason { _ = try place.county.token(IdentityFolder.request(nil, role), at: now) } == "tokenNotIssuable"
            )
        }
    }

    @Test func `is registry's for everybody, and any other service's for itself alone`() throws {
        let link = IdentityFolder.request(.link("12345"), .hotlineLink)
        let own = IdentityFolder.request(.service("credit"), .service)
        #expect(try place.verifier.verify(try place.registry.token(link, at: now), now: now).actor == .link("12345"))
        #expect(try place.verifier.verify(try place.credit.token(own, at: now), now: now).role == .service)
        for request in [IdentityFolder.request(), link, IdentityFolder.request(.service("registry"), .service)] {
            #expect(reason { _ = try place.credit.token(request, at: now) } == "tokenNotIssuable")
        }
        #expect(reason { _ = try place.registry.token(own, at: now) } == "tokenNotIssuable")
    }

    @Test func `gives persons, links and services roles of their own`() throws {
        let odd = [
            IdentityFolder.request(nil, .service), IdentityFolder.request(nil, .hotlineLink),
            IdentityFolder.request(.link("12345"), .hotlineClerk),
            IdentityFolder.request(.service("registry"), .auditor),
        ]
        for request in odd {
            #expect(reason { _ = try place.registry.token(request, at: now) } == "tokenNotIssuable")
        }
    }

    @Test(arguments: [-1, 0, 43_201] as [Int64])
    func `lives no longer than twelve hours`(seconds: Int64) {
        let request = IdentityFolder.request(seconds: seconds)
        #expect(reason { _ = try place.registry.token(request, at: now) } == "tokenNotIssuable")
    }

    @Test func `is read by Python's cryptography, and read when that made it`() throws {
        let script = """
            import base64, json, sys
            from cryptography.hazmat.primitives import serialization
            token, key, public, other = sys.argv[1:]
            public = serialization.load_pem_public_key(open(public, 'rb').read())
            private = serialization.load_pem_private_key(open(key, 'rb').read(), None)
            assert private.public_key() == public
            def unpack(text): return base64.urlsafe_b64decode(text + '=' * (-len(text) % 4))
            def pack(data): return base64.urlsafe_b64encode(data).rstrip(b'=').decode()
            head, body, signature = token.split('.')
            public.verify(unpack(signature), (head + '.' + body).encode())
            assert json.loads(unpack(head)) == {'alg': 'EdDSA', 'typ': 'JWT'}
            claims = json.loads(unpack(body))
            assert claims['iss'] == 'county' and claims['exp'] - claims['iat'] == 43200
            claims['jti'] = other
            signed = head + '.' + pack(json.dumps(claims, indent=1).encode())
            print(signed + '.' + pack(private.sign(signed.encode())), end='')
            """
        let other = UniqueID.fresh(at: now)
        let token = try place.county.token(IdentityFolder.request(nil, .systemAdministrator), at: now)
        let arguments = [token, place.path("county.key"), place.path("county.pub"), other.description]
        let theirs = String(decoding: try Oracle.run(script, arguments: arguments), as: UTF8.self)
        #expect(try place.verifier.verify(theirs, now: now).tokenID == other)
    }
}
