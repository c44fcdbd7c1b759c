public import Model

extension Registry {
    /// What news of training means for the register: a certificate belongs in its worker's file.
    public static func commands(after event: Training.Event) -> [Command] {
        switch event {
        case .certificate(.issued(let content, _), let id):
            let noted = NotedCertificate(
                certificate: id,
                occupation: content.occupation,
                level: content.level,
                issuedOn: content.issuedOn
            )
            return [.worker(.noteCertificate(noted), on: content.worker)]
        case .certificate(.revoked(let worker, _), let id):
            return [.worker(.noteRevocation(id), on: worker)]
        case .trainingClass:
            return []
        }
    }

    /// What news of mediation means for the register: that a deposit is not topped up is marked on its enterprise, and an
    /// agency without a licence is a clue.
    public static func commands(after event: Mediation.Event) -> [Command] {
        if case .unregistered(.named(let party), let id) = event, let sign = party.sign {
            let lead = NotedLead(sign: sign, place: party.place, foundOn: party.on)
            return [.lead(.enter(lead: lead), on: Lead.ID(id.value))]
        }
        guard case .deposit(let event, let id) = event else { return [] }
        let mark = EnterpriseMark.ID(of: id.enterprise)
        if let settled = event.settledTopUp {
            return [.mark(.clearDepositShort(topUp: settled.number, on: settled.on), on: mark)]
        }
        guard case .topUpOverdue(let number, _, _, let due, _) = event else { return [] }
        return [.mark(.markDepositShort(topUp: number, due: due), on: mark)]
    }
}
