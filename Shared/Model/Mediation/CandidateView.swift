/// An enterprise that a caller may have meant.
public struct CandidateView: Codable, Hashable, Sendable {
    /// Its id.
    public var enterprise: Enterprise.ID
    /// What is known of it.
    public var profile: EnterpriseProfile

    /// A candidate.
    public init(enterprise: Enterprise.ID, profile: EnterpriseProfile) {
        self.enterprise = enterprise
        self.profile = profile
    }
}

/// The enterprises that a caller may have meant.
public struct CandidatesView: Codable, Hashable, Sendable {
    /// By name; at most 50.
    public var items: [CandidateView]

    /// Candidates.
    public init(items: [CandidateView]) {
        self.items = items
    }
}
