import Identity
import Model
import ServiceKit

extension Training {
    static var certificateMethods: [Method<Training>] {
        [issueCertificate, revokeCertificate, getCertificate, listCertificates]
    }

    private static var issueCertificate: Method<Training> {
        .command(
            "certificate.issue",
            Message("发证", "certifies a worker who completed a class"),
            for: [.trainingOfficer],
            taking: CertificateIssue.self
        ) { params, door in
            let id = try door.trainingClass(params.number)
            guard let details = try door.find({ try Classes.details(of: id, in: $0) }) else {
                throw TrainingClass.Rejection.classUnknown.refusal.at("number")
            }
            let certificate = Certificate.ID(door.freshID())
            let content = CertificateContent(
                worker: params.worker,
                trainingClass: id,
                occupation: details.occupation,
                level: try params.level.map { try SkillLevel(named: $0) } ?? details.level,
                issuedOn: params.issuedOn ?? door.now.day
            )
            return [
                .trainingClass(.certify(params.worker, certificate: certificate, level: content.level), on: id),
                .certificate(.issue(content), on: certificate),
            ]
        }
    }

    private static var revokeCertificate: Method<Training> {
        .command(
            "certificate.revoke",
            Message("撤销证书", "takes a certificate back"),
            for: [.trainingOfficer],
            taking: CertificateRevocation.self
        ) { params, door in
            let id = params.certificate
            guard let content = try door.find({ try Certificates.view(of: id, in: $0) })?.content else {
                throw Certificate.Rejection.certificateNotIssued.refusal.at("certificate")
            }
            return [
                .certificate(.revoke(params.reason), on: id),
                .trainingClass(.withdraw(content.worker, certificate: id), on: content.trainingClass),
            ]
        }
    }

    private static var getCertificate: Method<Training> {
        .query(
            "certificate.get",
            Message("按编号查证书", "shows a certificate by its id or its official number"),
            for: Set(Role.allCases),
            taking: CertificateQuery.self,
            giving: CertificateView.self
        ) { query, desk in
            let found = try await desk.read { db in
                if let id = query.certificate { return try Certificates.view(of: id, in: db) }
                return try query.number.flatMap { try Certificates.view(numbered: $0, in: db) }
            }
            guard let found else { throw Certificate.Rejection.certificateNotIssued.refusal }
            return found
        }
    }

    private static var listCertificates: Method<Training> {
        .query(
            "certificate.list",
            Message("列出一名从业人员、一个班次或全部证书", "lists the certificates of a worker, of a class, or of all"),
            for: [.trainingOfficer, .commerceSupervisor, .intakeOfficer, .mediator, .auditor, .service],
            taking: CertificateListQuery.self,
            giving: Page<CertificateView>.self
        ) { query, desk in
            try await desk.read { db in
                let id = try query.number.flatMap { try Classes.id(of: $0, in: db) }
                guard query.number == nil || id != nil else {
                    throw TrainingClass.Rejection.classUnknown.refusal.at("number")
                }
                return try Certificates.page(
                    of: query.worker,
                    in: id,
                    size: query.pageSize,
                    after: query.pageToken,
                    in: db
                )
            }
        }
    }
}
