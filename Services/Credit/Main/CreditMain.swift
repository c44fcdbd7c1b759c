import Foundation
import CreditService
import Model
import ServiceKit

/// The process `credit`.
@main
struct CreditMain {
    static func main() async {
        exit(await NodeProgram<Credit>.main())
    }
}
