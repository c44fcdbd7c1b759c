extension Order.Event {
    /// What comes with each order is written by hand, since files bring orders by the ten thousand; the rest is synthesised.
    public func stored() throws -> (type: String, data: ArraySlice<UInt8>) {
        var text = HandWriting()
        text.open()
        let type: CodingKeys
        switch self {
        case .received(let receipt):
            type = .received
            try receipt.write(to: &text)
        case .termsSet(let terms, let basis):
            type = .termsSet
            try text.member("basis", basis) { basis, text in
                try text.member("inputs", basis.inputs)
                try text.member("outcome", basis.outcome)
                try text.member("rule", basis.rule)
            }
            try terms.write(to: &text)
        case .announced, .updated, .advanced, .recategorised, .signed, .linkedToCase, .unlinkedFromCase,
            .linkedToReport, .split,
            .answered,
            .returned, .extensionAsked, .repeatedAfterEnd, .answerOverdue, .delivered:
            return try synthesised()
        }
        text.close()
        return (type.rawValue, text.finished()[...])
    }
}

extension OrderReceipt {
    fileprivate func write(to text: inout HandWriting) throws {
        text.open("receipt")
        try text.member(ifPresent: "answerBy", answerBy?.text)
        try text.member(ifPresent: "calledAt", calledAt?.text)
        try text.member("category", category.rawValue)
        try text.member("channel", channel.rawValue)
        if let claimed { try text.member("claimed", Int(claimed.fen)) }
        text.open("complainant")
        try complainant.name?.write("name", to: &text)
        text.member("person", complainant.person.value)
        try complainant.phone?.write("phone", to: &text)
        text.close()
        try contract?.write("contract", to: &text)
        try text.member(ifPresent: "dispatchedAt", dispatchedAt?.text)
        text.member("isConfidential", isConfidential)
        if let isReturning { text.member("isReturning", isReturning) }
        try text.member("kind", kind.rawValue)
        try text.member(ifPresent: "means", means)
        try narrative.write("narrative", to: &text)
        try text.member("number", number)
        try place?.write("place", to: &text)
        try text.member(ifPresent: "previousNumber", previousNumber)
        try text.member("receivedOn", receivedOn.text)
        try respondent?.write("respondent", to: &text)
        try text.member("sequence", Int(sequence))
        try text.member(ifPresent: "servedOn", servedOn?.text)
        try title?.write("title", to: &text)
        try text.member(ifPresent: "topic", topic)
        try text.member("urgency", urgency.rawValue)
        try wants?.write("wants", to: &text)
        text.close()
    }
}

extension OrderTerms {
    fileprivate func write(to text: inout HandWriting) throws {
        text.open("terms")
        try text.member("answerBy", answerBy.text)
        text.member("isGiven", isGiven)
        text.member("isProvisional", isProvisional)
        text.member("isRunning", isRunning)
        try text.member("returnBy", returnBy.text)
        text.close()
    }
}
