import Danish
import Markup
import People
import Storage
import Values
import Web

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
      let day = Meeting.proposedDay(after: max(call.now.day, look.meeting.day)) { _ in false }
      let before = look.meeting.day.adding(days: -14)
      let proposed = further.sort == .before && before > call.now.day ? before : day
      let form = Form(
        [("til", further.word), ("fra", Danish.clock(minutes: look.meeting.start)), ("sted", look.meeting.place)]
          + look.participants.map { ("deltager", $0.id.raw) } + Form.fields("dato", proposed))
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
