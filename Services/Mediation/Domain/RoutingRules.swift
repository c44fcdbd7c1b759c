public import Model

/// The county's units and the ways to them.
public struct RoutingRules: Sendable {
    /// The units, inside and outside.
    public let units: [UnitRule]
    /// The rules, the first that fits deciding.
    public let routes: [RouteRule]

    /// Where everything begins when no file names another unit.
    static let unnamedIntake = "intake"

    /// Rules out of the county's files; none of them leaves everything with the intake unit.
    public init(units: [UnitRule] = [], routes: [RouteRule] = []) {
        self.units = units
        self.routes = routes
    }

    /// The unit that receives everything first and gets back what is nobody else's.
    public var intake: String { units.first(where: \.isIntake)?.id ?? Self.unnamedIntake }

    /// The unit of that id.
    public func unit(_ id: String) -> UnitRule? { units.first { $0.id == id } }

    /// The unit that people call so, by id or by name.
    public func unit(named name: String?) -> UnitRule? {
        guard let name else { return nil }
        return units.first { $0.id == name } ?? units.first { $0.name == name }
    }

    /// A unit's name for people; the id when nobody named it.
    public func name(of id: String) -> String { unit(id)?.name ?? id }

    /// The words that rules know matters by.
    public var matters: Set<String> { Set(routes.flatMap { $0.matters ?? [] }) }

    /// The unit inside that serves a town and is competent; where business is done comes before the seat.
    func unit(serving competence: String, _ traits: RoutingTraits, on day: Day) -> UnitRule? {
        let able = units.filter { $0.isInForce(on: day) && !$0.isOutside && $0.competences.contains(competence) }
        for town in [traits.place, traits.seat] {
            guard let town else { continue }
            if let unit = able.first(where: { $0.towns.contains(town) }) { return unit }
        }
        return able.first { $0.towns.isEmpty && isInside(traits) }
    }

    /// Whether a told place lies in the county; nil when none was told.
    func place(of traits: RoutingTraits) -> RouteRule.Place {
        guard traits.place != nil || traits.seat != nil else { return .unknown }
        return isInside(traits) ? .inside : .outside
    }

    /// Competent is the county of the seat as well as that of the real place of business (Article 13).
    private func isInside(_ traits: RoutingTraits) -> Bool {
        let towns = Set(units.flatMap(\.towns))
        return [traits.place, traits.seat].contains { town in town.map(towns.contains) ?? false }
    }
}

/// What the rules say of one thing.
public struct RouteProposal: Equatable, Sendable {
    /// The unit inside that gets it first.
    public let unit: String
    /// The rule; nil when none fits.
    public let rule: String?
    /// What happens.
    public let how: RouteManner
    /// The office outside to which a person refers it.
    public let referTo: String?
    /// The rule with its inputs.
    public let basis: [Basis]
    /// Whether rule and unit were confirmed.
    public let isVerified: Bool
}

extension RoutingRules {
    /// Where the first rule that fits would send it; what no rule knows stays with the intake unit.
    public func proposal(for kind: RoutedKind, _ traits: RoutingTraits) -> RouteProposal {
        for rule in routes where objection(of: rule, to: kind, traits) == nil {
            guard let unit = destination(of: rule, traits) else { continue }
            let isOutside = rule.how == .refer || unit.isOutside
            return RouteProposal(
                unit: isOutside ? intake : unit.id,
                rule: rule.id,
                how: isOutside ? .refer : rule.how,
                referTo: isOutside ? unit.id : nil,
                basis: [basis(of: rule, unit, kind, traits)],
                isVerified: rule.verified && unit.verified
            )
        }
        return RouteProposal(unit: intake, rule: nil, how: .assign, referTo: nil, basis: [], isVerified: false)
    }

    /// Everything that was weighed, for people.
    public func explanation(of kind: RoutedKind, _ traits: RoutingTraits) -> RouteExplanation {
        let proposal = proposal(for: kind, traits)
        let rule = routes.first { $0.id == proposal.rule }
        let target = proposal.referTo ?? proposal.unit
        let words =
            rule.map { "按“\($0.name)”（\($0.source)）\(proposal.how.verb)\(name(of: target))" }
            ?? "没有适用的规则，由\(name(of: intake))人工确定"
        return RouteExplanation(
            rule: proposal.rule,
            unit: proposal.unit,
            unitName: name(of: proposal.unit),
            how: proposal.how,
            referTo: proposal.referTo,
            words: proposal.isVerified || rule == nil ? words : words + "；未经本县确认，仅供参考",
            isVerified: proposal.isVerified,
            rules: routes.map { rule in
                let against = objection(of: rule, to: kind, traits)
                return RouteExplanation.Tried(
                    rule: rule.id,
                    name: rule.name,
                    source: rule.source,
                    fits: against == nil,
                    against: against
                )
            }
        )
    }

    private func destination(of rule: RouteRule, _ traits: RoutingTraits) -> UnitRule? {
        if let competence = rule.serving { return unit(serving: competence, traits, on: traits.receivedOn) }
        guard let unit = rule.unit.flatMap({ self.unit($0) }), unit.isInForce(on: traits.receivedOn) else { return nil }
        return unit
    }

    /// What speaks against a rule; nil when it fits.
    private func objection(of rule: RouteRule, to kind: RoutedKind, _ traits: RoutingTraits) -> String? {
        guard rule.isInForce(on: traits.receivedOn) else { return "收到之日规则不在施行期内" }
        if let kinds = rule.kinds, !kinds.contains(kind) { return "类别不符：\(kind.rawValue)" }
        if let matters = rule.matters {
            guard let matter = traits.matter else { return "尚未确定事项" }
            guard matters.contains(matter) else { return "事项不符：\(matter)" }
        }
        if let relations = rule.relations {
            let relation = traits.relation.map { $0 == .employee ? RouteRule.Relation.employee : .other } ?? .unknown
            guard relations.contains(relation) else { return "与企业的关系不符：\(relation.rawValue)" }
        }
        if let places = rule.places {
            let place = place(of: traits)
            guard places.contains(place) else { return "地点不符：\(place.rawValue)" }
        }
        if let isOurs = rule.isOurs {
            guard let judged = traits.isOurs else { return "尚未判断是否属于本机关权限" }
            guard judged == isOurs else { return judged ? "属于本机关权限" : "不属于本机关权限" }
        }
        return destination(of: rule, traits) == nil ? "没有与该地点、职责相符的承办单位" : nil
    }

    private func basis(of rule: RouteRule, _ unit: UnitRule, _ kind: RoutedKind, _ traits: RoutingTraits) -> Basis {
        var inputs = ["kind": kind.rawValue, "receivedOn": traits.receivedOn.description]
        inputs["matter"] = traits.matter
        inputs["relation"] = traits.relation?.rawValue
        inputs["place"] = traits.place
        inputs["seat"] = traits.seat
        inputs["isOurs"] = traits.isOurs.map { $0 ? "true" : "false" }
        return Basis(rule: rule.id, inputs: inputs, outcome: ["unit": unit.id, "how": rule.how.rawValue])
    }
}

extension RouteManner {
    fileprivate var verb: String {
        switch self {
        case .assign: "分送"
        case .refer: "移送、转办并取得回执："
        case .answer: "当场答复："
        case .tell: "告知不属本机关权限："
        }
    }
}
