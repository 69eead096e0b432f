import Danish
import Goals
import Markup
import Values
import Web

/// What meetings lead to, on the page of a meeting, and the forms that write it in.
enum OutcomePages {
  static func sections(_ look: MeetingLook, earlier: Outcomes, made: Outcomes) -> HTML? {
    let day = look.now.day
    var parts: [HTML] = []
    if !earlier.isEmpty {
      parts.append(
        Parts.section(
          "fra-sidst", "Fra sidst", intro: "Det har I aftalt før, og det er mødets første punkt: Hvordan går det?",
          list(earlier, on: day)))
    }
    let mayMake = look.mayChange && look.meeting.hasBegun(at: look.now)
    let said = look.room.map { Self.said(in: $0, look) } ?? .empty
    if !made.isEmpty || !said.isEmpty || mayMake {
      parts.append(
        Parts.section(
          "aftaler", "Det aftalte I", said,
          made.isEmpty
            ? Parts.empty(
              "Her er ingen mål eller handlinger endnu", "Hvad vil I have ændret, hvem gør hvad, og hvornår?")
            : list(made, on: day), mayMake ? new(look.meeting) : .empty))
    }
    return parts.isEmpty ? nil : parts.joined()
  }

  /// What was decided in the room, and when they meet again.
  private static func said(in room: Room, _ look: MeetingLook) -> HTML {
    let decisions = room.outcomes(.decision).map(\.text)
    var parts: [HTML] = []
    if !decisions.isEmpty { parts.append(CircleParts.block("Beslutninger", CircleParts.list(decisions))) }
    if let next = room.next {
      parts.append(CircleParts.block("Næste møde", MeetingParts.next(next, look.participants)))
    }
    return parts.joined()
  }

  /// Needs without a goal, goals with what is done about them, and what else was agreed.
  static func list(_ outcomes: Outcomes, on day: Day) -> HTML {
    let answered = Set(outcomes.goals.compactMap(\.need)), goals = Set(outcomes.goals.map(\.id))
    let needs = outcomes.needs.filter { !answered.contains($0.id) }
    let actions = outcomes.actions.filter { action in !(action.goal.map(goals.contains) ?? false) }
    return (needs.isEmpty ? .empty : NeedParts.list(needs))
      + GoalParts.goals(outcomes.goals, needs: outcomes.needs, actions: outcomes.actions, on: day)
      + (actions.isEmpty ? .empty : ActionParts.list(actions, on: day))
  }

  private static func new(_ meeting: Meeting) -> HTML {
    Parts.actions(
      Parts.link("Skriv en handling ind", to: .newAction(meeting.id)),
      Parts.link("Skriv et mål ind", to: .newGoal(meeting.id)),
      Parts.link("Skriv et behov ind", to: .newNeed(meeting.id), .quiet))
  }

  static func need(_ look: MeetingLook, _ form: Form, _ errors: FormErrors = FormErrors()) -> Page {
    let fields = Fields(form, errors)
    return page(
      look, "Skriv et behov ind", "Noget, børn og unge mangler, og som I fik øje på undervejs.", fields,
      to: .needs(look.meeting.id), NeedParts.fields(fields), submit: "Gem behovet")
  }

  static func goal(
    _ look: MeetingLook, _ made: Outcomes, _ form: Form, _ errors: FormErrors = FormErrors(), asksWhy: Bool
  ) -> Page {
    let fields = Fields(form, errors)
    return page(
      look, "Skriv et mål ind", "To til tre mål, som I kan følge. De åbner jeres næste møde, når dagen er kommet.",
      fields, to: .goals(look.meeting.id), GoalParts.fields(fields, needs: made.needs, asksWhy: asksWhy),
      submit: "Gem målet")
  }

  static func action(
    _ look: MeetingLook, _ made: Outcomes, _ form: Form, _ errors: FormErrors = FormErrors()
  ) -> Page {
    let fields = Fields(form, errors)
    return page(
      look, "Skriv en handling ind",
      "Handlingen står på Min side hos den, der har ansvaret, og åbner jeres næste møde.", fields,
      to: .actions(look.meeting.id),
      ActionParts.fields(
        fields, people: look.participants.map { Choice($0.id.raw, $0.name) }, goals: made.goals),
      submit: "Gem handlingen")
  }

  /// A meeting with several topics asks which of them it belongs to.
  private static func page(
    _ look: MeetingLook, _ title: String, _ lead: String, _ fields: Fields, to path: Path, _ content: [HTML],
    submit: String
  ) -> Page {
    let topics = look.meeting.topics
    let topic: [HTML] =
      topics.count < 2
      ? [] : [fields.radios("emne", "Hvilket emne?", topics.enumerated().map { Choice("\($0)", $1) })]
    return MeetingPages.form(
      look.meeting, title, lead: lead, fields, to: path, topic + content, submit: submit,
      back: .meeting(look.meeting.id))
  }
}
