import ServiceKit
import Testing
import Yams

@Suite("The compose file")
struct ComposeTests {
    private let services: [String: Container]

    init() throws {
        services = try YAMLDecoder().decode(File.self, from: Repository.text("compose/compose.yaml")).services
    }

    @Test func `has every service and the preparation`() {
        #expect(Set(services.keys) == Set(DataFolder.services + ["init"]))
        for service in DataFolder.services { #expect(services[service]?.command == [service]) }
    }

    @Test(arguments: DataFolder.services)
    func `tells each service the same as its systemd unit`(service: String) throws {
        let told = try Unit(service: service).options.map { option, value in
            (Setting.all.first { $0.argument == option }?.variable ?? option, value)
        }
        #expect(services[service]?.environment == Dictionary(told) { $1 })
    }

    @Test(arguments: DataFolder.services)
    func `asks each service whether it is ready`(service: String) throws {
        let question = try #require(services[service]?.healthcheck?.test.last)
        #expect(question.contains("/readyz"))
        #expect(question.contains("$$HTTP_PORT"))
    }

    @Test func `grants no container more than it needs`() {
        for (name, container) in services {
            #expect(container.read_only, "\(name)")
            #expect(container.cap_drop == ["ALL"], "\(name)")
            #expect(container.security_opt == ["no-new-privileges:true"], "\(name)")
            #expect(container.user == "jiazheng", "\(name)")
        }
    }

    @Test func `finds its programs in the image`() throws {
        let line = "SERVICES := \(DataFolder.services.joined(separator: " "))\n"
        #expect(try Repository.text("Makefile").contains(line))
        #expect(try Repository.text("compose/Dockerfile").contains("make install"))
    }

    private struct File: Decodable {
        var services: [String: Container]
    }

    /// A container, under the names that the compose specification gives its properties.
    private struct Container: Decodable {
        var command: [String]
        var environment: [String: String]?
        var healthcheck: Question?
        var user: String
        var read_only: Bool
        var cap_drop: [String]
        var security_opt: [String]
    }

    private struct Question: Decodable {
        var test: [String]
    }
}
