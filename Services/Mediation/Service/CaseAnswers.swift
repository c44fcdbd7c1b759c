import MediationDomain
import Model
import ServiceKit

extension Door<Mediation> {
    /// What the orders of a case are told once something was decided in it: part of the same bundle, behind it.
    func answers(of id: Case.ID) throws -> [Mediation.Command] { [] }
}
