import Foundation
import Model
import ServiceKit
import TestKit
import Testing

@Suite("The documents of a service")
struct DocumentTests {
    private let methods = [
        MethodDescription(
            "thing.open",
            Message("打开样品", "opens a thing"),
            roles: [.mediator, .hotlineClerk],
            isCommand: true,
            params: JSONSchema(of: Sample.self),
            result: .commandAnswer
        ),
        MethodDescription(
            "thing.list",
            Message("列出样品", "lists the things | all"),
            roles: Set(Role.allCases),
            isCommand: false,
            params: JSONSchema(of: Sample.Part.self),
            result: .answer(JSONSchema(of: [Sample].self))
        ),
    ]
    private let events = EventDescription.all(of: SampleService.self)

    @Test func `hold only schemas that JSON Schema's own schema accepts, and pointers that lead somewhere`() throws {
        let open = try OpenRPCDocument(service: "sample", version: "1.0.0", methods: methods).json()
        let async = try AsyncAPIDocument(service: "sample", version: "1.0.0", events: events).json()
        let input = Data(open + [UInt8(ascii: "\n")] + async)
        let printed = String(decoding: try Oracle.run(Self.script, input: input), as: UTF8.self)
        #expect(printed == "methods 2\nmessages 12\n")
    }

    @Test func `describe what values are really written as`() throws {
        let schema = String(decoding: try CanonicalJSON.encode(JSONSchema(of: SampleSubject.Event.self)), as: UTF8.self)
        let events: [SampleSubject.Event] = [
            .opened(
                on: try Day("2026-09-30"),
                by: Sealed(key: UniqueID(high: 1, low: 2), suite: 1, text: "AA=="),
                note: nil,
                basis: [Basis(rule: "order121.accept", inputs: ["receivedOn": "2026-09-30"], outcome: [:])]
            ),
            .assigned(mediator: Identifier(UniqueID(high: 3, low: 4))), .reported,
            .closed(outcome: .settled(amount: try Money(fen: 5))), .closed(outcome: .failed),
        ]
        let lines = try [schema] + events.map { String(decoding: try CanonicalJSON.encode($0), as: UTF8.self) }
        let verdicts = try Oracle.lines(Self.validating, over: lines)
        #expect(verdicts == ["ok", "ok", "ok", "ok", "ok", "refused"])
    }

    @Test func `list roles by their official names`() {
        let table = Catalogue.methods(methods, of: "sample")
        #expect(table.contains("| `thing.open` | command | 12345话务员、调解员 | 打开样品 opens a thing |"))
        #expect(table.contains(#"| query | 任何角色 | 列出样品 lists the things \| all |"#))
    }

    @Test func `list events with their fields`() {
        let table = Catalogue.events(events, of: "sample")
        #expect(
            table.contains(
                "| `cn.jiazheng.sample.thing.opened.v1` | open | "
                    + "`on`: Day, `by`: Sealed, `note`: text (optional), `basis`: list of {rule, inputs, outcome} |"
            )
        )
        #expect(table.contains("| `cn.jiazheng.sample.thing.reported.v1` | closed |  |"))
        #expect(table.contains("`mediator`: Person id"))
    }

    /// Checks both documents: every schema against the meta-schema, every pointer for its target.
    private static let script = #"""
        import json, sys
        from jsonschema import Draft202012Validator as Validator
        rpc, bus = (json.loads(line) for line in sys.stdin.read().split("\n"))
        def walk(node, root):
            if isinstance(node, dict):
                if isinstance(node.get("$ref"), str):
                    target = root
                    for part in node["$ref"].removeprefix("#/").split("/"):
                        target = target[part]
                for key in ("schema", "payload", "headers", "envelope"):
                    if isinstance(node.get(key), dict): Validator.check_schema(node[key])
                for value in node.values(): walk(value, root)
            elif isinstance(node, list):
                for value in node: walk(value, root)
        walk(rpc, rpc); walk(bus, bus)
        assert rpc["openrpc"] == "1.3.2" and bus["asyncapi"] == "3.0.0"
        names = [method["name"] for method in rpc["methods"]]
        assert names == sorted(set(names))
        for method in rpc["methods"]:
            params = [p["name"] for p in method["params"] if "name" in p]
            assert len(params) == len(set(params)) and params, method["name"]
            assert method["params"][-1]["$ref"].endswith("/meta")
        assert bus["x-closed-types"] and not set(bus["x-closed-types"]) & set(bus["components"]["messages"])
        print("methods", len(names))
        print("messages", len(bus["components"]["messages"]))
        """#

    /// Validates each line but the first against the first, and a spoilt last one.
    private static let validating = #"""
        import json, sys
        from jsonschema import Draft202012Validator as Validator
        schema, *values = (json.loads(line) for line in sys.stdin.read().split("\n"))
        Validator.check_schema(schema)
        for value in values + [{"assigned.v2": {"mediator": 5}}]:
            print("ok" if Validator(schema).is_valid(value) else "refused")
        """#
}
