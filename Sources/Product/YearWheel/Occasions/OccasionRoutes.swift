import Danish
import Markup
import People
import Storage
import Values
import Web

/// Occasions: one, a new one, changing and deleting it.
enum OccasionRoutes {
  static func add(to routes: inout Routes, _ house: House) {
    routes.get("/aarshjul/begivenheder/ny", .needs(.planYearWheel)) { call, visitor in
      let choices = try await choices(call, visitor, house)
      let occasion = Occasion(
        id: .make(at: call.now), title: "", scope: choices.groups.first?.places.first?.scope ?? .municipality,
        first: call.now.day)
      // Nothing is guessed but what is common: an ordinary occasion, held once, that goes around days off.
      let form = Form([("slags", ""), ("gentag", "en-gang"), ("fridage", "spring-over"), ("version", "1")])
      return .page(OccasionPages.edit(occasion, choices, form, isNew: true))
    }
    routes.post("/aarshjul/begivenheder", .needs(.planYearWheel)) { call, visitor in
      try await create(call, visitor, house)
    }
    routes.get("/aarshjul/begivenheder/{id}", .needs(.readYearWheel)) { call, visitor in
      try await show(call, visitor, house)
    }
    routes.get("/aarshjul/begivenheder/{id}/ret", .needs(.planYearWheel)) { call, visitor in
      let occasion = try await find(call, visitor, house)
      let choices = try await choices(call, visitor, house)
      guard choices.contains(occasion.scope) else { throw Refusal.notAllowed }
      return .page(OccasionPages.edit(occasion, choices, OccasionForms.form(occasion), isNew: false))
    }
    routes.post("/aarshjul/begivenheder/{id}/ret", .needs(.planYearWheel)) { call, visitor in
      try await save(call, visitor, house)
    }
    routes.post("/aarshjul/begivenheder/{id}/sletning", .needs(.planYearWheel)) { call, visitor in
      try await delete(call, visitor, house)
    }
  }

  private static func create(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> Answer {
    let form = try await call.form()
    let now = call.now
    let choices = try await choices(call, visitor, house)
    let blank = Occasion(id: .make(at: now), title: "", scope: .municipality, first: now.day)
    let (occasion, errors) = OccasionForms.occasion(form, on: blank, allowed: choices.contains)
    guard errors.isEmpty else {
      return .page(OccasionPages.edit(occasion, choices, form, errors, isNew: true), status: 422)
    }
    try await house.store.write { tx in try PlannerStore.create(occasion, by: visitor, at: now, in: tx) }
    return .seeOther(Path.occasion(occasion.id).with(query: [("besked", "oprettet")]))
  }

  private static func save(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> Answer {
    let form = try await call.form()
    let now = call.now
    let current = try await find(call, visitor, house)
    let choices = try await choices(call, visitor, house)
    let (occasion, errors) = OccasionForms.occasion(form, on: current, allowed: choices.contains)
    guard errors.isEmpty else {
      return .page(OccasionPages.edit(current, choices, form, errors, isNew: false), status: 422)
    }
    let outcome = try await outside {
      try await house.store.write { tx in
        try PlannerStore.save(occasion, by: visitor, at: now, in: tx)
      }
    }
    guard case .conflict(let theirs, let change) = outcome else {
      return .seeOther(Path.occasion(occasion.id).with(query: [("besked", "rettet")]))
    }
    var mine = occasion
    mine.version = theirs.version
    let conflict = Conflict(change, lines(occasion, theirs, choices))
    return .page(
      OccasionPages.edit(theirs, choices, OccasionForms.form(mine), isNew: false, conflict: conflict), status: 412)
  }

  private static func delete(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> Answer {
    let version = try await call.form().number("version") ?? 0
    var occasion = try await find(call, visitor, house)
    occasion.version = version
    let now = call.now
    let asked = occasion
    let outcome = try await outside {
      try await house.store.write { tx in
        try PlannerStore.delete(asked, by: visitor, at: now, in: tx)
      }
    }
    if case .conflict = outcome {
      throw Refusal.conflict("En anden har rettet begivenheden, siden du så den. Se den igen, før du sletter den.")
    }
    let path = Path.yearWheel(SchoolYear(of: occasion.first))
    return .seeOther(path.with(query: [("besked", "slettet")]))
  }

  /// A role that does not reach the place is told so in the words of the house.
  static func outside<T: Sendable>(_ body: () async throws -> T) async throws -> T {
    do { return try await body() } catch is OutsideReach { throw Refusal.notAllowed } catch is IsMissing {
      throw Refusal.missing
    }
  }

  private static func show(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> Answer {
    let occasion = try await find(call, visitor, house)
    let today = call.now.day
    let view = try await house.store.read { tx in
      let off = DaysOff(
        try SchoolHolidayStore.all(of: visitor.municipality, in: tx), in: today.year - 1...today.year + 3)
      let next = occasion.recurrence.occurrences(
        from: occasion.first, in: today...today.adding(days: 730), isOff: off.contains)
      return OccasionPages.View(
        occasion: occasion, placeName: PlaceNames(try .init(of: visitor.municipality, in: tx)).name(occasion.scope),
        next: Array(next.prefix(10)),
        mayPlan: try visitor.may(.planYearWheel)
          && PlannerStore.reach(of: visitor, on: today, in: tx).covers(occasion.scope))
    }
    return .page(OccasionPages.show(view, receipt: PersonParts.receipt(call.query, OccasionWords.receipts)))
  }

  private static func find(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> Occasion {
    let id = ID<Occasion>(call.parameter("id"))
    let found = try await house.store.read { tx in
      try OccasionStore.find(id, of: visitor.municipality, in: tx)
    }
    guard let found else { throw Refusal.missing }
    return found
  }

  private static func choices(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> ScopeChoices {
    let day = call.now.day
    return try await house.store.read { tx in
      let reach = try PlannerStore.reach(of: visitor, on: day, in: tx)
      return try ScopeChoices.all(in: visitor.municipality, on: day, tx).filtered(reach.covers)
    }
  }

  private static func lines(_ yours: Occasion, _ theirs: Occasion, _ choices: ScopeChoices) -> [(
    label: String, yours: String, theirs: String
  )] {
    func place(_ occasion: Occasion) -> String {
      choices.groups.flatMap(\.places).first { $0.scope == occasion.scope }?.name ?? occasion.scope.text
    }
    func time(_ occasion: Occasion) -> String {
      OccasionWords.time(occasion.first, occasion.lastDay(from: occasion.first), occasion.hours)
    }
    func rhythm(_ occasion: Occasion) -> String {
      OccasionWords.rhythm(occasion.recurrence, from: occasion.first) ?? "én gang"
    }
    return [
      ("Titel", yours.title, theirs.title),
      ("Slags", OccasionWords.name(yours.kind), OccasionWords.name(theirs.kind)),
      ("Hører til", place(yours), place(theirs)), ("Hvornår", time(yours), time(theirs)),
      ("Gentages", rhythm(yours), rhythm(theirs)),
      (
        "På fridage", OccasionWords.name(yours.recurrence.onDayOff), OccasionWords.name(theirs.recurrence.onDayOff)
      ),
      ("Hvem", yours.audience, theirs.audience), ("Hvor", yours.place, theirs.place),
      ("Link", yours.link, theirs.link),
    ]
  }
}
