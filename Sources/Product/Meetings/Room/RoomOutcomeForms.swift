import Goals
import People
import Tabular
import Values
import Web

/// What was meant to be written down, and what is wrong with how it was filled in.
struct FaultyOutcome: Error {
  let sort: Outcome.Sort
  let errors: FormErrors
}

extension RoomForms {
  /// What the form writes down, and what then happens in the room. Throws `RoomRefusal` or `FaultyOutcome`.
  func deciding(_ room: Room, _ desk: RoomDesk) throws -> (OutcomeDraft, [RoomEvent]) {
    guard room.opened != nil else { throw RoomRefusal.notOpen }
    let (sort, draft, errors) = RoomOutcomeForms.read(form, desk, id: newID, today: now.day)
    // Who may not, hears that first.
    let events = try room.deciding(draft.outcome(at: form.number("trin") ?? room.here), by: actor)
    guard errors.isEmpty else { throw FaultyOutcome(sort: sort, errors: errors) }
    return (draft, events)
  }
}

/// Needs, goals, actions and decisions as they are written down in a room.
enum RoomOutcomeForms {
  static func read(
    _ form: Form, _ desk: RoomDesk, id: String, today: Day
  ) -> (sort: Outcome.Sort, draft: OutcomeDraft, errors: FormErrors) {
    let sort = Outcome.Sort(rawValue: form.text("slags")) ?? .decision
    switch sort {
    case .need:
      let (need, errors) = NeedForms.new(form, id: ID(id), round: desk.round)
      return (sort, .need(need), errors)
    case .goal:
      let (goal, errors) = GoalForms.new(
        form, id: ID(id), round: desk.round, needs: desk.needs, standing: desk.standing, today: today)
      return (sort, .goal(goal), errors)
    case .action:
      let (action, errors) = ActionForms.new(
        form, id: ID(id), round: desk.round, people: desk.people, goals: desk.goals, today: today)
      return (sort, .action(action), errors)
    case .decision:
      var errors = FormErrors()
      let text = PlainText.line(form.text("beslutning"))
      errors.check("beslutning", !text.isEmpty, RoomWords.of(.empty))
      errors.check("beslutning", text.count <= Note.longest, RoomWords.of(.tooLong(most: Note.longest)))
      errors.check("beslutning", CPR.find(in: text) == nil, RoomWords.of(.cpr))
      return (sort, .decision(id: id, text: text), errors)
    }
  }
}
