import Danish
import Markup
import People
import Storage
import Values
import Web

/// Goals over HTTP: the list of a place, one goal, how it goes, and its words put right.
struct GoalRoutes: Sendable {
  let desk: RoundDesk

  func mount(_ routes: inout Routes) {
    routes.get("/maal", .signedIn) { call, visitor in
      let (now, asked) = (call.now, Scope(text: call.query.text("sted")))
      let view = try await desk.house.store.read { tx in
        try GoalListStore.list(at: asked, for: visitor, desk.access, at: now, in: tx)
      }
      return .page(GoalPages.list(view))
    }
    routes.get("/maal/{id}", .signedIn) { call, visitor in
      let now = call.now
      let view = try await desk.house.store.read { tx in try find(call, visitor, now, tx) }
      return .page(GoalPages.show(view, GoalForms.form(view.goal), receipt: RoundDesk.receipt(call)))
    }
    routes.get("/maal/{id}/ret", .signedIn) { call, visitor in
      let now = call.now
      let view = try await desk.house.store.read { tx in try find(call, visitor, now, tx) }
      guard view.mayChange else { throw Refusal.notAllowed }
      return .page(GoalPages.edit(view, GoalForms.form(view.goal)))
    }
    routes.post("/maal/{id}/ret", .signedIn) { call, visitor in
      try await save(call, visitor, GoalPages.edit) { form, view in
        GoalForms.edit(form, on: view.goal, needs: view.needs, today: view.day)
      }
    }
    routes.post("/maal/{id}/status", .signedIn) { call, visitor in
      try await save(
        call, visitor,
        { view, form, errors, conflict in GoalPages.show(view, form, errors, conflict: conflict) },
        { form, view in GoalForms.status(form, on: view.goal, today: view.day) })
    }
  }

  private func find(_ call: Call, _ visitor: Visitor, _ now: Instant, _ tx: Transaction) throws -> GoalPages.View {
    let municipality = visitor.municipality
    guard let goal = try GoalStore.find(ID(call.parameter("id")), of: municipality, in: tx) else {
      throw Refusal.missing
    }
    let may = try desk.may(goal.round, visitor, now, tx)
    return GoalPages.View(
      goal: goal, mayChange: may, needs: try NeedStore.made(at: goal.round.origin, of: municipality, in: tx),
      actions: try ActionStore.made(at: goal.round.origin, of: municipality, in: tx).filter { $0.goal == goal.id },
      day: now.day)
  }

  /// Both forms of a goal are saved alike; `page` is the one to show again.
  private func save(
    _ call: Call, _ visitor: Visitor, _ page: (GoalPages.View, Form, FormErrors, Conflict?) -> Page,
    _ read: (Form, GoalPages.View) -> (Goal, FormErrors)
  ) async throws -> Answer {
    let form = try await call.form()
    let now = call.now
    var view = try await desk.house.store.read { tx in try find(call, visitor, now, tx) }
    guard view.mayChange else { throw Refusal.notAllowed }
    let (next, errors) = read(form, view)
    guard errors.isEmpty else { return .page(page(view, form, errors, nil), status: 422) }
    let outcome = try await desk.save(next.round, call, visitor) { try GoalStore.save(next, by: $0, at: $1, in: $2) }
    guard case .conflict(let theirs, let change) = outcome else {
      return .seeOther(Path.goal(next.id).with(query: [("besked", "gemt")]))
    }
    var mine = next
    mine.version = theirs.version
    view.goal = theirs
    return .page(page(view, GoalForms.form(mine), FormErrors(), conflict(change, next, theirs)), status: 412)
  }

  private func conflict(_ change: LastChange?, _ mine: Goal, _ theirs: Goal) -> Conflict {
    Conflict(
      change,
      [
        ("Mål", mine.what, theirs.what),
        ("Tegn", mine.signs.joined(separator: " · "), theirs.signs.joined(separator: " · ")),
        ("Vi ser efter", Danish.date(mine.look), Danish.date(theirs.look)),
        ("Status", GoalWords.name(mine.state), GoalWords.name(theirs.state)),
        ("Det lærte vi", mine.outcome, theirs.outcome),
      ])
  }
}
