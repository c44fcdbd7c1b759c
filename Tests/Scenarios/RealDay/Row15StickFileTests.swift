import Foundation
import Model
import ServiceKit
import Testing

@Suite("Row 15: the file on the stick", .serialized)
struct Row15StickFileTests {
    @Test func `is written once, bears the digest that was recorded, and goes with a slip`() async throws {
        let county = try await CountyAtWork.shared()
        let officer = try county.officer(.intakeOfficer)
        try await county.order(
            "R15-2",
            at: "2026-11-16T08:55",
            name: "杜小芳",
            phone: "13893615002",
            says: "保洁迟到",
            channel: "hotline12315"
        )
        let dispute = try await county.does(
            "case.open",
            #"{"references":[{"channel":"hotline12315","number":"R15-2"}]}"#
        )
        .id(of: "case")
        try await county.does(
            "case.refuse",
            #"{"id":"\#(dispute)","ground":3,"reason":"不能证明存在争议","told":"phone","evidence":"录音2026-11","at":"2026-11-18T09:00:00+08:00"}"#
        )
        let folder = FileManager.default.temporaryDirectory.appending(path: "stick-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (workbook, table) = (folder.appending(path: "回填.xlsx"), folder.appending(path: "回填.csv"))
        #expect(try export(to: workbook, of: county) == 0)
        #expect(try export(to: table, of: county) == 1, "the first file took everything")

        let digest = TextDigest.hex(of: try Data(contentsOf: workbook))
        let batches = try await county.answer("answers.batches", #"{"channel":"hotline12315"}"#, as: officer)["value"]
        #expect(batches?["items"]?.elements.contains { $0["digest"]?.string == digest } == true)
        let slip = try String(contentsOfFile: "\(workbook.path).html", encoding: .utf8)
        #expect(slip.contains(digest) && slip.contains("接收人（签字）"))
    }

    @Test func `is written in the encoding that the platform's mapping says, read back by another program`()
        async throws
    {
        let county = try await CountyAtWork.shared()
        try await county.order(
            "R15-5",
            at: "2026-11-16T08:56",
            name: "杜小芳",
            phone: "13893615005",
            says: "保洁迟到",
            channel: "hotline12315"
        )
        let dispute = try await county.does(
            "case.open",
            #"{"references":[{"channel":"hotline12315","number":"R15-5"}]}"#
        )
        .id(of: "case")
        try await county.does(
            "case.refuse",
            #"{"id":"\#(dispute)","ground":3,"reason":"不能证明存在争议","told":"phone","at":"2026-11-18T09:00:00+08:00"}"#
        )
        let file = FileManager.default.temporaryDirectory.appending(path: "回填-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        #expect(try export(to: file, of: county) == 0)
        let iconv = Process()
        iconv.executableURL = URL(filePath: "/usr/bin/iconv")
        iconv.arguments = ["-f", "GB18030", "-t", "UTF-8", file.path]
        let output = Pipe()
        iconv.standardOutput = output
        try iconv.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        iconv.waitUntilExit()
        #expect(iconv.terminationStatus == 0)
        #expect(text.hasPrefix("工单编号,答复类型,办理情况") && text.contains("R15-5"))
    }

    /// Runs the command as a clerk does.
    private func export(to file: URL, of county: CountyAtWork) throws -> Int32 {
        let command = Process()
        command.executableURL = DemoSuite.programs.appending(path: "jiazheng")
        command.arguments = [
            "answers", "export", "hotline12315", "--out", file.path, "--slip", "\(file.path).html", "--reason",
            "回填12315", "--role", "intakeOfficer", "--data", county.data,
        ]
        command.standardOutput = FileHandle.nullDevice
        command.standardError = FileHandle.nullDevice
        try command.run()
        command.waitUntilExit()
        return command.terminationStatus
    }
}
