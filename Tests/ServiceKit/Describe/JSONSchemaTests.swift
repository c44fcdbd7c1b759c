import Model
import ServiceKit
import Testing

@Suite("A schema")
struct JSONSchemaTests {
    private let sample = JSONSchema(of: Sample.self)

    private func property(_ name: String) throws -> JSONSchema.Property {
        guard case .object(let properties) = sample.shape else { throw NotAnObject() }
        return try #require(properties.first { $0.name == name })
    }

    private struct NotAnObject: Error {}

    @Test func `has every key of a struct, in its order, and no gap`() {
        guard case .object(let properties) = sample.shape else {
            Issue.record("\(sample.shape)")
            return
        }
        #expect(
            properties.map(\.name) == [
                "name", "worker", "received", "at", "claimed", "count", "small", "isUrgent", "remark", "parts", "words",
                "named", "wish", "mood", "outcome", "level", "sealed", "role", "house", "after",
            ]
        )
        #expect(properties.filter(\.isOptional).map(\.name) == ["at", "remark", "mood", "after"])
        #expect(sample.gaps == [])
    }

    @Test(arguments: [
        ("name", PersonName.jsonSchema), ("received", Day.jsonSchema), ("at", Moment.jsonSchema),
        ("claimed", Money.jsonSchema), ("sealed", Sealed.jsonSchema), ("role", Role.jsonSchema),
        ("count", Int64.jsonSchema), ("isUrgent", Bool.jsonSchema),
    ])
    func `takes over what a value says of itself`(name: String, expected: JSONSchema) throws {
        #expect(try property(name).schema == expected)
    }

    @Test func `bounds integers by their type and by what JSON's readers hold`() throws {
        #expect(try property("small").schema.shape == .integer(0...255))
        #expect(try property("count").schema.shape == .integer(-9_007_199_254_740_991...9_007_199_254_740_991))
    }

    @Test func `says of which kind of thing an identifier is`() throws {
        #expect(try property("worker").schema.title == "Identifier<SampleSubject>")
    }

    @Test func `describes the elements of lists, sets and dictionaries`() throws {
        let part = JSONSchema(of: Sample.Part.self)
        #expect(try property("parts").schema.shape == .list(of: part, isSet: false))
        #expect(try property("words").schema.shape == .list(of: String.jsonSchema, isSet: true))
        #expect(try property("named").schema.shape == .dictionary(of: part))
    }

    @Test func `lists the words of an enum, whether or not it lists them itself`() throws {
        #expect(try property("wish").schema.shape == .choice(["refund", "apology", "somethingElse"]))
        #expect(try property("mood").schema.shape == .choice(["calm", "angry"]))
        #expect(try property("level").schema.shape == .numberChoice([1, 2]))
        #expect(JSONSchema(of: OpeningReason.self).shape == .choice(["created", "restored"]))
    }

    @Test func `has every case of an enum with values`() throws {
        guard case .sum(let cases) = try property("outcome").schema.shape else {
            Issue.record("not a sum")
            return
        }
        #expect(cases.map(\.name) == ["settled", "withdrawn", "failed"])
        #expect(
            cases[0].schema.shape
                == .object([
                    JSONSchema.Property("amount", Money.jsonSchema),
                    JSONSchema.Property("terms", JSONSchema(.list(of: String.jsonSchema, isSet: false))),
                ])
        )
        #expect(cases[1].schema.shape == .object([]))
        #expect(
            cases[2].schema.shape
                == .object([JSONSchema.Property("reason", NarrativeText.jsonSchema, isOptional: true)])
        )
    }

    @Test func `names a type within itself and ends there`() {
        let folder = JSONSchema(of: Folder.self)
        guard case .object(let properties) = folder.shape else {
            Issue.record("\(folder.shape)")
            return
        }
        #expect(properties[1].schema.shape == .list(of: JSONSchema(.anything, title: "Folder"), isSet: false))
        #expect(folder.gaps == [])
    }

    @Test func `finds the way out of a sum within itself`() {
        let tree = JSONSchema(of: Tree.self)
        let within = JSONSchema(.anything, title: "Tree")
        let fork = JSONSchema(.object([JSONSchema.Property("left", within), JSONSchema.Property("right", within)]))
        let leaf = JSONSchema(.object([JSONSchema.Property("name", String.jsonSchema)]))
        #expect(tree.shape == .sum([JSONSchema.Property("fork", fork), JSONSchema.Property("leaf", leaf)]))
    }

    @Test func `says where it could not read on`() {
        #expect(
            JSONSchema(of: Riddled.self).gaps == ["no example of Riddle for riddle; let it conform to SchemaDescribed"]
        )
        #expect(JSONSchema(of: Unriddled.self).gaps == [])
    }

    @Test func `of a command's answer fits what commands are answered with`() throws {
        let json = String(decoding: try CanonicalJSON.encode(JSONSchema.commandAnswer), as: UTF8.self)
        #expect(json.contains(#""required":["events","position"]"#))
    }
}
