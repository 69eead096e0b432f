import Markup
import People
import Storage
import Values
import Web

/// Answering: by the personal link, without signing in, and on the page of the meeting.
struct AnswerRoutes: Sendable {
  typealias Way = @Sendable (MeetingInvitationStore.Place, AnswerPages.View, Token, Transaction) throws -> HTML

  let house: House
  /// What else the page offers, such as the way in for a guest.
  let way: Way

  func add(to routes: inout Routes) {
    // Nobody is signed in: the address is the key, and a wrong one is not told apart from one that is forgotten.
    routes.get("/svar/{token}", .anyone, limit: .perMinute(120)) { call, _ in
      let token = Token(call.parameter("token"))
      let (_, view) = try await find(token, at: call.now)
      let receipt = MeetingInvitation.Answer(rawValue: call.query.text("besked")).map {
        Parts.receipt(AnswerWords.thanks($0))
      }
      return .page(AnswerPages.show(view, token: token, receipt: receipt))
    }
    routes.post("/svar/{token}", .anyone, limit: .perMinute(30)) { call, _ in try await answer(call) }
    routes.post("/moeder/{id}/svar", .signedIn) { call, visitor in try await ownAnswer(call, visitor) }
  }

  private func find(_ token: Token, at now: Instant) async throws -> (MeetingInvitationStore.Place, AnswerPages.View) {
    let way = way
    return try await house.store.read { tx in
      guard let place = try MeetingInvitationStore.place(of: token, in: tx),
        let invitation = try MeetingInvitationStore.invitation(at: place, in: tx),
        let meeting = try MeetingStore.find(place.meeting, of: place.municipality, in: tx),
        let owner = try MunicipalityStore.find(place.municipality, in: tx)
      else { throw Refusal.missing }
      var view = AnswerPages.View(
        meeting: meeting, announcement: Announcement(meeting, []), invitation: invitation, municipality: owner.name,
        now: now)
      view.way = try way(place, view, token, tx)
      return (place, view)
    }
  }

  private func answer(_ call: Call) async throws -> Answer {
    let token = Token(call.parameter("token"))
    let form = try await call.form()
    let now = call.now
    let (place, view) = try await find(token, at: now)
    let (answer, words, errors) = AnswerForms.read(form)
    guard let answer, errors.isEmpty else {
      return .page(AnswerPages.show(view, token: token, form, errors), status: 422)
    }
    let judgement = try await house.store.write { tx in
      try MeetingInvitationStore.answer(answer, words: words, at: place, by: .link, actor: nil, now: now, in: tx)
    }
    guard judgement == .counts else {
      return .page(AnswerPages.show(view, token: token, receipt: Parts.receipt(AnswerWords.tooLate)), status: 409)
    }
    return .seeOther(Path.answer(token).with(query: [("besked", answer.rawValue)]))
  }

  private func ownAnswer(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let id = ID<Meeting>(call.parameter("id"))
    let form = try await call.form()
    let now = call.now
    let (answer, words, errors) = AnswerForms.read(form)
    if let item = errors.items.first { throw Refusal.invalid(item.message) }
    guard let answer else { throw Refusal.invalid(AnswerWords.missing) }
    let judgement = try await house.store.write { tx in
      guard let look = try MeetingStore.look(id, for: visitor, at: now, in: tx),
        let own = look.standing.participant
      else { throw Refusal.missing }
      let place = MeetingInvitationStore.Place(
        municipality: visitor.municipality, meeting: id, participant: own.id)
      guard try MeetingInvitationStore.invitation(at: place, in: tx) != nil else { throw Refusal.missing }
      return try MeetingInvitationStore.answer(
        answer, words: words, at: place, by: .page, actor: visitor.person, now: now, in: tx)
    }
    guard judgement == .counts else { throw Refusal.conflict(AnswerWords.tooLate) }
    return .seeOther(Path.meeting(id).with(query: [("besked", "svaret")]))
  }
}
