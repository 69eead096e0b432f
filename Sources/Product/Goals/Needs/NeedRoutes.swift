import Markup
import People
import Storage
import Values
import Web

/// A need over HTTP: read by those who see its round, put right by those who may.
struct NeedRoutes: Sendable {
  let desk: RoundDesk

  func mount(_ routes: inout Routes) {
    routes.get("/behov/{id}", .signedIn) { call, visitor in
      let now = call.now
      let view = try await desk.house.store.read { tx in try find(call, visitor, now, tx) }
      return .page(NeedPages.show(view, NeedForms.form(view.need), receipt: RoundDesk.receipt(call)))
    }
    routes.post("/behov/{id}", .signedIn) { call, visitor in try await save(call, visitor) }
  }

  private func find(_ call: Call, _ visitor: Visitor, _ now: Instant, _ tx: Transaction) throws -> NeedPages.View {
    let found = try NeedStore.find(ID(call.parameter("id")), of: visitor.municipality, in: tx)
    guard let need = found else { throw Refusal.missing }
    let goals = try GoalStore.made(at: need.round.origin, of: visitor.municipality, in: tx)
    return NeedPages.View(
      need: need, mayChange: try desk.may(need.round, visitor, now, tx), goals: goals.filter { $0.need == need.id },
      day: now.day)
  }

  private func save(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let now = call.now
    var view = try await desk.house.store.read { tx in try find(call, visitor, now, tx) }
    guard view.mayChange else { throw Refusal.notAllowed }
    let (next, errors) = NeedForms.edit(form, on: view.need)
    guard errors.isEmpty else { return .page(NeedPages.show(view, form, errors), status: 422) }
    let outcome = try await desk.save(next.round, call, visitor) { try NeedStore.save(next, by: $0, at: $1, in: $2) }
    guard case .conflict(let theirs, let change) = outcome else {
      return .seeOther(Path.need(next.id).with(query: [("besked", "gemt")]))
    }
    var mine = next
    mine.version = theirs.version
    view.need = theirs
    let conflict = Conflict(
      change,
      [
        (NeedWords.question, next.what, theirs.what), (NeedWords.seen, next.seen, theirs.seen),
        (NeedWords.help, next.help, theirs.help),
      ])
    return .page(NeedPages.show(view, NeedForms.form(mine), conflict: conflict), status: 412)
  }
}
