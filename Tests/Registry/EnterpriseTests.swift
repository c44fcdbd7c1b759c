import Model
import RegistryDomain
import TestKit
import Testing

@Suite("An enterprise")
struct EnterpriseTests {
    let details: EnterpriseDetails
    let untidy: EnterpriseDetails

    init() throws {
        details = try .example()
        untidy = try .example(creditCode: "92620724MADEM0118Q")
    }

    @Test func `is registered with what its licence says`() {
        given(Enterprise.self).when(.register(details), knowing: .init()).then(.registered(details: details))
    }

    @Test func `is registered once, however often the same is asked`() {
        given(Enterprise.self, .registered(details: details)).when(.register(details), knowing: .init()).then()
    }

    @Test func `is not registered again with other details`() throws {
        given(Enterprise.self, .registered(details: details))
            .when(.register(try .example(name: "高台县惠民养老服务有限公司")), knowing: .init())
            .rejects(.enterpriseAlreadyRegistered)
    }

    @Test func `does not get the credit code of another`() {
        given(Enterprise.self)
            .when(.register(details), knowing: .init(creditCodeIsTaken: true))
            .rejects(.creditCodeTaken)
    }

    @Test func `with a code whose check character fails needs an officer's word for it`() {
        #expect(!untidy.creditCode.checkDigitIsValid)
        given(Enterprise.self).when(.register(untidy), knowing: .init()).rejects(.creditCodeNeedsAttestation)
        var attested = untidy
        attested.attestation = .example("cmVtYXJr")
        given(Enterprise.self).when(.register(attested), knowing: .init()).then(.registered(details: attested))
    }

    @Test func `changes in what is named and in nothing else`() throws {
        let name = try LineText("高台县惠民养老服务有限公司")
        var changed = details
        changed.name = name
        given(Enterprise.self, .registered(details: details))
            .when(.change(EnterpriseChange(name: name)), knowing: .init())
            .then(.changed(details: changed))
    }

    @Test func `does not change into what it is already`() {
        given(Enterprise.self, .registered(details: details))
            .when(.change(EnterpriseChange(name: details.name, contact: details.contact)), knowing: .init())
            .then()
    }

    @Test func `cannot be changed before it is registered`() {
        given(Enterprise.self).when(.change(EnterpriseChange()), knowing: .init()).rejects(.enterpriseNotRegistered)
    }
}
