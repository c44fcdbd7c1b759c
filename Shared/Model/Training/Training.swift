/// What training may be asked and what it publishes: classes, who took them, and what they were certified for.
public enum Training: Vocabulary {
    /// What may be asked of it.
    public enum Command: Equatable, Sendable {
        case trainingClass(TrainingClass.Command, on: TrainingClass.ID)
        case certificate(Certificate.Command, on: Certificate.ID)
    }

    /// What it publishes.
    public enum Event: Equatable, Sendable {
        case trainingClass(TrainingClass.Event, of: TrainingClass.ID)
        case certificate(Certificate.Event, of: Certificate.ID)
    }

    /// The name it goes by.
    public static let service = "training"

    /// Classes, and the certificates they end in.
    public static let subjects: [any Subject<Training>.Type] = [TrainingClass.self, Certificate.self]
}
