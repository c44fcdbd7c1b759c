public import Model

extension Caller {
    /// Somebody who holds a store's file and asks it themselves: no token says who they are, and nothing is changed for them.
    public init(reading role: Role, as actor: Actor, at moment: Moment) {
        self.init(actor: actor, role: role, unit: nil, tokenID: UniqueID(high: 0, low: 0), expires: moment)
    }
}
