import Foundation
import MediationService
import Model
import ServiceKit

/// The process `mediation`.
@main
struct MediationMain {
    static func main() async {
        exit(await NodeProgram<Mediation>.main())
    }
}
