import Danish
import Markup
import People
import Storage
import Values
import Web

/// Changing a meeting: its time, place and parts, and its agenda.
struct MeetingEditingRoutes: Sendable {
  let house: House

  func mount(_ routes: inout Routes) {
    routes.get("/moeder/{id}/ret", .signedIn) { call, visitor in
      let look = try await open(call, visitor)
      return .page(MeetingPages.edit(look, MeetingForms.form(look.meeting)))
    }
    routes.post("/moeder/{id}/ret", .signedIn) { call, visitor in try await save(call, visitor) }
    routes.get("/moeder/{id}/dagsorden", .signedIn) { call, visitor in
      let look = try await open(call, visitor)
      return .page(MeetingPages.agenda(look, MeetingForms.agendaForm(look.meeting)))
    }
    routes.post("/moeder/{id}/dagsorden", .signedIn) { call, visitor in try await saveAgenda(call, visitor) }
    routes.post("/moeder/{id}/dagsorden/tilpasning", .signedIn) { call, visitor in try await fit(call, visitor) }
  }

  private func open(_ call: Call, _ visitor: Visitor) async throws -> MeetingLook {
    try await house.store.read { tx in try MeetingRoutes.changeable(call, visitor, tx) }
  }

  private func keep(_ meeting: Meeting, _ call: Call, _ visitor: Visitor) async throws -> Saving<Meeting> {
    let now = call.now
    return try await house.store.write { tx in
      _ = try MeetingRoutes.planned(call, visitor, tx)
      return try MeetingStore.save(meeting, by: visitor, at: now, in: tx)
    }
  }

  private func save(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let look = try await open(call, visitor)
    let (next, errors) = MeetingForms.meeting(form, on: look.meeting, look.participants, today: call.now.day)
    guard errors.isEmpty else { return .page(MeetingPages.edit(look, form, errors), status: 422) }
    guard case .conflict(let theirs, let change) = try await keep(next, call, visitor) else { return done(next) }
    var mine = next
    mine.version = theirs.version
    let conflict = Conflict(change, MeetingDifference.lines(next, theirs, look.participants))
    return .page(MeetingPages.edit(look, MeetingForms.form(mine), conflict: conflict), status: 412)
  }

  private func saveAgenda(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let look = try await open(call, visitor)
    let (next, errors) = MeetingForms.agenda(form, on: look.meeting)
    guard errors.isEmpty else { return .page(MeetingPages.agenda(look, form, errors), status: 422) }
    guard case .conflict(let theirs, let change) = try await keep(next, call, visitor) else { return done(next) }
    var mine = next
    mine.version = theirs.version
    let conflict = Conflict(change, MeetingDifference.agendaLines(next, theirs))
    return .page(MeetingPages.agenda(look, MeetingForms.agendaForm(mine), conflict: conflict), status: 412)
  }

  /// Ends later, or gives every item a little less, so that agenda and meeting are as long as each other.
  private func fit(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let look = try await open(call, visitor)
    var next = look.meeting
    next.version = form.number("version") ?? 0
    if form.text("hvordan") == "senere" {
      next.end = min(next.agenda.earliestEnd, 1440)
    } else {
      next.kind.minutes = next.minutes
      next.kind = next.kind.withRoomForBreaks
    }
    guard case .saved = try await keep(next, call, visitor) else {
      throw Refusal.conflict(MeetingWords.changedMeanwhile)
    }
    return .seeOther(Path.planMeeting(next.id).with(query: [("besked", "tilpasset")]))
  }

  private func done(_ meeting: Meeting) -> Answer {
    .seeOther(Path.planMeeting(meeting.id).with(query: [("besked", "rettet")]))
  }
}
