import Goals
import Markup
import People
import Storage
import Values
import Web

/// What a meeting leads to, written in over HTTP: also after a meeting that was held on paper.
struct OutcomeRoutes: Sendable {
  let house: House

  func mount(_ routes: inout Routes) {
    routes.get("/moeder/{id}/behov/ny", .signedIn) { call, visitor in
      let (look, _) = try await find(call, visitor)
      return .page(OutcomePages.need(look, first))
    }
    routes.get("/moeder/{id}/maal/ny", .signedIn) { call, visitor in
      let (look, made) = try await find(call, visitor)
      return .page(OutcomePages.goal(look, made, first, asksWhy: false))
    }
    routes.get("/moeder/{id}/handlinger/ny", .signedIn) { call, visitor in
      let (look, made) = try await find(call, visitor)
      return .page(OutcomePages.action(look, made, first))
    }
    routes.post("/moeder/{id}/behov", .signedIn) { call, visitor in try await need(call, visitor) }
    routes.post("/moeder/{id}/maal", .signedIn) { call, visitor in try await goal(call, visitor) }
    routes.post("/moeder/{id}/handlinger", .signedIn) { call, visitor in try await action(call, visitor) }
  }

  private let first = Form([("emne", "0")])

  init(house: House) { self.house = house }

  private func find(_ call: Call, _ visitor: Visitor) async throws -> (MeetingLook, Outcomes) {
    try await house.store.read { tx in
      let look = try MeetingRoutes.changeable(call, visitor, tx)
      return (look, try OutcomeStore.made(at: look.meeting.id, of: look.municipality, in: tx))
    }
  }

  private func round(_ form: Form, _ meeting: Meeting) -> Round {
    let number = form.number("emne") ?? 0
    return meeting.round(meeting.topics.indices.contains(number) ? number : 0)
  }

  private func write(
    _ look: MeetingLook, _ call: Call, _ visitor: Visitor,
    _ body: @escaping @Sendable (Maker, Instant, Transaction) throws -> Void
  ) async throws -> Answer {
    let now = call.now
    try await house.store.write { tx in
      _ = try MeetingRoutes.changeable(call, visitor, tx)
      try body(Maker(visitor), now, tx)
    }
    return .seeOther(Path.meeting(look.meeting.id).with(fragment: "aftaler"))
  }

  private func need(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let (look, _) = try await find(call, visitor)
    let (need, errors) = NeedForms.new(form, id: .make(at: call.now), round: round(form, look.meeting))
    guard errors.isEmpty else { return .page(OutcomePages.need(look, form, errors), status: 422) }
    return try await write(look, call, visitor) { try NeedStore.insert(need, by: $0, at: $1, in: $2) }
  }

  private func goal(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let (look, made) = try await find(call, visitor)
    let round = round(form, look.meeting)
    let standing = made.goals.count { $0.round.number == round.number && $0.state.stands }
    let (goal, errors) = GoalForms.new(
      form, id: .make(at: call.now), round: round, needs: made.needs, standing: standing, today: call.now.day)
    guard errors.isEmpty else {
      return .page(
        OutcomePages.goal(look, made, form, errors, asksWhy: standing >= Goal.most), status: 422)
    }
    do {
      return try await write(look, call, visitor) { try GoalStore.insert(goal, by: $0, at: $1, in: $2) }
    } catch is TooManyGoals {
      // Somebody else wrote the third meanwhile: the form comes back and asks why.
      let (_, errors) = GoalForms.new(
        form, id: goal.id, round: round, needs: made.needs, standing: Goal.most, today: call.now.day)
      return .page(OutcomePages.goal(look, made, form, errors, asksWhy: true), status: 422)
    }
  }

  private func action(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let (look, made) = try await find(call, visitor)
    let people = Dictionary(
      look.participants.map { ($0.id.raw, (person: $0.person, name: $0.name)) }, uniquingKeysWith: { $1 })
    let (action, errors) = ActionForms.new(
      form, id: .make(at: call.now), round: round(form, look.meeting), people: people, goals: made.goals,
      today: call.now.day)
    guard errors.isEmpty else { return .page(OutcomePages.action(look, made, form, errors), status: 422) }
    return try await write(look, call, visitor) { try ActionStore.insert(action, by: $0, at: $1, in: $2) }
  }
}

extension MeetingSection {
  /// The first item of the meeting: what was agreed before and is still open. Then what this one leads to.
  static let outcomes = MeetingSection(content: { look, tx in
    OutcomePages.sections(
      look, earlier: try OutcomeStore.earlier(before: look, in: tx),
      made: try OutcomeStore.made(at: look.meeting.id, of: look.municipality, in: tx))
  })
}
