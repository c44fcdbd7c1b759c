import Model
import ServiceKit
import Testing

@Suite("The description of a service's events")
struct EventDescriptionTests {
    private let events = EventDescription.all(of: SampleService.self)

    @Test func `has a full type for every row of every table, the kernel's too`() {
        #expect(
            events.map(\.type).prefix(5) == [
                "cn.jiazheng.sample.thing.opened.v1", "cn.jiazheng.sample.thing.assigned.v2",
                "cn.jiazheng.sample.thing.reported.v1", "cn.jiazheng.sample.thing.closed.v1",
                "cn.jiazheng.sample.log.opened.v1",
            ]
        )
        #expect(events.count == 4 + 4 + 1 + 2 + 5 + 1)
    }

    @Test func `tells open types from closed ones`() {
        #expect(
            events.filter { $0.disclosure == .closed }.map(\.type) == [
                "cn.jiazheng.sample.thing.reported.v1", "cn.jiazheng.sample.access.opened.v1",
                "cn.jiazheng.sample.access.refused.v1", "cn.jiazheng.sample.access.exported.v1",
                "cn.jiazheng.sample.access.disclosed.v1", "cn.jiazheng.sample.access.rulesChanged.v1",
                "cn.jiazheng.sample.attachment.kept.v1",
            ]
        )
    }

    @Test func `has the labels of each case as the keys of its data`() {
        #expect(
            events[0].data.shape
                == .object([
                    JSONSchema.Property("on", Day.jsonSchema),
                    JSONSchema.Property("by", Sealed.jsonSchema),
                    JSONSchema.Property("note", String.jsonSchema, isOptional: true),
                    JSONSchema.Property("basis", JSONSchema(.list(of: JSONSchema(of: Basis.self), isSet: false))),
                ])
        )
        #expect(events[2].data.shape == .object([]))
    }

    @Test func `describes the beginning of a log with what may be absent from it`() throws {
        let opened = try #require(events.first { $0.type.hasSuffix("log.opened.v1") })
        guard case .object(let properties) = opened.data.shape else {
            Issue.record("\(opened.data.shape)")
            return
        }
        #expect(properties.map(\.name) == ["reason", "program", "key", "after", "lost"])
        #expect(properties.filter(\.isOptional).map(\.name) == ["after", "lost"])
    }

    @Test func `leaves no gap`() {
        for event in events { #expect(event.data.gaps == [], "\(event.type)") }
    }
}
