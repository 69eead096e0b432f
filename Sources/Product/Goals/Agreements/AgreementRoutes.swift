import Danish
import Markup
import People
import Storage
import Values
import Web

/// Agreements over HTTP: looked at and followed up by those they concern.
package struct AgreementRoutes: Sendable {
  /// What a visitor is to an agreement: nil where it does not exist for them, otherwise whether they may change it.
  package typealias MayChange = @Sendable (Agreement, Visitor, Instant, Transaction) throws -> Bool?

  let house: House
  let mayChange: MayChange

  func mount(_ routes: inout Routes) {
    routes.get("/aftaler/{id}", .signedIn) { call, visitor in
      let now = call.now
      let (agreement, may) = try await house.store.read { tx in try find(call, visitor, now, tx) }
      let receipt: HTML? = call.query.text("besked") == "gemt" ? Parts.receipt("Status er gemt.") : nil
      return .page(
        AgreementPages.show(
          agreement, AgreementPages.form(agreement), mayChange: may, on: now.day, receipt: receipt))
    }
    routes.post("/aftaler/{id}/status", .signedIn) { call, visitor in try await save(call, visitor) }
  }

  private func find(
    _ call: Call, _ visitor: Visitor, _ now: Instant, _ tx: Transaction
  ) throws -> (Agreement, mayChange: Bool) {
    let found = try AgreementStore.find(ID(call.parameter("id")), of: visitor.municipality, in: tx)
    guard let agreement = found else { throw Refusal.missing }
    if agreement.person == visitor.person { return (agreement, true) }
    guard let may = try mayChange(agreement, visitor, now, tx) else { throw Refusal.missing }
    return (agreement, may)
  }

  private func save(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let now = call.now
    let (current, may) = try await house.store.read { tx in try find(call, visitor, now, tx) }
    guard may else { throw Refusal.notAllowed }
    let (next, errors) = AgreementForms.status(form, on: current, today: now.day)
    guard errors.isEmpty else {
      return .page(AgreementPages.show(current, form, errors, mayChange: true, on: now.day), status: 422)
    }
    let outcome = try await house.store.write { tx in
      guard try find(call, visitor, now, tx).mayChange else { throw Refusal.notAllowed }
      return try AgreementStore.save(next, by: visitor, at: now, in: tx)
    }
    guard case .conflict(let theirs, let change) = outcome else {
      return .seeOther(Path.agreement(next.id).with(query: [("besked", "gemt")]))
    }
    var mine = next
    mine.version = theirs.version
    func day(_ agreement: Agreement) -> String { agreement.due.map { Danish.date($0) } ?? "" }
    let conflict = Conflict(
      change,
      [
        ("Status", AgreementWords.name(next.state), AgreementWords.name(theirs.state)),
        ("Det lærte vi", next.outcome, theirs.outcome), ("Senest", day(next), day(theirs)),
      ])
    return .page(
      AgreementPages.show(theirs, AgreementPages.form(mine), mayChange: true, on: now.day, conflict: conflict),
      status: 412)
  }
}

extension MySideSource {
  /// What I have said I would do.
  package static let goals = MySideSource { visitor, now, tx in
    try AgreementStore.open(of: visitor.person, in: visitor.municipality, tx: tx).prefix(10).map { agreement in
      let due = agreement.due.map {
        "\(agreement.isLate(on: now.day) ? "Skulle være gjort" : "Senest") \(Danish.date($0))"
      }
      return MySideItem(
        .waiting, agreement.what, to: .agreement(agreement.id), note: due ?? "Uden frist", phase: .action)
    }
  }
}
