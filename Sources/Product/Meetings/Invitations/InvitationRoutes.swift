import Danish
import Documents
import Markup
import People
import Storage
import Values
import Web

/// The planner's desk for invitations: looking, sending, calling off, and writing down what was said on the phone.
struct InvitationRoutes: Sendable {
  let house: House

  func add(to routes: inout Routes) {
    routes.get("/moeder/{id}/indkaldelse", .signedIn) { call, visitor in
      let view = try await view(call, visitor)
      let receipt = PersonParts.receipt(call.query, InvitationWords.receipts)
      return .page(InvitationPages.show(view, begin(view), receipt: receipt))
    }
    routes.post("/moeder/{id}/indkaldelse", .signedIn, accepts: .longWork, limit: .perHour(120)) { call, visitor in
      try await send(call, visitor)
    }
    routes.post("/moeder/{id}/aflysning", .signedIn, accepts: .longWork) { call, visitor in
      try await cancel(call, visitor)
    }
    routes.post("/moeder/{id}/indkaldelse/{deltager}/brev", .signedIn, limit: .perHour(300)) { call, visitor in
      try await letter(call, visitor)
    }
    routes.post("/moeder/{id}/indkaldelse/{deltager}/svar", .signedIn) { call, visitor in
      try await note(call, visitor)
    }
  }

  /// Nil while nobody has said whom letters are from.
  private func post(_ municipality: String) -> PostAddress? { PostAddress(house.settings, municipality) }

  private func view(_ call: Call, _ visitor: Visitor) async throws -> InvitationPages.View {
    try await house.store.read { tx in
      let look = try MeetingRoutes.planned(call, visitor, tx)
      let desk = try MeetingInvitationStore.desk(of: look, in: tx)
      let post = post(visitor.municipalityName)
      let plan = desk.plan
      let news = desk.told.map { LetterWords.news(plan.changes, told: $0, now: desk.now) } ?? []
      let preview = post.flatMap { post in
        (plan.deliveries + plan.byHand).first.map { first in
          LetterWriting(look, post: post, at: call.now).letter(
            first.message.kind(news: news, words: ""), to: first.person, answer: "\(post.base)/svar/…")
        }
      }
      return InvitationPages.View(
        look: look, desk: desk, preview: preview, canSend: post != nil,
        asked: try BurdenNotes(look, in: tx),
        remarks: InvitationRemarks.remarks(desk, isOver: look.meeting.isOver(at: call.now), canSend: post != nil))
    }
  }

  private func begin(_ view: InvitationPages.View) -> Form {
    Form((view.desk.last?.remind ?? Reminding.usual).map { ("paamind", "\($0)") })
  }

  private func send(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    guard let post = post(visitor.municipalityName) else { throw Refusal.conflict(InvitationWords.noSender) }
    let now = call.now
    let remind = Reminding.choices.filter { form.checked("paamind", "\($0)") }
    let sent = try await house.store.write { tx in
      let look = try MeetingRoutes.planned(call, visitor, tx)
      guard look.isOpen else { throw Refusal.conflict(InvitationWords.over) }
      return try MeetingInvitationStore.send(
        look, version: form.number("version") ?? 0, after: form.number("sendt"), remind: remind, from: post, at: now,
        in: tx)
    }
    let isFirst = form.text("sendt").isEmpty
    return try await answer(sent, form, call, visitor, receipt: isFirst ? "sendt" : "aendret")
  }

  private func cancel(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    var errors = FormErrors()
    let words = AnswerForms.line(form, "ord", most: 1000, &errors)
    guard errors.isEmpty else {
      return .page(InvitationPages.show(try await view(call, visitor), form, errors), status: 422)
    }
    let now = call.now
    let post = post(visitor.municipalityName)
    let sent = try await house.store.write { tx in
      let look = try MeetingRoutes.planned(call, visitor, tx)
      guard look.isOpen else { throw Refusal.conflict(InvitationWords.over) }
      return try MeetingInvitationStore.cancel(
        look, version: form.number("version") ?? 0, words: words, from: post, at: now, in: tx)
    }
    return try await answer(sent, form, call, visitor, receipt: "aflyst")
  }

  private func answer(
    _ sent: MeetingInvitationStore.Sent, _ form: Form, _ call: Call, _ visitor: Visitor, receipt: String
  ) async throws -> Answer {
    switch sent {
    case .sent(let letters):
      // Nobody was written to: all of them are to be told in another way.
      let receipt = letters == 0 && receipt != "aflyst" ? "fortalt" : receipt
      return .seeOther(Path.invitation(ID(call.parameter("id"))).with(query: [("besked", receipt)]))
    case .changedMeanwhile:
      let view = try await view(call, visitor)
      return .page(InvitationPages.show(view, form, objection: InvitationWords.changed), status: 412)
    case .nothingNew:
      let view = try await view(call, visitor)
      return .page(InvitationPages.show(view, form, objection: InvitationWords.nothing), status: 409)
    }
  }

  private func letter(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let now = call.now
    let base = PostAddress.base(house.settings)
    let participant = ID<Participant>(call.parameter("deltager"))
    let sender = MailAddress(email: "faelled@faelled.invalid")
    return try await house.store.write { tx in
      let look = try MeetingRoutes.planned(call, visitor, tx)
      let desk = try MeetingInvitationStore.desk(of: look, in: tx)
      guard look.isOpen, let invitation = desk.invitation(participant), !invitation.isWithdrawn, let sender,
        let person = desk.now.people.first(where: { $0.id == participant })
      else { throw Refusal.missing }
      let token = try MeetingInvitationStore.makeLink(for: participant, look, at: now, in: tx)
      // Nothing is sent: the sender stands in no printed letter.
      let post = PostAddress(sender: sender, base: base)
      let letter = LetterWriting(look, post: post, at: now).letter(.invitation, to: person, answer: post.answer(token))
      return .page(InvitationPages.letter(letter, look.meeting))
    }
  }

  private func note(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    guard let answer = MeetingInvitation.Answer(rawValue: form.text("svar")) else {
      throw Refusal.invalid(AnswerWords.missing)
    }
    let now = call.now
    let participant = ID<Participant>(call.parameter("deltager"))
    let judgement = try await house.store.write { tx in
      let look = try MeetingRoutes.planned(call, visitor, tx)
      let place = MeetingInvitationStore.Place(
        municipality: look.municipality, meeting: look.meeting.id, participant: participant)
      guard try MeetingInvitationStore.invitation(at: place, in: tx) != nil else { throw Refusal.missing }
      return try MeetingInvitationStore.answer(
        answer, words: "", at: place, by: .planner, actor: visitor.person, now: now, in: tx)
    }
    guard judgement == .counts else { throw Refusal.conflict(AnswerWords.tooLate) }
    return .seeOther(
      Path.invitation(ID(call.parameter("id"))).with(query: [("besked", "noteret")]).with(fragment: "svar"))
  }
}
