import Foundation
import TrainingService
import Model
import ServiceKit

/// The process `training`.
@main
struct TrainingMain {
    static func main() async {
        exit(await NodeProgram<Training>.main())
    }
}
