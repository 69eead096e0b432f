import Danish
import Markup
import People
import Storage
import Values
import Web

/// Help at meetings over HTTP: asked for with one click, answered at the helpers' desk, handed over and learned from.
struct HelpRoutes: Sendable {
  let house: House

  func mount(_ routes: inout Routes) {
    routes.get("/moedehjaelp", .needs(.helpMeetings)) { call, visitor in try await desk(call, visitor) }
    routes.post("/moedehjaelp/{id}/ja", .needs(.helpMeetings)) { call, visitor in try await accept(call, visitor) }
    routes.post("/moedehjaelp/{id}/nej", .needs(.helpMeetings)) { call, visitor in try await decline(call, visitor) }
    routes.get("/moeder/{id}/hjaelp", .signedIn) { call, visitor in try await show(call, visitor) }
    routes.post("/moeder/{id}/hjaelp", .signedIn) { call, visitor in try await ask(call, visitor) }
    routes.post("/moeder/{id}/hjaelp/fortrydelse", .signedIn) { call, visitor in try await withdraw(call, visitor) }
    routes.post("/moeder/{id}/hjaelp/aftale", .signedIn) { call, visitor in try await agree(call, visitor) }
    routes.post("/moeder/{id}/hjaelp/laering", .signedIn) { call, visitor in try await learn(call, visitor) }
  }

  private func desk(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let today = call.now.day
    let year = SchoolYear(of: today)
    let view = try await house.store.read { tx in
      HelpPages.Desk(
        waiting: try HelpStore.waiting(for: visitor, on: today, in: tx),
        mine: try HelpStore.helping(
          visitor.person, from: today.adding(days: -60), of: visitor.municipality, in: tx),
        calendar: HelpWeek.weeks(
          try HelpStore.calendar(for: visitor, today...today.adding(days: 365), on: today, in: tx)),
        loads: try HelpStore.loads(year.days, of: visitor.municipality, in: tx), year: year, today: today)
    }
    return .page(HelpPages.desk(view, receipt: HelpPages.receipts[call.query.text("besked")].map { Parts.receipt($0) }))
  }

  /// A request that is open to this helper, or that the helper has said yes to.
  private func request(_ call: Call, _ visitor: Visitor, _ tx: Transaction) throws -> HelpRequest {
    let id = ID<HelpRequest>(call.parameter("id"))
    guard let request = try HelpStore.find(id, in: visitor.municipality, tx: tx),
      try HelpStore.reach(of: visitor, on: call.now.day, in: tx).covers(request.meeting.scope)
        || request.helperPerson == visitor.person
    else { throw Refusal.missing }
    return request
  }

  private func accept(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let now = call.now
    let isMine = try await house.store.write { tx -> Bool in
      let request = try request(call, visitor, tx)
      guard !request.meeting.isCancelled else { throw Refusal.conflict(MeetingWords.isCancelled) }
      return try HelpStore.accept(request, by: visitor, at: now, in: tx)
    }
    guard isMine else { throw Refusal.conflict(HelpWords.taken) }
    return .seeOther(Path.helpDesk.with(query: [("besked", "ja")]))
  }

  private func decline(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let now = call.now
    var errors = FormErrors()
    let words = MeetingForms.line(form, "ord", &errors)
    if let error = errors["ord"] { throw Refusal.conflict(error) }
    try await house.store.write { tx in
      try HelpStore.decline(try request(call, visitor, tx), words: words, by: visitor, at: now, in: tx)
    }
    return .seeOther(Path.helpDesk.with(query: [("besked", "nej")]))
  }

  // For those who asked, and the one who helps

  private func open(_ call: Call, _ visitor: Visitor, _ tx: Transaction) throws -> (MeetingLook, HelpRequest?) {
    let look = try MeetingRoutes.look(call, visitor, tx)
    let request = try HelpStore.request(of: look.meeting.id, in: look.municipality, tx: tx)
    guard look.standing.mayPlan || request?.helperPerson == visitor.person else { throw Refusal.notAllowed }
    return (look, request)
  }

  private func show(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let view = try await house.store.read { tx -> HelpPages.Meeting in
      let (look, request) = try open(call, visitor, tx)
      return HelpPages.Meeting(
        look: look, request: request,
        declined: try request.map { try HelpStore.declined($0.id, of: look.municipality, in: tx) } ?? [],
        independence: try HelpStore.independence(before: look.meeting, of: look.municipality, in: tx),
        log: try HelpStore.log(of: look.meeting.id, in: look.municipality, tx: tx))
    }
    return .page(HelpPages.meeting(view))
  }

  private func ask(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let now = call.now
    var errors = FormErrors()
    let words = MeetingForms.long(form, "ord", &errors)
    if let error = errors["ord"] { throw Refusal.conflict(error) }
    // Without an address to send from, the request stands on Min side and at the desk alone.
    let post = PostAddress(house.settings, visitor.municipalityName)
    let id = try await house.store.write { tx -> ID<Meeting> in
      let look = try MeetingRoutes.planned(call, visitor, tx)
      guard look.isOpen else { throw Refusal.conflict(MeetingWords.isCancelled) }
      let proposed = try HelpStore.independence(before: look.meeting, of: look.municipality, in: tx).next
      let level = HelpRequest.Level(rawValue: form.text("hvordan")) ?? proposed
      guard try HelpStore.ask(level, words: words, for: look.meeting.id, by: visitor, at: now, in: tx) else {
        throw Refusal.conflict(HelpWords.isAsked)
      }
      if let post, let request = try HelpStore.request(of: look.meeting.id, in: look.municipality, tx: tx) {
        try HelpTellingStore.tell(
          of: request, askedBy: visitor.person, from: post, in: look.municipality, at: now, tx: tx)
      }
      return look.meeting.id
    }
    return .seeOther(.meetingHelp(id))
  }

  private func withdraw(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let now = call.now
    let id = try await house.store.write { tx -> ID<Meeting> in
      let look = try MeetingRoutes.planned(call, visitor, tx)
      guard let request = try HelpStore.request(of: look.meeting.id, in: look.municipality, tx: tx) else {
        throw Refusal.missing
      }
      try HelpStore.withdraw(request, by: visitor, at: now, in: tx)
      return look.meeting.id
    }
    return .seeOther(.meetingHelp(id))
  }

  private func agree(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let now = call.now
    var errors = FormErrors()
    let text = MeetingForms.long(form, "aftale", &errors)
    if let error = errors["aftale"] { throw Refusal.conflict(error) }
    let id = try await house.store.write { tx -> ID<Meeting> in
      let (look, request) = try open(call, visitor, tx)
      guard let request else { throw Refusal.missing }
      let level = HelpRequest.Level(rawValue: form.text("hvordan")) ?? request.level
      guard
        try HelpStore.setHandover(
          text, level: level, of: request, version: form.number("version") ?? 0, by: visitor, at: now, in: tx)
      else { throw Refusal.conflict(HelpWords.changed) }
      return look.meeting.id
    }
    return .seeOther(.meetingHelp(id))
  }

  private func learn(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let now = call.now
    var errors = FormErrors()
    let text = MeetingForms.long(form, "tekst", &errors)
    errors.check("tekst", !text.isEmpty, HelpWords.textMissing)
    if let error = errors["tekst"] { throw Refusal.conflict(error) }
    let id = try await house.store.write { tx -> ID<Meeting> in
      let (look, _) = try open(call, visitor, tx)
      try HelpStore.write(text, about: look.meeting.id, by: visitor, at: now, in: tx)
      return look.meeting.id
    }
    return .seeOther(.meetingHelp(id))
  }
}

extension MeetingSection {
  /// Whether a helper is asked for, on the planner's list.
  static let help = MeetingSection(tasks: { look, tx in
    guard look.meeting.kind.helper != nil else { return [] }
    let request = try HelpStore.request(of: look.meeting.id, in: look.municipality, tx: tx)
    let note = request.map { $0.helperName.map { "\($0) hjælper" } ?? "I har spurgt, ingen har svaret endnu" }
    return [
      MeetingTask(
        "Neutral hjælper", note: note ?? "Især de første gange", path: .meetingHelp(look.meeting.id),
        isDone: request?.helper != nil)
    ]
  })
}

extension MySideSource {
  /// Meetings that wait for a helper to say yes or no.
  package static let help = MySideSource { visitor, now, tx in
    guard visitor.may(.helpMeetings) else { return [] }
    let waiting = try HelpStore.waiting(for: visitor, on: now.day, in: tx)
    return waiting.prefix(5).map { request in
      MySideItem(
        .waiting, "Vil du hjælpe ved »\(request.meeting.title)«?", to: .helpDesk,
        note: MeetingWords.sentence(
          MeetingWords.time(request.meeting.day, request.meeting.start, request.meeting.end)))
    }
  }
}
