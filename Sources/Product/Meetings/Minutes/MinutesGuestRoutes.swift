import Documents
import Markup
import People
import Profiles
import Storage
import Values
import Web

/// Minutes by the personal link in a letter: for a participant without an account, from when they are sent out.
struct MinutesGuestRoutes: Sendable {
  let house: House
  let files: MinutesFileRoutes

  func mount(_ routes: inout Routes) {
    // A link that never was, one that is forgotten and minutes that are not sent out are not told apart.
    routes.get("/svar/{token}/referat", .anyone, limit: .perMinute(120)) { call, _ in
      let token = Token(call.parameter("token"))
      let view = try await find(token, at: call.now)
      let receipt = call.query.text("besked") == "indsigelse" ? Parts.receipt(MinutesWords.objected) : nil
      return .page(MinutesGuestPages.show(view, token: token, receipt: receipt))
    }
    routes.get("/svar/{token}/referat.docx", .anyone, limit: .perMinute(30)) { call, _ in
      let view = try await find(Token(call.parameter("token")), at: call.now)
      return files.word(Self.paper(view), named: MinutesWords.fileName(view.meeting, "docx"))
    }
    routes.get("/svar/{token}/referat.pdf", .anyone, limit: .perMinute(10)) { call, _ in
      let token = Token(call.parameter("token"))
      let view = try await find(token, at: call.now)
      return await files.pdf(
        Self.paper(view), named: MinutesWords.fileName(view.meeting, "pdf"),
        of: view.standing.lastChange(before: call.now), back: .guestMinutes(token))
    }
    routes.post("/svar/{token}/indsigelse", .anyone, limit: .perMinute(30)) { call, _ in try await object(call) }
  }

  private static func paper(_ view: MinutesGuestPages.View) -> PaperDocument {
    MinutesPaper(view.reader).document(view.document, of: view.meeting, view.standing, additions: view.additions)
  }

  private func find(_ token: Token, at now: Instant) async throws -> MinutesGuestPages.View {
    try await house.store.read { tx in try find(token, at: now, tx) }
  }

  private func find(_ token: Token, at now: Instant, _ tx: Transaction) throws -> MinutesGuestPages.View {
    guard let place = try MeetingInvitationStore.place(of: token, in: tx),
      let meeting = try MeetingStore.find(place.meeting, of: place.municipality, in: tx)
    else { throw Refusal.missing }
    let participants = try MeetingStore.participants(of: meeting.id, in: place.municipality, tx: tx)
    let standing = try MinutesStore.standing(of: meeting.id, in: place.municipality, tx: tx)
    guard let own = participants.first(where: { $0.id == place.participant }), let document = standing.document else {
      throw Refusal.missing
    }
    let pins = try PinStore.pins(of: meeting.id.raw, as: .guest, of: place.municipality, in: tx)
    return MinutesGuestPages.View(
      municipality: place.municipality, meeting: meeting, own: own, standing: standing, document: document,
      reader: MinutesReader(names: .roles(participants, for: own.id), pins: pins),
      objection: try MinutesStore.objections(to: meeting.id, in: place.municipality, tx: tx)
        .first { $0.participant == own.id }?.words ?? "",
      additions: try MinutesStore.additions(to: meeting.id, in: place.municipality, tx: tx).map(\.words), day: now.day,
      makesPDF: files.press.isThere)
  }

  private func object(_ call: Call) async throws -> Answer {
    let form = try await call.form()
    let token = Token(call.parameter("token"))
    let (words, errors) = MinutesForms.words(form)
    let now = call.now
    let view = try await find(token, at: now)
    guard errors.isEmpty else {
      return .page(MinutesGuestPages.show(view, token: token, form, errors), status: 422)
    }
    try await house.store.write { tx in
      let view = try find(token, at: now, tx)
      guard view.standing.mayObject(on: now.day) else { throw Refusal.conflict(MinutesWords.notNow) }
      try MinutesStore.object(
        words, by: view.own.id, person: view.own.person, to: view.meeting.id, of: view.municipality, at: now, in: tx)
    }
    return .seeOther(Path.guestMinutes(token).with(query: [("besked", "indsigelse")]))
  }
}
