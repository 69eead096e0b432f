import People
import Tabular
import Values

extension Room {
  /// Writes down what the meeting came to; the goal, need or action itself is saved in the same act.
  package func deciding(_ outcome: Outcome, by actor: RoomActor) throws(RoomRefusal) -> [RoomEvent] {
    try needsDesk(actor)
    guard stages.indices.contains(outcome.stage) else { throw .missing }
    return outcomes.contains { $0.id == outcome.id } ? [] : [.decided(outcome)]
  }

  package func agreeing(_ next: NextMeeting, by actor: RoomActor) throws(RoomRefusal) -> [RoomEvent] {
    try needsDesk(actor)
    return self.next == next ? [] : [.agreedToMeet(next)]
  }

  /// Two short lines at the end. They belong to the meeting: who wrote them is not kept, whatever else is.
  package func weighing(plus: String, delta: String) throws(RoomRefusal) -> [RoomEvent] {
    guard opened != nil else { throw .notOpen }
    let (plus, delta) = (PlainText.line(plus), PlainText.line(delta))
    guard !plus.isEmpty || !delta.isEmpty else { throw .empty }
    guard plus.count <= Note.longest, delta.count <= Note.longest else { throw .tooLong(most: Note.longest) }
    guard CPR.find(in: plus + " " + delta) == nil else { throw .cpr }
    return [.weighed(plus: plus, delta: delta)]
  }
}
