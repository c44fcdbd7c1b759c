/// What `certificate.issue` takes.
public struct CertificateIssue: Codable, Hashable, Sendable {
    /// 班次编号 of the class it was earned in.
    public var number: LineText
    /// The worker, by the registry's id.
    public var worker: Worker.ID
    /// 证书等级, by its name; absent means the level of the class.
    public var level: String?
    /// The day it is given; absent means today.
    public var issuedOn: Day?
}

/// What `certificate.revoke` takes.
public struct CertificateRevocation: Codable, Hashable, Sendable {
    /// The certificate.
    public var certificate: Certificate.ID
    /// Why.
    public var reason: RevocationReason
}

/// What `certificate.get` takes: one of the two ways to name a certificate.
public struct CertificateQuery: Codable, Hashable, Sendable {
    /// By its id.
    public var certificate: Certificate.ID?
    /// By its official number: `620724-2026-00017`.
    public var number: String?
}

/// What `certificate.list` takes.
public struct CertificateListQuery: Codable, Hashable, Sendable {
    /// The certificates of one worker.
    public var worker: Worker.ID?
    /// The certificates of one class, by its 班次编号.
    public var number: LineText?
    /// The most items on a page.
    public var pageSize: Int?
    /// From the page before.
    public var pageToken: String?
}

/// A certificate as it is shown.
public struct CertificateView: Codable, Hashable, Sendable {
    /// Its id.
    public var certificate: Certificate.ID
    /// Its official number.
    public var number: String
    /// What it says.
    public var content: CertificateContent
    /// Why it was taken back, if it was.
    public var revoked: RevocationReason?

    /// A certificate with all its parts.
    public init(
        certificate: Certificate.ID,
        number: String,
        content: CertificateContent,
        revoked: RevocationReason? = nil
    ) {
        self.certificate = certificate
        self.number = number
        self.content = content
        self.revoked = revoked
    }
}
