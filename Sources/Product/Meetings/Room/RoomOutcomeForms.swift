import Goals
import People
import Tabular
import Values
import Web

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
