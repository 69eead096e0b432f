import Markup
import People
import Storage
import Values
import Web
import YearWheel

/// Meetings held again over HTTP.
struct SeriesRoutes: Sendable {
  let house: House

  func mount(_ routes: inout Routes) {
    routes.get("/moeder/naeste-aar", .needs(.planMeetings)) { call, visitor in
      let plan = try await nextYear(call.query, call, visitor)
      return .page(SeriesPages.nextYear(plan))
    }
    routes.post("/moeder/naeste-aar", .needs(.planMeetings)) { call, visitor in try await take(call, visitor) }
    routes.get("/moeder/{id}/gentag", .signedIn) { call, visitor in try await again(call, visitor) }
    routes.post("/moeder/{id}/gentag", .signedIn) { call, visitor in try await make(call, visitor) }
  }

  private func days(
    _ form: Form, _ look: MeetingLook, _ tx: Transaction
  ) throws -> (days: [Day]?, errors: FormErrors) {
    let (recurrence, errors) = SeriesForms.recurrence(form, after: look.meeting.day)
    guard let recurrence else { return (nil, errors) }
    let first = look.meeting.day
    let off = DaysOff(try SchoolHolidayStore.all(of: look.municipality, in: tx), in: first.year...first.year + 7)
    return (MeetingSeries(after: first, recurrence, isOff: off.contains).days, errors)
  }

  private func again(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = call.query
    let isAsked = form.optional("gentag") != nil || form.optional("fridage") != nil
    let blank = Form([("gentag", "maaned"), ("fridage", "spring-over")])
    let (look, days, errors) = try await house.store.read { tx -> (MeetingLook, [Day]?, FormErrors) in
      let look = try MeetingRoutes.changeable(call, visitor, tx)
      guard isAsked else { return (look, nil, FormErrors()) }
      let found = try self.days(form, look, tx)
      return (look, found.days, found.errors)
    }
    return .page(
      SeriesPages.again(look, isAsked ? form : blank, errors, days: days), status: errors.isEmpty ? 200 : 422)
  }

  /// Makes just the days that were seen; when a holiday has moved them meanwhile, they are shown anew.
  private func make(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let now = call.now
    try await house.store.write { tx in
      let look = try MeetingRoutes.changeable(call, visitor, tx)
      guard let days = try self.days(form, look, tx).days, !days.isEmpty,
        days.map(\.iso).joined(separator: " ") == form.text("dage")
      else { throw Refusal.conflict(SeriesWords.changed) }
      try SeriesStore.make(look.meeting, on: days, by: visitor, at: now, in: tx)
    }
    return .seeOther(Path.meetings.with(query: [("besked", "gentaget")]))
  }

  private func year(_ form: Form, _ call: Call) -> SchoolYear {
    form.number("aar").flatMap { SchoolYear($0) } ?? SchoolYear(of: call.now.day)
  }

  private func nextYear(_ form: Form, _ call: Call, _ visitor: Visitor) async throws -> NextYear {
    let (year, today) = (year(form, call), call.now.day)
    let plan = try await house.store.read { tx in
      try SeriesStore.nextYear(year, for: visitor, on: today, in: tx)
    }
    guard let plan else { throw Refusal.missing }
    return plan
  }

  private func take(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let (year, now) = (year(form, call), call.now)
    let chosen = Set(form.values("moede").map { ID<Meeting>($0) })
    let seen = form.raw("set").replacing("\r\n", with: "\n")
    let made = try await house.store.write { tx in
      try SeriesStore.take(year, chosen: chosen, seen: seen, by: visitor, at: now, in: tx)
    }
    guard made != nil else { throw Refusal.conflict(SeriesWords.changed) }
    return .seeOther(Path.meetings.with(query: [("besked", "gentaget")]))
  }
}
