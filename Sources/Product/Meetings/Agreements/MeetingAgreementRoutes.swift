import Danish
import Goals
import Markup
import People
import Storage
import Values
import Web

/// What a meeting leads to, and what earlier ones at the same place led to, over HTTP.
struct MeetingAgreementRoutes: Sendable {
  let house: House

  func mount(_ routes: inout Routes) {
    routes.get("/moeder/{id}/aftaler/ny", .signedIn) { call, visitor in
      let look = try await house.store.read { tx in try MeetingRoutes.changeable(call, visitor, tx) }
      return .page(MeetingAgreementPages.new(look, Form()))
    }
    routes.post("/moeder/{id}/aftaler", .signedIn) { call, visitor in try await make(call, visitor) }
  }

  private func make(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let now = call.now
    let look = try await house.store.read { tx in try MeetingRoutes.changeable(call, visitor, tx) }
    let persons = Dictionary(
      look.participants.map { ($0.id.raw, (person: $0.person, name: $0.name)) }, uniquingKeysWith: { $1 })
    let (agreement, errors) = AgreementForms.new(
      form, id: .make(at: now), origin: look.meeting.origin, scope: look.meeting.scope, today: now.day,
      persons: persons)
    guard errors.isEmpty else { return .page(MeetingAgreementPages.new(look, form, errors), status: 422) }
    try await house.store.write { tx in
      _ = try MeetingRoutes.changeable(call, visitor, tx)
      try AgreementStore.insert(agreement, by: visitor, at: now, in: tx)
    }
    return .seeOther(Path.meeting(look.meeting.id).with(fragment: "aftaler"))
  }

  /// Who sees and changes an agreement of a meeting: those who see and plan the meeting it was made at, and those who
  /// plan at its place.
  static let mayChange: AgreementRoutes.MayChange = { agreement, visitor, now, tx in
    if let id = Meeting.id(origin: agreement.origin),
      let look = try MeetingStore.look(id, for: visitor, at: now, in: tx)
    {
      return look.standing.mayPlan
    }
    return try MeetingReach(of: visitor, on: now.day, in: tx).sees(agreement.scope) ? true : nil
  }
}

extension Meeting {
  /// What agreements made here carry.
  package var origin: String { Meeting.origin(of: id) }

  static func origin(of id: ID<Meeting>) -> String { "moede:\(id.raw)" }

  static func id(origin: String) -> ID<Meeting>? {
    origin.hasPrefix("moede:") ? ID(String(origin.dropFirst("moede:".count))) : nil
  }
}

extension MeetingSection {
  /// The first item of the meeting: what was agreed before and is still open. Then what this one leads to.
  static let agreements = MeetingSection(content: { look, tx in
    MeetingAgreementPages.sections(
      look, earlier: try EarlierAgreementStore.open(before: look, in: tx),
      made: try AgreementStore.made(at: look.meeting.origin, of: look.municipality, in: tx))
  })
}
