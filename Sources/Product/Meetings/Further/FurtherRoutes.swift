import Danish
import Markup
import People
import Storage
import Values
import Web
import YearWheel

/// Planning the meetings that another one leads to, over HTTP.
struct FurtherRoutes: Sendable {
  let house: House
  let shelf: MethodShelfStore

  func mount(_ routes: inout Routes) {
    routes.get("/moeder/{id}/videre", .signedIn) { call, visitor in
      let (look, all) = try await house.store.read { tx in try options(call, visitor, tx) }
      guard let further = all.first(where: { $0.word == call.query.text("til") }) else {
        return .page(FurtherPages.list(look, all))
      }
      let (meeting, today) = (look.meeting, call.now.day)
      let off = try await house.store.read { tx in
        DaysOff(try SchoolHolidayStore.all(of: look.municipality, in: tx), in: today.year...meeting.day.year + 1)
      }
      let day = further.proposedDay(by: meeting, today: today, isOff: off.contains)
      // One level up others meet: the kind proposes them, and whoever comes from the level below is chosen.
      let coming = look.participants.filter { further.sort != .level || $0.person == visitor.person }
      let form = Form(
        [
          ("til", further.word), ("fra", Danish.clock(minutes: further.proposedStart(by: meeting))),
          ("sted", meeting.place),
        ] + coming.map { ("deltager", $0.id.raw) } + Form.fields("dato", day))
      return .page(FurtherPages.new(look, further, form))
    }
    routes.post("/moeder/{id}/videre", .signedIn) { call, visitor in try await plan(call, visitor) }
  }

  private func options(
    _ call: Call, _ visitor: Visitor, _ tx: Transaction
  ) throws -> (MeetingLook, [FurtherMeeting]) {
    let look = try MeetingRoutes.planned(call, visitor, tx)
    let kinds = try shelf.kinds(for: visitor, on: call.now.day, in: tx)
    return (look, FurtherMeeting.all(after: look.meeting, kinds: kinds))
  }

  private func plan(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let now = call.now
    let (look, all) = try await house.store.read { tx in try options(call, visitor, tx) }
    guard let further = all.first(where: { $0.word == form.text("til") }) else { throw Refusal.missing }
    var errors = FormErrors()
    let day = MeetingForms.day(form, today: now.day, &errors)
    let start = MeetingForms.time(form, "fra", on: day, &errors)
    let place = MeetingForms.line(form, "sted", &errors)
    guard errors.isEmpty, let day, let start else {
      return .page(FurtherPages.new(look, further, form, errors), status: 422)
    }
    let chosen = Set(form.values("deltager"))
    let shelf = shelf
    let id = try await house.store.write { tx in
      let look = try MeetingRoutes.planned(call, visitor, tx)
      return try FurtherStore.plan(
        further, after: look.meeting, look.participants.filter { chosen.contains($0.id.raw) }, day: day, start: start,
        place: place, circle: try shelf.circle(of: further.kind, visitor.municipality, tx), by: visitor, at: now,
        in: tx)
    }
    return .seeOther(Path.planMeeting(id).with(query: [("besked", "planlagt")]))
  }
}

extension MeetingSection {
  /// The meetings that prepare this one, on the planner's list: planned, or the way to do it.
  static let before = MeetingSection(tasks: { look, tx in
    let meeting = look.meeting
    guard !meeting.kind.meetingsBefore.isEmpty else { return [] }
    let planned = try MeetingStore.related(to: meeting, of: look.municipality, in: tx)
      .filter { $0.sort == .before && !$0.entry.isCancelled }.map(\.entry)
      .filter { try MeetingStore.look($0.id, for: look.visitor, at: look.now, in: tx) != nil }
    return FurtherMeeting.all(after: meeting, kinds: []).filter { $0.sort == .before }.map { further in
      let entry = planned.first { $0.kindName == further.kind.name }
      return MeetingTask(
        further.kind.name, note: entry.map(MeetingWords.note) ?? FurtherWords.notPlanned,
        path: entry.map { .meeting($0.id) }
          ?? Path.furtherMeeting(meeting.id).with(query: [("til", further.word)]),
        isDone: entry != nil)
    }
  })
}
