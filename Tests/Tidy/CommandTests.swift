import Testing

@Suite("The commands of the Makefile")
struct CommandTests {
    @Test func `are all in its help`() throws {
        let targets = try Repository.text("Makefile").matches(of: /(?m)^([a-z-]+):(?!=)/).map { String($0.output.1) }
        try #require(targets.count > 5)
        let help = try Tool.run("make", ["--no-print-directory", "help"], remedy: "apt-get install make")
        #expect(help.status == 0)
        for target in targets {
            #expect(help.output.contains("make \(target) "), "say after ## what \(target) is for")
        }
    }

    @Test func `are what continuous integration runs`() throws {
        #expect(try Repository.text(".ci/run").contains("make test"))
    }
}
