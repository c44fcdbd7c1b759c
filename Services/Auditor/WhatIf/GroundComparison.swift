import Model

/// Compares the grounds that an event has with those that it would have.
struct GroundComparison {
    /// One value in which they differ.
    struct Difference: Equatable {
        var field: String
        var was: String?
        var rule: String?
        var would: String?
        var otherRule: String?
    }

    private(set) var differences: [Difference] = []

    /// The same rule is compared with itself; what is left over on both sides is compared when it tells of the same.
    init(was: [Basis], would: [Basis]) {
        var others = would
        var left: [Basis] = []
        for basis in was {
            if let place = others.firstIndex(where: { $0.rule == basis.rule && $0.isAboutSame(as: basis) }) {
                compare(basis, others.remove(at: place))
            } else {
                left.append(basis)
            }
        }
        for basis in left {
            let place = others.firstIndex { other in
                Set(other.outcome.keys) == Set(basis.outcome.keys) && other.isAboutSame(as: basis)
            }
            if let place { compare(basis, others.remove(at: place)) } else { compare(basis, nil) }
        }
        for basis in others { compare(nil, basis) }
    }

    private mutating func compare(_ was: Basis?, _ would: Basis?) {
        for key in Set(was?.outcome.keys.map { $0 } ?? []).union(would?.outcome.keys.map { $0 } ?? []).sorted() {
            let (old, new) = (was?.outcome[key], would?.outcome[key])
            guard old != new else { continue }
            let clock = (was ?? would)?.inputs["clock"].map { "\($0) " } ?? ""
            differences.append(
                Difference(field: clock + key, was: old, rule: was?.rule, would: new, otherRule: would?.rule)
            )
        }
    }
}

extension Basis {
    /// Whether both tell of the same term, where they tell of one.
    fileprivate func isAboutSame(as other: Basis) -> Bool {
        inputs["clock"] == other.inputs["clock"] && inputs["reference"] == other.inputs["reference"]
    }
}
