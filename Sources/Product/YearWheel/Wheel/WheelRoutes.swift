import Markup
import People
import Storage
import Values
import Web

/// The wheel itself.
struct WheelRoutes: Sendable {
  let house: House
  let sources: [OccasionSource]

  func add(to routes: inout Routes) {
    routes.get("/aarshjul", .needs(.readYearWheel), limit: .perMinute(120)) { call, visitor in
      let view = try await view(call, visitor)
      let receipt = PersonParts.receipt(call.query, OccasionWords.receipts.merging(MovingWords.receipts) { $1 })
      return .page(WheelPages.show(view, receipt: receipt, for: visitor))
    }
  }

  private func view(_ call: Call, _ visitor: Visitor) async throws -> WheelView {
    let today = call.now.day
    let request = WheelStore.Request(
      year: call.query.number("aar").flatMap(SchoolYear.init) ?? SchoolYear(of: today),
      choice: .init(text: PlainText.line(call.query.text("sted"))),
      kinds: Set(call.query.values("slags").compactMap(Occasion.Kind.init)), today: today)
    return try await house.store.read { tx in
      let places = try WheelStore.Places(of: visitor.municipality, in: tx)
      return WheelView(
        wheel: try WheelStore(sources: sources).wheel(request, for: visitor, places, in: tx), request: request,
        choices: ScopeChoices(tree: places.tree, on: nil, units: places.units, teams: places.teams),
        hasHolidays: try !SchoolHolidayStore.all(of: visitor.municipality, in: tx).isEmpty)
    }
  }
}
