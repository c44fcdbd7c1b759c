import ServiceKit

/// What `up` tells: the servers' own lines with their names before them, and its own.
struct RunLog: Sendable {
    let terminal: Terminal

    /// A line of a server's.
    func show(_ line: String, of service: String) {
        let width = DataFolder.services.map(\.count).max() ?? 0
        let name = service + String(repeating: " ", count: max(0, width - service.count))
        let colour = Colour.of(service: service, among: DataFolder.services)
        terminal.write("\(terminal.painted("\(name) │", colour)) \(line)\n")
    }

    /// A line of our own.
    func tell(_ line: String) { terminal.write("\(terminal.painted("jiazheng  │", .grey)) \(line)\n") }

    /// A line of our own that somebody should see.
    func warn(_ line: String) { terminal.write(terminal.painted("jiazheng  │ \(line)", .red) + "\n") }
}
