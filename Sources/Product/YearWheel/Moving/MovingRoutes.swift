import Markup
import People
import Storage
import Values
import Web

/// Moving a year to the next one, and taking it back.
enum MovingRoutes {
  static func add(to routes: inout Routes, _ house: House) {
    routes.get("/aarshjul/flytning", .needs(.planYearWheel)) { call, visitor in
      .page(try await page(call, visitor, house))
    }
    routes.post("/aarshjul/flytning", .needs(.planYearWheel)) { call, visitor in
      let form = try await call.form()
      let chosen = Set(form.values("med").map { ID<Occasion>(PlainText.line($0)) })
      let seen = form.raw("set").replacing("\r\n", with: "\n")
      let now = call.now
      let year = year(call)
      let made = try await house.store.write { tx in
        try YearMoveStore.make(year, chosen: chosen, seen: seen, by: visitor, at: now, in: tx)
      }
      guard made != nil, let next = year.next else {
        return .page(try await page(call, visitor, house, isStale: true), status: 409)
      }
      return .seeOther(Path.yearWheel(next).with(query: [("besked", "flyttet")]))
    }
    routes.post("/aarshjul/flytning/{id}/fortrydelse", .needs(.planYearWheel)) { call, visitor in
      let id = ID<YearMove>(call.parameter("id"))
      let now = call.now
      let outcome = try await OccasionRoutes.outside {
        try await house.store.write { tx in try YearMoveStore.undo(id, by: visitor, at: now, in: tx)?.from }
      }
      guard let from = outcome else { throw Refusal.missing }
      return .seeOther(Path.yearMove(from).with(query: [("besked", "fortrudt")]))
    }
  }

  private static func year(_ call: Call) -> SchoolYear {
    call.query.number("aar").flatMap(SchoolYear.init) ?? SchoolYear(of: call.now.day)
  }

  private static func page(
    _ call: Call, _ visitor: Visitor, _ house: House, isStale: Bool = false
  ) async throws -> Page {
    let year = year(call)
    let day = call.now.day
    let (plan, made) = try await house.store.read { tx in
      (
        try YearMoveStore.plan(year, for: visitor, on: day, in: tx),
        try YearMoveStore.made(from: year, of: visitor.municipality, in: tx)
      )
    }
    guard let plan else { throw Refusal.missing }
    let receipt = PersonParts.receipt(call.query, MovingWords.receipts)
    return MovingPages.show(plan, made: made, receipt: receipt, isStale: isStale)
  }
}
