import ArgumentParser
import Foundation
import GRDB
import Model
import ServiceKit

/// Measures a file of messy orders from the command line to mediation's disk.
struct Importing: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Measures how fast `jiazheng import` takes a file of messy orders into the running suite.",
        discussion: "EXAMPLE  .build/release/bench import --rows 100000"
    )

    @Option(help: "How many orders the file has.")
    var rows = 100_000
    @Option(help: "What the orders are drawn from.")
    var seed: UInt64 = 20_260_415
    @Option(help: "Keep the file here instead of making it anew.")
    var file: String?

    func run() async throws {
        print(Machine.description)
        let folder = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let bare = try Yardstick(path: folder.appending(path: "yardstick.sqlite").path).run(rows)
        print(String(format: "bare SQLite, 64 a commit      %8.0f/s", bare))
        let path = file ?? folder.appending(path: "orders.csv").path
        if !FileManager.default.fileExists(atPath: path) { try MessyOrders(seed: seed).write(rows, to: path) }
        let suite = try await BenchSuite.start(["registry", "training", "mediation", "credit"])
        defer { suite.stop() }
        for run in ["first", "again"] {
            let began = ContinuousClock.now
            let peak = try await take(path, into: suite)
            let rate = Double(rows) / (began.duration(to: .now) / .seconds(1))
            print(String(format: "%@ %8.0f rows/s  %.2f of the bare one", run, rate, rate / bare))
            print("      jiazheng \(peak >> 10) MiB, mediation \(memory(of: suite) >> 10) MiB at their highest")
        }
    }

    /// Runs the importer, whose own words go through, and tells the most memory it had, in KiB.
    private func take(_ path: String, into suite: BenchSuite) async throws -> Int {
        let process = Process()
        process.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appending(path: "jiazheng")
        process.arguments = ["import", path, "--link", "12345", "--data", suite.data]
        try process.run()
        var peak = 0
        while process.isRunning {
            peak = max(peak, Self.highest(process.processIdentifier))
            try await Task.sleep(for: .milliseconds(20))
        }
        return peak
    }

    private func memory(of suite: BenchSuite) -> Int {
        suite.processes["mediation"].map { Self.highest($0.processIdentifier) } ?? 0
    }

    private static func highest(_ process: Int32) -> Int {
        let text = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
}

/// Orders as a platform's export has them: mostly good, in the many ways in which offices write.
struct MessyOrders {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// Writes a file of so many orders; one in fifty is refused.
    func write(_ count: Int, to path: String) throws {
        var orders = self
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        let file = try FileHandle(forWritingTo: URL(filePath: path))
        try file.write(contentsOf: Data((Self.titles.joined(separator: ",") + "\r\n").utf8))
        var text = ""
        for number in 1...count {
            text += orders.row(number)
            if number % 1_000 == 0 || number == count {
                try file.write(contentsOf: Data(text.utf8))
                text = ""
            }
        }
        try file.close()
    }

    private static let titles = [
        "工单编号", "来电时间", "受理渠道", "来电类别", "被投诉人", "紧急程度", "办理类型", "问题分类名称", "是否保密", "事发地",
        "工单标题", "主要内容", "办理截止时间", "是否老户", "分派时间", "姓名", "联系电话", "诉求请求", "涉及金额", "合同编号",
    ]

    private mutating func row(_ number: Int) -> String {
        let day = pick(28) + 1
        let hour = pick(24)
        let time = [
            "2026-09-\(two(day)) \(two(hour)):05:07", "2026/9/\(day) \(hour):05", "2026年9月\(day)日 \(hour):05",
            "\(46_265 + day).5", "２０２６－０９－\(two(day))　０８：３０：００",
        ][pick(5)]
        let tail = String(repeating: "服务人员多次失约，公司推诿不予退款。", count: pick(6) + 1)
        let phone = ["1991\(1_000_000 + pick(9_000_000))", "１９９１１１１\(1_000 + pick(9_000))"][pick(2)]
        let money = ["\(pick(9_000)).50", "\"\(pick(9) + 1),\(100 + pick(900)).00元\"", "￥\(pick(9_000))", ""][pick(4)]
        let wrong = pick(50) == 0
        let cells = [
            "GT\(20_260_900_000_000 + number)", time, "电话", ["投诉", "投诉", "投诉", "咨询", "求助", "举报"][pick(6)],
            "高台县家政服务有限公司\(pick(400))", ["一般", "紧急", ""][pick(3)], "初次派单", "家政服务-退费纠纷", ["是", "否"][pick(2)],
            "高台县城关镇人民东路\(pick(200))号", "家政服务退费\(number)", "\"\(number)号：\(tail)\"", "2026-10-20 23:59:59", "否", time,
            "王\(Self.names[pick(Self.names.count)])", wrong ? "1.99E+10" : phone, "退款并道歉", money,
            ["JZ2026-\(pick(9_999))", "-", ""][pick(3)],
        ]
        return cells.joined(separator: ",") + "\r\n"
    }

    private static let names = ["秀英", "建红", "小伟", "婷婷", "巧云", "建国", "志强", "玉兰"]

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private mutating func pick(_ below: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(below))
    }
}
