import Testing

@Suite("The texts of the project")
struct TextTests {
    @Test func `name no place of the machine they were written on`() throws {
        #expect(try Repository.lines(matching: "(^|[^A-Za-z0-9._-])/(wor[k]|roo[t])/", in: ".").isEmpty)
    }

    @Test func `lead to no address of a private network`() throws {
        let numbers = #"10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2[0-9]|3[01])\."#
        let names = #"[A-Za-z0-9.-]+\.(internal|corp|lan|local)\b"#
        #expect(try Repository.lines(matching: "https?://(\(numbers)|\(names))", in: ".").isEmpty)
    }

    @Test func `end with a line break and without spaces before one`() throws {
        #expect(try Repository.lines(matching: "[[:blank:]]$", in: ".", ":!LICENSE", ":!Tests/**/*.txt").isEmpty)
        for file in try Repository.files(ending: ".swift", ".md", ".yaml", ".service", ".conf", "Makefile") {
            #expect(try Repository.bytes(file).last == UInt8(ascii: "\n"), "\(file) lacks its last line break")
        }
    }
}
