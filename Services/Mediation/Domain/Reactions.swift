public import Model

extension Mediation {
    /// What news of the registry means for mediation: the names by which callers call an enterprise.
    public static func commands(after event: Registry.Event) -> [Command] {
        switch event {
        case .enterprise(.registered(let details), let id), .enterprise(.changed(let details), let id):
            let profile = EnterpriseProfile(
                name: details.name,
                creditCode: details.creditCode,
                shopSigns: details.shopSigns
            )
            return [.enterprise(.learn(profile: profile), on: KnownEnterprise.ID(of: id))]
        case .worker, .officer, .token, .mark, .lead: return []
        }
    }
}
