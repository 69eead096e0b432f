import Danish
import Markup
import People
import Storage
import Tabular
import Values
import Web

/// What goes from one level of conversation to the next, over HTTP.
struct LevelRoutes: Sendable {
  let house: House

  func mount(_ routes: inout Routes) {
    routes.post("/moeder/{id}/frigivelse", .signedIn) { call, visitor in try await release(call, visitor) }
    routes.post("/moeder/{id}/tilbagetagning", .signedIn) { call, visitor in try await withdraw(call, visitor) }
    // A page of its own, because opening it leaves a trace for those who released.
    routes.post("/moeder/{id}/fra-niveauet-under", .signedIn) { call, visitor in try await read(call, visitor) }
  }

  private func release(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let now = call.now
    var errors = FormErrors()
    let text = MeetingForms.long(form, "tekst", &errors)
    errors.check("tekst", !text.isEmpty, LevelWords.textMissing)
    let look = try await house.store.read { tx in try MeetingRoutes.planned(call, visitor, tx) }
    guard look.meeting.kind.level?.next != nil else { throw Refusal.missing }
    if let error = errors["tekst"] { throw Refusal.conflict(error) }
    try await house.store.write { tx in
      let look = try MeetingRoutes.planned(call, visitor, tx)
      try LevelStore.release(text, from: look.meeting.id, by: visitor, at: now, in: tx)
    }
    return .seeOther(Path.meeting(look.meeting.id).with(fragment: "videre"))
  }

  private func withdraw(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let now = call.now
    let id = try await house.store.write { tx -> ID<Meeting> in
      let look = try MeetingRoutes.planned(call, visitor, tx)
      guard
        try LevelStore.withdraw(ID(form.text("linje")), from: look.meeting.id, by: visitor, at: now, in: tx)
      else { throw Refusal.missing }
      return look.meeting.id
    }
    return .seeOther(Path.meeting(id).with(fragment: "videre"))
  }

  private func read(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let now = call.now
    let (look, shares) = try await house.store.write { tx -> (MeetingLook, [LevelShare]) in
      let look = try MeetingRoutes.look(call, visitor, tx)
      let shares = try LevelStore.below(look.meeting, of: look.municipality, in: tx)
      try LevelStore.markRead(shares, by: visitor, at: now, in: tx)
      return (look, shares)
    }
    return .page(LevelPages.below(look, shares))
  }
}

extension MeetingSection {
  /// What this conversation gives on, and how much the level below has given it.
  static let levels = MeetingSection(content: { look, tx in
    let level = look.meeting.kind.level
    var parts: [HTML] = []
    if level?.below != nil {
      let shares = try LevelStore.below(look.meeting, of: look.municipality, in: tx)
      parts.append(LevelPages.invitation(look, shares.count))
    }
    if level?.next != nil, look.standing.mayPlan {
      parts.append(
        LevelPages.released(look, try LevelStore.released(from: look.meeting.id, of: look.municipality, in: tx)))
    }
    return parts.isEmpty ? nil : parts.joined()
  })
}
