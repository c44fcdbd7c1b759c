import Model

/// The reason a value was refused for, or nil when it was not.
func refusalReason(_ body: () throws -> some Any) -> String? {
    do {
        _ = try body()
        return nil
    } catch let refusal as Refusal {
        return refusal.reason
    } catch {
        return "\(error)"
    }
}
