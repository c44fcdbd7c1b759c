import Foundation
import Model
import ServiceKit

/// A file of a platform's export that comes on a stick, because the two networks do not meet.
struct DemoStick {
    /// The file.
    let path: String
    /// Whose export it is: `12345` or `12315`.
    let link: String
    /// The number on the stick.
    let batch: Int64
    let folder: DataFolder

    /// Takes the file in as `jiazheng import` does; what that writes lies in the data folder.
    ///
    /// - Returns: How many rows were refused.
    func take(at desk: FileImport.Desk) async throws -> Int {
        guard let channel = OrderNumber.channels[link] else { return 0 }
        let results = "\(folder.path)/sticks"
        try FileManager.default.createDirectory(atPath: results, withIntermediateDirectories: true)
        let mapping = try ImportMapping.read("\(folder.county.path)/mappings/\(link).yaml", for: link)
        let file = FileImport(path: path, link: link, channel: channel, mapping: mapping, output: results)
        return try await file.run(batch: batch, at: desk).refused
    }
}
