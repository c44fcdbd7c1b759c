import Foundation
import ServiceKit
import Testing

@Suite("The systemd units")
struct UnitTests {
    private let units: [String: Unit]

    init() throws {
        units = try Dictionary(uniqueKeysWithValues: DataFolder.services.map { ($0, try Unit(service: $0)) })
    }

    @Test func `start each service with options that it knows`() {
        let known = Set(Setting.all.map(\.argument))
        for (service, unit) in units {
            #expect(unit.program == "/usr/lib/jiazheng/\(service)")
            #expect(!unit.options.isEmpty)
            #expect(known.isSuperset(of: unit.options.keys), "\(unit.path)")
        }
    }

    @Test func `are all wanted by the target, and nothing else is`() throws {
        let wanted = try Unit(path: "compose/systemd/jiazheng.target").words("Wants")
        #expect(wanted == DataFolder.services.map { "jiazheng-\($0).service" })
        let present = try Repository.files(ending: ".service").map { $0.split(separator: "/").last.map(String.init) }
        #expect(Set(present) == Set(wanted))
    }

    @Test func `give no port to two services`() {
        let ports = units.values.flatMap(\.options.values).compactMap { $0.split(separator: ":").last }.filter {
            Int($0) != nil
        }
        #expect(ports.count == 3 * units.count)
        #expect(Set(ports).count == ports.count)
    }

    @Test func `allow what libzmq aborts without`() throws {
        let common = try Unit(path: "compose/systemd/jiazheng-.service.d/10-hardening.conf")
        #expect(common.words("RestrictAddressFamilies").contains("AF_NETLINK"))
        #expect(common.words("SystemCallFilter").suffix(2).contains("sched_setscheduler"))
    }

    @Test func `satisfy systemd`() throws {
        let folder = try Self.installed()
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = units.keys.map { folder.appending(path: "jiazheng-\($0).service").path }
        let verdict = try analyze(["verify", folder.appending(path: "jiazheng.target").path] + files)
        #expect(verdict.status == 0)
        #expect(verdict.output.split(separator: "\n").filter { $0.contains("jiazheng") }.isEmpty)
    }

    @Test func `leave an exposure of at most 2`() throws {
        for unit in units.values {
            let path = Repository.root.appending(path: unit.path).path
            let verdict = try analyze(["security", "--offline=true", "--threshold=20", "--no-pager", path])
            #expect(verdict.status == 0, "\(verdict.output)")
        }
    }

    private func analyze(_ arguments: [String]) throws -> (status: Int32, output: String) {
        try Tool.run("systemd-analyze", arguments, remedy: "apt-get install systemd")
    }

    /// A copy of the units whose programs are there: systemd refuses those that lead nowhere.
    private static func installed() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "units-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: Repository.root.appending(path: "compose/systemd"), to: folder)
        for service in DataFolder.services {
            let program = folder.appending(path: service)
            try Data("#!/bin/sh\n".utf8).write(to: program)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
            let file = folder.appending(path: "jiazheng-\(service).service")
            let text = try String(contentsOf: file, encoding: .utf8)
            try Data(text.replacing("/usr/lib/jiazheng", with: folder.path).utf8).write(to: file)
        }
        return folder
    }
}
