import MediationDomain
import Model
import ServiceKit

extension Door<Mediation> {
    /// What the orders of a case are told once something was decided in it: part of the same bundle, behind it.
    ///
    /// Each order is asked to look at the case again; what its channel then hears is decided in the transaction, from the
    /// case as it stands by then, and nothing is told twice.
    func answers(of id: Case.ID) throws -> [Mediation.Command] {
        try find { db in
            try ([id] + Merges.merged(into: id, db)).flatMap { caseID in
                try Orders.orders(of: caseID, db).map { .order(.answer(caseID: caseID), on: $0) }
            }
        }
    }
}
