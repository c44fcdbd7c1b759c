import EventLog
import MediationDomain
import Model

extension Transaction<Mediation> {
    /// What the other side took in from a stick was delivered, as if its line had acknowledged it.
    func deliver(after command: AnswerBatch.Command, of id: AnswerBatch.ID) throws {
        guard case .recordReceipt(let receipt) = command else { return }
        for (_, answer) in try AnswerBatches.answers(of: id, db) {
            let prefix = "\(answer.order)/\(answer.turn)/"
            for delivery in try WaitingDelivery.ids(beginningWith: prefix, in: db) {
                let taken = Order.Command.noteDelivered(delivery: delivery, receipt: receipt.number.text)
                try handle(taken, on: answer.order)
            }
        }
    }
}
