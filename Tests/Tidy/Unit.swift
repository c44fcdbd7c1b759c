/// What a systemd unit of the suite says, as far as the tests ask.
struct Unit {
    let path: String
    let lines: [String]

    init(service: String) throws {
        try self.init(path: "compose/systemd/jiazheng-\(service).service")
    }

    init(path: String) throws {
        self.path = path
        lines = try Repository.text(path).split(separator: "\n").map(String.init)
    }

    /// The words after `key=`.
    func words(_ key: String) -> [String] {
        lines.filter { $0.hasPrefix("\(key)=") }
            .flatMap { $0.dropFirst(key.count + 1).split(separator: " ").map(String.init) }
    }

    /// The program it starts.
    var program: String { words("ExecStart").first ?? "" }

    /// The options it starts it with.
    var options: [String: String] {
        let words = words("ExecStart").dropFirst()
        let pairs = zip(words, words.dropFirst()).filter { $0.0.hasPrefix("--") }
        return Dictionary(pairs) { $1 }
    }
}
