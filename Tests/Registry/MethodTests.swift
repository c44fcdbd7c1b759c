import Model
import ServiceKit
import Testing

@Suite("The registry's methods")
struct MethodTests {
    let office: Office
    let lotus = """
        {"creditCode":"91620724MADEM0011F","name":"高台县惠民家政服务有限公司","shopSigns":["惠民家政"],
        "address":"城关镇解放南路12号","division":"620724100","business":"employing","registeredOn":"2019-03-18",
        "legalRepresentative":"马得禄","phone":"19922220001"}
        """

    init() throws {
        office = try Office()
    }

    private func hou(phone: String = "19900000013", employer: String = "91620724MADEM0011F") -> String {
        """
        {"name":"侯秀英","identityNumber":"622224199309068506","phone":"\(phone)","employerCreditCode":"\(employer)",
        "occupation":"母婴护理员","filedOn":"2023-07-17"}
        """
    }

    private func refusal(_ work: () async throws -> Int) async -> Refusal? {
        do {
            _ = try await work()
            return nil
        } catch {
            return error as? Refusal
        }
    }

    @Test func `register an enterprise once, and show who speaks for it only for a reason`() async throws {
        #expect(try await office.command("enterprise.register", lotus) == 1)
        #expect(try await office.command("enterprise.register", lotus) == 0)
        let code = #""creditCode":"91620724MADEM0011F""#
        let plain = try await office.query("enterprise.get", "{\(code)}", giving: EnterpriseView.self)
        #expect(plain.legalRepresentative == nil && plain.phone == nil)
        let opened = try await office.query(
            "enterprise.get",
            #"{\#(code),"reason":"核对执照"}"#,
            giving: EnterpriseView.self
        )
        #expect(opened.legalRepresentative == "马得禄")
        #expect(opened.phone == "19922220001")
        await #expect(throws: Refusal.self) {
            try await office.query(
                "enterprise.get",
                #"{\#(code),"reason":"好奇"}"#,
                as: .public,
                giving: EnterpriseView.self
            )
        }
    }

    @Test func `change what is asked and nothing when it is so already`() async throws {
        _ = try await office.command("enterprise.register", lotus)
        let change = #"{"creditCode":"91620724MADEM0011F","contact":{"legalRepresentative":"马得福"}}"#
        #expect(try await office.command("enterprise.change", change) == 1)
        #expect(try await office.command("enterprise.change", change) == 0)
    }

    @Test func `know a worker by the identity number, whatever else was typed`() async throws {
        _ = try await office.command("enterprise.register", lotus)
        #expect(try await office.command("worker.file", hou()) == 1)
        #expect(try await office.command("worker.file", hou()) == 0)
        let twice = await refusal { try await office.command("worker.file", hou(phone: "19900008006")) }
        #expect(twice?.reason == "workerAlreadyFiled")
        let found = try await office.query(
            "worker.find",
            #"{"identityNumber":"622224199309068506"}"#,
            giving: FoundWorker.self
        )
        let view = try await office.query(
            "worker.get",
            #"{"worker":"\#(found.worker)","reason":"核对身份"}"#,
            giving: WorkerView.self
        )
        #expect(view.name == "侯秀英")
        #expect(view.phone == "19900000013")
        #expect(view.birthYear == 1993 && view.sex == .female && view.division == "622224")
    }

    @Test func `do not file a worker for who is not registered, nor for another enterprise`() async throws {
        let unknown = await refusal { try await office.command("worker.file", hou()) }
        #expect(unknown?.reason == "enterpriseUnknown")
        #expect(unknown?.field == "employerCreditCode")
        let other = await refusal {
            try await office.command("worker.file", hou(employer: "91620724MADEM002X7"), as: .enterprise)
        }
        #expect(other?.reason == "workerOfAnotherEnterprise")
    }

    @Test func `revoke the tokens of an officer who is dismissed`() async throws {
        let appointment = #"{"name":"冯建军","roles":["mediator"],"unit":"高台县市场监督管理局"}"#
        #expect(try await office.command("officer.appoint", appointment, as: .securityAdministrator) == 1)
        let officers = try await office.query("officer.list", "{}", as: .auditor, giving: Page<OfficerView>.self)
        let officer = try #require(officers.items.first?.officer)
        let grant = #"{"actor":"user:\#(officer)","role":"mediator","hours":8}"#
        #expect(try await office.command("token.issue", grant, as: .securityAdministrator) == 1)
        let dismissal = #"{"officer":"\#(officer)"}"#
        #expect(try await office.command("officer.dismiss", dismissal, as: .securityAdministrator) == 2)
        let tokens = try await office.query("token.list", "{}", as: .auditor, giving: Page<TokenView>.self)
        #expect(tokens.items.map(\.isRevoked) == [true])
    }
}
