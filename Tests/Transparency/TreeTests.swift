import Foundation
import TestKit
import Testing
import Transparency

@Suite("The tree over a log")
struct TreeTests {
    let leaves = (1...600).map { leafHash(of: Array("event \($0)".utf8)) }

    @Test func `has the roots that pymerkle has, at every size to 600`() throws {
        let script = """
            import sys
            from pymerkle import InmemoryTree
            tree = InmemoryTree(algorithm='sha256')
            for n in range(1, 601):
                tree.append_entry(b'event %d' % n)
                print(tree.get_root().hex())
            """
        let theirs = String(decoding: try Oracle.run(script), as: UTF8.self).split(separator: "\n").map(String.init)
        var frontier = MerkleFrontier()
        let ours = leaves.map { leaf in
            frontier.append(leaf)
            return frontier.root.description
        }
        #expect(ours.count == 600)
        #expect(ours == theirs)
    }

    @Test func `is the digest of nothing before the first event`() {
        #expect(
            MerkleFrontier().root.description == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        )
    }

    @Test func `takes the golden event's leaf from its stored bytes`() {
        let event =
            #"{"authid":"link:12345","authrole":"hotline","causationid":"01a0f166-56a3-7d02-b7aa-90c1d4e5f233","#
            + #""commandid":"12345/GT20260930-000123/1","correlationid":"01a0f166-56a3-7d02-b7aa-90c1d4e5f233","#
            + #""data":{"basis":[{"inputs":{"receivedOn":"2026-09-30"},"outcome":{"acceptBy":"2026-10-15"},"#
            + #""rule":"order121.accept"}],"claimed":128000,"complainant":{"name":{"#
            + #""key":"01a0f166-56a3-7a41-8d52-3b9c55d0e6a1","suite":1,"#
            + #""text":"6i//T5QgIft840dynKaauAcpR536KcOc3D9zdN2+SMtFyh07kNUBBRctUybzH1z9uVuzJeGeu6jZgQe8"},"#
            + #""person":"01a0f166-56a3-7a40-b6c3-2d1e0f9a8b7c"},"enterprise":"019f2a01-1c00-7e55-8f21-4a6b7c8d9e0f","#
            + #""wants":"refund"},"epoch":"7f3a9c10","id":"01a0f166-56a3-7b1f-a0c4-51d2e8f7396b","#
            + #""rules":"9f2c41d07ab35e18","sequence":"00000000000000048214","source":"jiazheng:620724:mediation","#
            + #""specversion":"1.0","streamversion":1,"subject":"complaint/01a0f166-56a3-7c88-9e10-6f4ab27d8051","#
            + #""time":"2026-09-30T16:20:11.043+08:00","type":"cn.jiazheng.mediation.complaint.filed.v1"}"#
        let body = Array(event.utf8)
        #expect(body.count == 962)
        #expect(
            leafHash(of: body).description == "c594605406f9174b974a3aa4c2cc0c5980a551b621830252dd83b0bead0721aa"
        )
        #expect(leafHash(of: ([0] + body + [0])[1...962]) == leafHash(of: body))
    }
}

@Suite("A frontier")
struct FrontierTests {
    @Test func `is the same after a rest in a table, at every size`() throws {
        var kept = MerkleFrontier()
        var unbroken = MerkleFrontier()
        for number in 1...300 {
            let leaf = leafHash(of: Array("event \(number)".utf8))
            kept = try #require(MerkleFrontier(bytes: kept.bytes))
            kept.append(leaf)
            unbroken.append(leaf)
            #expect(kept == unbroken)
            #expect(kept.bytes.count == 8 + 32 * number.nonzeroBitCount)
        }
    }

    @Test func `refuses bytes that no frontier wrote`() {
        #expect(MerkleFrontier(bytes: []) == nil)
        #expect(MerkleFrontier(bytes: [UInt8](repeating: 0, count: 40)) == nil)
        #expect(MerkleFrontier(bytes: [0, 0, 0, 0, 0, 0, 0, 1]) == nil)
        #expect(MerkleFrontier(bytes: [255] + [UInt8](repeating: 0, count: 39)) == nil)
        #expect(Hash32(hexadecimal: String(repeating: "g", count: 64)) == nil)
    }
}
