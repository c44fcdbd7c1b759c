import CreditService
import Foundation
import MediationService
import Model
import RegistryService
import ServiceKit
import Testing
import TrainingService

/// The documents that are made from the code: `RECORD_DOCUMENTS=1` writes them, every other run compares.
@Suite("The generated documents")
struct DescribedTests {
    @Test func `of methods list every method with its roles`() throws {
        let tables = [
            Catalogue.methods(Registry.everyMethod, of: "registry"),
            Catalogue.methods(Training.everyMethod, of: "training"),
            Catalogue.methods(Mediation.everyMethod, of: "mediation"),
            Catalogue.methods(Credit.everyMethod, of: "credit"),
        ]
        try expect(
            "docs/methods.md",
            "# Methods\n\nMade from the code; who may call what.\n\n" + tables.joined(separator: "\n")
        )
    }

    @Test func `of events list every type with its values`() throws {
        let tables = [
            Catalogue.events(EventDescription.all(of: Registry.self), of: "registry"),
            Catalogue.events(EventDescription.all(of: Training.self), of: "training"),
            Catalogue.events(EventDescription.all(of: Mediation.self), of: "mediation"),
            Catalogue.events(EventDescription.all(of: Credit.self), of: "credit"),
        ]
        try expect(
            "docs/event-catalogue.md",
            "# Event catalogue\n\nMade from the code. What is stored under these types is stored for ever.\n\n"
                + tables.joined(separator: "\n")
        )
    }

    @Test func `of errors list every reason`() throws {
        let own =
            ErrorCatalogue.entries(of: Registry.self) + ErrorCatalogue.entries(of: Training.self)
            + ErrorCatalogue.entries(of: Mediation.self) + ErrorCatalogue.entries(of: Credit.self)
        try expect(
            "docs/errors.md",
            "# Errors\n\nMade from the code. A reason is stable; a message is for people.\n\n"
                + Catalogue.errors(ErrorCatalogue.shared + own)
        )
    }

    @Test func `for machines describe requests and events of each service`() throws {
        try expectMachineReadable(Registry.self)
        try expectMachineReadable(Training.self)
        try expectMachineReadable(Mediation.self)
        try expectMachineReadable(Credit.self)
    }

    @Test func `leave nothing undescribed`() {
        let methods = Registry.everyMethod + Training.everyMethod + Mediation.everyMethod + Credit.everyMethod
        for method in methods {
            #expect(method.params.gaps == [], "\(method.name)")
            #expect(method.result.gaps == [], "\(method.name)")
        }
    }

    private func expectMachineReadable<Owner: Served>(_: Owner.Type) throws {
        let requests = OpenRPCDocument(
            service: Owner.service,
            version: suiteVersion,
            methods: Owner.everyMethod,
            errors: ErrorCatalogue.shared + ErrorCatalogue.entries(of: Owner.self)
        )
        let events = AsyncAPIDocument(
            service: Owner.service,
            version: suiteVersion,
            events: EventDescription.all(of: Owner.self)
        )
        try expect("docs/api/\(Owner.service).openrpc.json", indented(requests.json()))
        try expect("docs/api/\(Owner.service).asyncapi.json", indented(events.json()))
    }

    private func indented(_ json: [UInt8]) throws -> String {
        let object = try JSONSerialization.jsonObject(with: Data(json))
        let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try JSONSerialization.data(withJSONObject: object, options: options), as: UTF8.self)
            + "\n"
    }

    private func expect(_ path: String, _ content: String) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: path)
        if ProcessInfo.processInfo.environment["RECORD_DOCUMENTS"] == "1" {
            try Data(content.utf8).write(to: file)
        }
        let stored = try String(contentsOf: file, encoding: .utf8)
        #expect(stored == content, "\(path) is out of date; make documents writes it anew")
    }
}

extension Served {
    /// The service's own methods and those that every service has.
    static var everyMethod: [MethodDescription] {
        standardMethodDescriptions + methods.map(\.description)
    }
}
