import Foundation
import TestKit
import Testing
import Transparency

@Suite("A proof")
struct ProofTests {
    let log = GrownLog.threeLevels

    @Test func `is the one that RFC 9162 defines`() throws {
        let script = """
            import hashlib
            def leaf(n): return hashlib.sha256(b'\\0event %d' % n).digest()
            leaves = [leaf(n) for n in range(600)]
            def node(l, r): return hashlib.sha256(b'\\1' + l + r).digest()
            def middle(n): return 1 << (n - 1).bit_length() - 1
            def mth(d): return d[0] if len(d) == 1 else node(mth(d[:middle(len(d))]), mth(d[middle(len(d)):]))
            def path(m, d):
                if len(d) == 1: return []
                k = middle(len(d))
                return path(m, d[:k]) + [mth(d[k:])] if m < k else path(m - k, d[k:]) + [mth(d[:k])]
            def subproof(m, d, b):
                if m == len(d): return [] if b else [mth(d)]
                k = middle(len(d))
                return subproof(m, d[:k], b) + [mth(d[k:])] if m <= k else subproof(m - k, d[k:], False) + [mth(d[:k])]
            for n in [1, 2, 7, 255, 256, 257, 512, 513, 600]:
                for m in sorted({1, 2, 3, 6, 128, 255, 256, 257, n - 1, n} & set(range(1, n + 1))):
                    print(n, m, *[h.hex() for h in path(m - 1, leaves[:n])])
                    print(n, m, *[h.hex() for h in subproof(m, leaves[:n], True)])
            """
        let lines = String(decoding: try Oracle.run(script), as: UTF8.self).split(separator: "\n").map(String.init)
        #expect(lines.count > 100)
        for pair in stride(from: 0, to: lines.count, by: 2) {
            let words = lines[pair].split(separator: " ")
            let (size, part) = (try #require(Int64(words[0])), try #require(Int64(words[1])))
            let inclusion = try log.builder.inclusion(of: part - 1, inSize: size, tile: log.tile)
            let consistency = try log.builder.consistency(from: part, to: size, tile: log.tile)
            #expect((["\(size)", "\(part)"] + inclusion.map(\.description)).joined(separator: " ") == lines[pair])
            #expect(
                (["\(size)", "\(part)"] + consistency.map(\.description)).joined(separator: " ") == lines[pair + 1]
            )
        }
    }

    @Test(arguments: [1, 2, 255, 256, 257, 511, 1_000, 65_536, 65_537, 66_300])
    func `convinces whoever has the roots, and nobody once it is changed`(size: Int) throws {
        let root = try log.builder.root(ofSize: Int64(size), tile: log.tile)
        for part in [1, 2, 3, 128, 255, 256, 257, 999, 65_535, 65_536, size] where part <= size {
            let index = Int64(part - 1)
            let path = try log.builder.inclusion(of: index, inSize: Int64(size), tile: log.tile)
            let includes = { (path: [Hash32], leaf: Hash32) in
                MerkleProof.includes(path, leaf: leaf, index: index, size: Int64(size), root: root)
            }
            #expect(includes(path, log.leaves[part - 1]))
            #expect(!includes(path, root == log.leaves[0] ? log.leaves[1] : root))
            #expect(!includes(path + [root], log.leaves[part - 1]))

            let old = (size: Int64(part), root: try log.builder.root(ofSize: Int64(part), tile: log.tile))
            let growth = try log.builder.consistency(from: old.size, to: Int64(size), tile: log.tile)
            #expect(MerkleProof.extends(growth, old: old, new: (Int64(size), root)))
            #expect(!MerkleProof.extends(growth, old: (old.size, log.leaves[2]), new: (Int64(size), root)))
            #expect(!MerkleProof.extends(growth + [root], old: old, new: (Int64(size), root)))
            if !growth.isEmpty {
                #expect(!MerkleProof.extends(growth.dropLast(), old: old, new: (Int64(size), root)))
            }
        }
    }
}
