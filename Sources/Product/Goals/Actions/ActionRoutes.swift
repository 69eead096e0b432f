import Danish
import Markup
import People
import Storage
import Values
import Web

/// Actions over HTTP: mine and others', and how one of them goes.
struct ActionRoutes: Sendable {
  let desk: RoundDesk

  func mount(_ routes: inout Routes) {
    routes.get("/handlinger", .signedIn) { call, visitor in
      let (now, state) = (call.now, Action.State(rawValue: call.query.text("tilstand")))
      let view = try await desk.house.store.read { tx in try list(state, visitor, now, tx) }
      return .page(ActionPages.list(view))
    }
    routes.get("/handlinger/{id}", .signedIn) { call, visitor in
      let now = call.now
      let view = try await desk.house.store.read { tx in try find(call, visitor, now, tx) }
      return .page(ActionPages.show(view, ActionForms.form(view.action), receipt: RoundDesk.receipt(call)))
    }
    routes.get("/handlinger/{id}/ret", .signedIn) { call, visitor in
      let now = call.now
      let view = try await desk.house.store.read { tx in try find(call, visitor, now, tx) }
      guard view.mayChange else { throw Refusal.notAllowed }
      return .page(ActionPages.edit(view, ActionForms.form(view.action, chosen: view.chosen)))
    }
    routes.post("/handlinger/{id}/ret", .signedIn) { call, visitor in
      try await save(call, visitor, ActionPages.edit) { form, view in
        ActionForms.edit(form, on: view.action, people: view.people, goals: view.goals, today: view.day)
      }
    }
    routes.post("/handlinger/{id}/status", .signedIn) { call, visitor in
      try await save(
        call, visitor,
        { view, form, errors, conflict in ActionPages.show(view, form, errors, conflict: conflict) },
        { form, view in ActionForms.status(form, on: view.action, today: view.day) })
    }
  }

  /// Mine in one state, or the open ones; and the open ones of others where I may see them.
  private func list(
    _ state: Action.State?, _ visitor: Visitor, _ now: Instant, _ tx: Transaction
  ) throws -> ActionPages.List {
    let states = state.map { [$0] } ?? Set(Action.State.allCases.filter(\.isOpen))
    let sees = try desk.access(visitor, now, tx)
    let others = try ActionStore.open(notOf: visitor.person, in: visitor.municipality, tx: tx)
    return ActionPages.List(
      state: state, mine: try ActionStore.of(visitor.person, states, in: visitor.municipality, tx: tx),
      others: others.filter { states.contains($0.state) && sees($0.round) != nil }, day: now.day)
  }

  private func find(_ call: Call, _ visitor: Visitor, _ now: Instant, _ tx: Transaction) throws -> ActionPages.View {
    let municipality = visitor.municipality
    guard let action = try ActionStore.find(ID(call.parameter("id")), of: municipality, in: tx) else {
      throw Refusal.missing
    }
    let may = try action.person == visitor.person || desk.may(action.round, visitor, now, tx)
    return ActionPages.View(
      action: action, mayChange: may, goals: try GoalStore.made(at: action.round.origin, of: municipality, in: tx),
      day: now.day)
  }

  /// Both forms of an action are saved alike; `page` is the one to show again.
  private func save(
    _ call: Call, _ visitor: Visitor, _ page: (ActionPages.View, Form, FormErrors, Conflict?) -> Page,
    _ read: (Form, ActionPages.View) -> (Action, FormErrors)
  ) async throws -> Answer {
    let form = try await call.form()
    let now = call.now
    var view = try await desk.house.store.read { tx in try find(call, visitor, now, tx) }
    guard view.mayChange else { throw Refusal.notAllowed }
    let (next, errors) = read(form, view)
    guard errors.isEmpty else { return .page(page(view, form, errors, nil), status: 422) }
    let isOwn: @Sendable (Transaction) throws -> Bool = { tx in
      try ActionStore.find(next.id, of: visitor.municipality, in: tx)?.person == visitor.person
    }
    let outcome = try await desk.save(next.round, call, visitor, isOwn: isOwn) {
      try ActionStore.save(next, by: $0, at: $1, in: $2)
    }
    guard case .conflict(let theirs, let change) = outcome else {
      // Whoever gave it to somebody else may not see it any more.
      return .seeOther(
        next.person == view.action.person
          ? Path.action(next.id).with(query: [("besked", "gemt")]) : Path.actions)
    }
    var mine = next
    mine.version = theirs.version
    view.action = theirs
    let again = ActionForms.form(mine, chosen: mine.person?.raw ?? "")
    return .page(page(view, again, FormErrors(), conflict(change, next, theirs)), status: 412)
  }

  private func conflict(_ change: LastChange?, _ mine: Action, _ theirs: Action) -> Conflict {
    func day(_ action: Action) -> String { action.due.map { Danish.date($0) } ?? "" }
    return Conflict(
      change,
      [
        ("Hvad", mine.what, theirs.what), ("Hvem", mine.name, theirs.name), ("Senest", day(mine), day(theirs)),
        ("Første skridt", mine.firstStep, theirs.firstStep), ("Tegn", mine.sign, theirs.sign),
        ("Status", ActionWords.name(mine.state), ActionWords.name(theirs.state)),
        ("Det lærte vi", mine.outcome, theirs.outcome),
      ])
  }
}
