public import GRDB
public import Identity
public import Model
import RegistryDomain
public import ServiceKit

extension Registry {
    /// A worker's papers hang on the worker's own key.
    public static func holder(
        ofAttachmentsTo subject: String,
        for caller: Caller,
        under rules: Rules,
        in db: Database
    ) throws -> AttachmentHolder? {
        guard let id = Worker.ID(stream: subject)?.value,
            caller.role == .commerceSupervisor || caller.role == .trainingOfficer || caller.role == .auditor
        else { return nil }
        return try UniqueID.fetchOne(db, sql: "SELECT id FROM worker WHERE id = ?", arguments: [id]).map { .person($0) }
    }
}
