/// How the command line ends: the exit codes that scripts may rely on, as `docs/operating/commands.md` lists them.
enum Ending: Int32, CaseIterable {
    case done = 0
    case refused = 1
    case unavailable = 2
    case usage = 64
    case noData = 66
    case fault = 70
}
