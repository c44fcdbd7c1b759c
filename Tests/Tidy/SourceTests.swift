import Testing

@Suite("The sources")
struct SourceTests {
    @Test func `have no file of more than 400 lines`() throws {
        for file in try Repository.files(ending: ".swift") {
            let lines = try Repository.text(file).split(separator: "\n", omittingEmptySubsequences: false).count
            #expect(lines <= 401, "\(file) is more than one idea: divide it")
        }
    }

    @Test func `have no file or folder whose name says nothing`() throws {
        let empty = [
            "Base", "Common", "Core", "Extensions", "Helper", "Helpers", "Impl", "Manager", "Misc", "Util", "Utilities",
            "Utils",
        ]
        for file in try Repository.files() {
            let names = file.split(separator: "/").map { String($0.prefix { $0 != "." && $0 != "+" }) }
            #expect(Set(names).isDisjoint(with: empty), "\(file): name it after what it holds")
        }
    }

    @Test func `leave nothing to be done later`() throws {
        #expect(try Repository.lines(matching: #"\bTO[D]O\b|\bFIX[M]E\b"#, in: ".").isEmpty)
    }

    /// The programs of `Tests/Bench` measure time, and may let it pass.
    @Test func `wait in tests for conditions and never for time`() throws {
        let waits = try Repository.lines(matching: #"sle[e]p *\("#, in: "Tests/*.swift", ":!Tests/Bench")
        #expect(waits.isEmpty)
    }

    /// Files that may step around the compiler, each with its reason.
    private let exempt = [
        "Shared/Bus/Socket.swift": "libzmq says that a context may be used from any thread",
        "Shared/EventLog/Writer.swift": "the books move to the writer's thread once and stay there",
    ]

    @Test func `step around no check of the compiler but where there is a reason`() throws {
        let pattern = #"@unchecked Send[a]ble|Task\.detach[e]d|nonisolated\(uns[a]fe\)"#
        let lines = try Repository.lines(matching: pattern, in: "*.swift")
        let unexplained = lines.filter { exempt[String($0.prefix { $0 != ":" })] == nil }
        #expect(unexplained.isEmpty)
        for file in exempt.keys {
            #expect(lines.contains { $0.hasPrefix("\(file):") }, "\(file) needs no exemption any more")
        }
    }
}
