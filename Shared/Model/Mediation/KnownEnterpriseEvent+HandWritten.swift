extension KnownEnterprise.Event {
    /// Written by hand: each enterprise that registry enters or changes is learned here.
    public func stored() throws -> (type: String, data: ArraySlice<UInt8>) {
        var text = HandWriting()
        text.open()
        let type: CodingKeys
        switch self {
        case .learned(let profile):
            type = .learned
            try profile.write(to: &text)
        case .changed(let profile):
            type = .changed
            try profile.write(to: &text)
        }
        text.close()
        return (type.rawValue, text.finished()[...])
    }

    /// Reads the same by hand.
    public init(type: String, data: JSONDocument.Node, recordedAt _: Moment) throws {
        guard let key = CodingKeys(rawValue: type) else { throw UnknownEvent(type: type) }
        let profile = try data.object("profile") { node throws(Refusal) in try EnterpriseProfile(stored: node) }
        switch key {
        case .learned: self = .learned(profile: profile)
        case .changed: self = .changed(profile: profile)
        }
    }
}

extension EnterpriseProfile {
    fileprivate func write(to text: inout HandWriting) throws {
        text.open("profile")
        try text.member("creditCode", creditCode.text)
        try text.member("name", name.text)
        try text.member("shopSigns", shopSigns)
        text.close()
    }

    fileprivate init(stored node: JSONDocument.Node) throws(Refusal) {
        self.init(
            name: try node.value("name"),
            creditCode: try node.value("creditCode"),
            shopSigns: try node.lines("shopSigns")
        )
    }
}
