/// How high a certificate is, by 国家职业技能标准 and, below them, the certificate of a single ability.
public enum SkillLevel: String, Codable, Hashable, Sendable, CaseIterable {
    /// 专项职业能力.
    case singleAbility
    /// 五级/初级工.
    case five
    /// 四级/中级工.
    case four
    /// 三级/高级工.
    case three
    /// 二级/技师.
    case two
    /// 一级/高级技师.
    case one

    /// The name that certificates and class lists use.
    public var chinese: String {
        switch self {
        case .singleAbility: "专项职业能力"
        case .five: "五级/初级工"
        case .four: "四级/中级工"
        case .three: "三级/高级工"
        case .two: "二级/技师"
        case .one: "一级/高级技师"
        }
    }

    /// Reads a name as lists have it, or the word that is stored.
    ///
    /// - Throws: `levelUnknown`, with the names there are.
    public init(named text: String) throws(Refusal) {
        let name = text.replacing("／", with: "/").filter { !$0.isWhitespace }
        guard let level = Self.allCases.first(where: { $0.chinese == name || $0.rawValue == name }) else {
            let names = Self.allCases.map(\.chinese).joined(separator: "、")
            throw Refusal(
                "levelUnknown",
                Message("没有这个等级；请填：\(names)", "there is no such level; use one of: \(names)"),
                field: "level"
            )
        }
        self = level
    }
}
