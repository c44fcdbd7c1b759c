import ArgumentParser
import Foundation
import Identity
import Model
import ServiceKit
import Wire

/// Measures what a command costs.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measures commands a second: through real processes, or part by part.",
        discussion: "EXAMPLE  .build/release/bench --seconds 10 --outstanding 64",
        subcommands: [Path.self, Parts.self, Importing.self, Audit.self, Flips.self],
        defaultSubcommand: Path.self
    )
}

/// Measures the path of one command through two processes: asked, fsynced, answered, and applied by a peer.
struct Path: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures commands a second, answered after fsync and applied in a second process.",
        discussion: "EXAMPLE  .build/release/bench path --seconds 10 --outstanding 64"
    )

    @Option(help: "How long each load lasts.")
    var seconds = 8
    @Option(help: "How many commands are under way at once; several loads are run one after the other.")
    var outstanding: [Int] = [1, 64, 1_024]
    @Option(help: "How many connections share them, at most.")
    var connections = 16
    @Option(help: "Between how many enterprises the commands are spread.")
    var enterprises = 2_000
    @Flag(help: "Print one JSON object a load instead of a table.")
    var json = false

    func run() async throws {
        let suite = try await BenchSuite.start(["registry", "mediation"])
        defer { suite.stop() }
        let ids = try await suite.register(enterprises)
        if !json { print(Machine.description) }
        for count in outstanding {
            let load = Load(suite: suite, enterprises: ids, outstanding: count, connections: min(count, connections))
            let figures = try await load.run(for: .seconds(seconds))
            print(json ? figures.json : figures.line)
        }
        if !json { print(try await suite.footprint()) }
    }
}
