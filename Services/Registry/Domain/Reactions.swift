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
}
