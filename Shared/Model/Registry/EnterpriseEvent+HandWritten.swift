extension Enterprise.Event {
    /// Written by hand: thousands of enterprises are entered and changed at once.
    public func stored() throws -> (type: String, data: ArraySlice<UInt8>) {
        var text = HandWriting()
        text.open()
        let type: CodingKeys
        switch self {
        case .registered(let details):
            type = .registered
            try details.write(to: &text)
        case .changed(let details):
            type = .changed
            try details.write(to: &text)
        }
        text.close()
        return (type.rawValue, text.finished()[...])
    }

    /// Reads the same by hand.
    public init(type: String, data: JSONDocument.Node, recordedAt _: Moment) throws {
        guard let key = CodingKeys(rawValue: type) else { throw UnknownEvent(type: type) }
        let details = try data.object("details") { node throws(Refusal) in try EnterpriseDetails(stored: node) }
        switch key {
        case .registered: self = .registered(details: details)
        case .changed: self = .changed(details: details)
        }
    }
}

extension EnterpriseDetails {
    fileprivate func write(to text: inout HandWriting) throws {
        text.open("details")
        try text.member("address", address.text)
        try attestation?.write("attestation", to: &text)
        try text.member("business", business.rawValue)
        text.open("contact")
        try contact.legalRepresentative.write("legalRepresentative", to: &text)
        try contact.phone?.write("phone", to: &text)
        text.close()
        try text.member("creditCode", creditCode.text)
        try text.member("division", division.text)
        try text.member("name", name.text)
        try text.member("registeredOn", registeredOn.text)
        try text.member("shopSigns", shopSigns)
        text.close()
    }

    fileprivate init(stored node: JSONDocument.Node) throws(Refusal) {
        guard let business = BusinessForm(rawValue: try node.text("business")) else { throw node.wrong("business") }
        self.init(
            creditCode: try node.value("creditCode"),
            attestation: try node.objectIfPresent("attestation", Sealed.init(stored:)),
            name: try node.value("name"),
            shopSigns: try node.lines("shopSigns"),
            address: try node.value("address"),
            division: try node.value("division"),
            business: business,
            registeredOn: try node.value("registeredOn"),
            contact: try node.object("contact") { contact throws(Refusal) in
                EnterpriseContact(
                    legalRepresentative: try contact.object("legalRepresentative", Sealed.init(stored:)),
                    phone: try contact.objectIfPresent("phone", Sealed.init(stored:))
                )
            }
        )
    }
}
