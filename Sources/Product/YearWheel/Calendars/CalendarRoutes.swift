import Danish
import Documents
import Markup
import People
import Storage
import Values
import Web

/// Subscribing to the wheel, and the addresses calendar programs fetch.
struct CalendarRoutes: Sendable {
  let house: House
  let sources: [OccasionSource]

  func add(to routes: inout Routes) {
    routes.get("/aarshjul/kalendere", .needs(.readYearWheel)) { call, visitor in
      let receipt = PersonParts.receipt(call.query, CalendarWords.receipts)
      return .page(CalendarPages.show(try await view(visitor), receipt: receipt))
    }
    routes.post("/aarshjul/kalendere", .needs(.readYearWheel), limit: .perHour(60)) { call, visitor in
      try await make(call, visitor)
    }
    routes.post("/aarshjul/kalendere/{id}/lukning", .needs(.readYearWheel)) { call, visitor in
      let id = ID<CalendarFeed>(call.parameter("id"))
      let now = call.now
      let isClosed = try await house.store.write { tx in
        try CalendarFeedStore.close(id, by: visitor, at: now, in: tx)
      }
      guard isClosed else { throw Refusal.missing }
      return .seeOther(Path.calendars.with(query: [("besked", "lukket")]))
    }
    // Nobody is signed in: the address is the key, and a wrong one is not told apart from one that was closed.
    routes.get("/aarshjul/kalender/{token}", .anyone, limit: .perMinute(60)) { call, _ in try await fetch(call) }
  }

  private func view(_ visitor: Visitor, new: String? = nil) async throws -> CalendarPages.View {
    try await house.store.read { tx in
      let places = try WheelStore.Places(of: visitor.municipality, in: tx)
      return CalendarPages.View(
        feeds: try CalendarFeedStore.of(visitor, in: tx),
        choices: ScopeChoices(tree: places.tree, on: nil, units: places.units, teams: places.teams), new: new)
    }
  }

  private func make(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let choice = WheelPlaces.Choice(text: PlainText.line(form.text("sted")))
    let now = call.now
    let token = Token.make()
    let before = try await view(visitor)
    var errors = FormErrors()
    let isKnown =
      if case .place(let scope) = choice { before.choices.contains(scope) } else { form.text("sted").isEmpty }
    errors.check("sted", isKnown, CalendarWords.placeMissing)
    if errors.isEmpty {
      let isMade = try await house.store.write { tx in
        try CalendarFeedStore.make(choice, token: token, by: visitor, at: now, in: tx)
      }
      errors.check("sted", isMade, CalendarWords.tooMany)
    }
    guard errors.isEmpty else { return .page(CalendarPages.show(before, form, errors), status: 422) }
    let base = house.settings.address ?? "http://localhost:\(house.settings.port)"
    return .page(CalendarPages.show(try await view(visitor, new: "\(base)/aarshjul/kalender/\(token.text).ics")))
  }

  private func fetch(_ call: Call) async throws -> Answer {
    let text = call.parameter("token")
    guard text.hasSuffix(".ics") else { throw Refusal.missing }
    let token = Token(String(text.dropLast(4)))
    let now = call.now
    let address = house.settings.address
    let calendar = try await house.store.read { tx -> ICalendar? in
      guard let feed = try CalendarFeedStore.open(token, at: now, in: tx) else { return nil }
      let places = try WheelStore.Places(of: feed.visitor.municipality, in: tx)
      let year = SchoolYear(of: now.day)
      let years = [year.previous, year, year.next].compactMap(\.self)
      var events: [CalendarEvent] = []
      var told: Set<String> = []
      for year in years {
        let request = WheelStore.Request(year: year, choice: feed.choice, kinds: [], today: now.day)
        let wheel = try WheelStore(sources: sources).wheel(request, for: feed.visitor, places, in: tx)
        let domain = "\(Danish.slug(feed.visitor.municipalityName)).faelled"
        // What lasts over the turn of the year belongs to both wheels, and to the calendar once.
        events += wheel.events(domain: domain, address: address, at: now).filter { told.insert($0.uid).inserted }
      }
      return ICalendar(.publish, name: "Årshjul, \(feed.visitor.municipalityName)", events: events)
    }
    guard let calendar else { throw Refusal.missing }
    try await house.store.write { tx in try CalendarFeedStore.touch(token, at: now, in: tx) }
    return .bytes(Array(calendar.text.utf8), type: "text/calendar; charset=utf-8", filename: "aarshjul.ics")
  }
}
