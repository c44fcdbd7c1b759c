import Foundation
import RegistryService
import Model
import ServiceKit

/// The process `registry`.
@main
struct RegistryMain {
    static func main() async {
        exit(await NodeProgram<Registry>.main())
    }
}
