import Markup
import People
import Storage
import Values
import Web

/// Who is asked to a meeting.
struct MeetingPeopleRoutes: Sendable {
  let house: House

  func mount(_ routes: inout Routes) {
    routes.get("/moeder/{id}/deltagere", .signedIn) { call, visitor in try await show(call, visitor) }
    routes.post("/moeder/{id}/deltagere", .signedIn) { call, visitor in try await add(call, visitor) }
    routes.post("/moeder/{id}/deltagere/fjernelse", .signedIn) { call, visitor in try await remove(call, visitor) }
    routes.get("/moeder/{id}/deltagere/ny", .signedIn) { call, visitor in
      let look = try await house.store.read { tx in try MeetingRoutes.changeable(call, visitor, tx) }
      let ring = MeetingKind.Invited.Ring(rawValue: call.query.text("kreds")) ?? .extended
      return .page(
        MeetingPages.guest(look, Form([("fra", PlainText.line(call.query.text("fra"))), ("kreds", ring.rawValue)])))
    }
    routes.post("/moeder/{id}/deltagere/ny", .signedIn) { call, visitor in try await addGuest(call, visitor) }
  }

  private func show(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let words = PlainText.line(call.query.text("find"))
    let day = call.now.day
    let view = try await house.store.read { tx -> MeetingPages.PeopleView in
      let look = try MeetingRoutes.changeable(call, visitor, tx)
      let meeting = look.meeting
      let proposal = try CandidateStore.proposal(
        meeting.kind, at: meeting.scope, of: look.municipality, on: day, in: tx)
      let here = Set(look.participants.compactMap(\.person))
      // A name that is written in answers a line as well as a role does.
      let organisations = Set(look.participants.map(\.organisation))
      return MeetingPages.PeopleView(
        look: look,
        proposed: proposal.invitations.filter { !here.contains($0.candidate.person) }.map {
          Participant($0, id: ID($0.candidate.person.raw))
        },
        unanswered: proposal.unanswered.filter { !organisations.contains($0.name) }, words: words,
        found: words.isEmpty ? nil : try CandidateStore.search(words, of: look.municipality, on: day, in: tx))
    }
    return .page(MeetingPages.people(view, receipt: MeetingRoutes.receipt(call)))
  }

  private func add(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let now = call.now
    let chosen = form.values("person").prefix(500).map { PersonID($0) }
    let id = try await house.store.write { tx -> ID<Meeting> in
      let look = try MeetingRoutes.changeable(call, visitor, tx)
      let (meeting, municipality) = (look.meeting, look.municipality)
      let proposal = try CandidateStore.proposal(meeting.kind, at: meeting.scope, of: municipality, on: now.day, in: tx)
      for person in chosen {
        let invitation = proposal.invitations.first { $0.candidate.person == person }
        guard
          let participant = try invitation.map({ Participant($0, id: .make(at: now)) })
            ?? found(person, municipality, now, tx)
        else { throw Refusal.missing }
        try MeetingStore.add(participant, to: meeting.id, of: municipality, at: now, in: tx)
      }
      try MeetingStore.log(.meetingPeopleChanged, meeting.id, visitor, now, tx)
      return meeting.id
    }
    return done(id, chosen.isEmpty ? "" : "tilfoejet")
  }

  /// Somebody the planner found by name.
  private func found(
    _ person: PersonID, _ municipality: ID<Tenant>, _ now: Instant, _ tx: Transaction
  ) throws -> Participant? {
    try CandidateStore.find(person, of: municipality, on: now.day, in: tx).map { candidate in
      Participant(
        id: .make(at: now), person: person, name: candidate.name, organisation: candidate.unit?.name ?? "",
        ring: .supporting, role: candidate.role)
    }
  }

  private func addGuest(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let now = call.now
    let (guest, errors) = MeetingForms.guest(form, id: .make(at: now))
    let look = try await house.store.read { tx in try MeetingRoutes.changeable(call, visitor, tx) }
    guard errors.isEmpty else { return .page(MeetingPages.guest(look, form, errors), status: 422) }
    let problem = try await house.store.write { tx -> String? in
      let look = try MeetingRoutes.changeable(call, visitor, tx)
      let participant = try known(guest, look.municipality, now, tx) ?? guest
      let twin = look.participants.first { other in
        participant.person.map { $0 == other.person }
          ?? (other.name == participant.name && other.organisation == participant.organisation)
      }
      if let twin { return MeetingWords.twin(twin.name) }
      try MeetingStore.add(participant, to: look.meeting.id, of: look.municipality, at: now, in: tx)
      try MeetingStore.log(.meetingPeopleChanged, look.meeting.id, visitor, now, tx)
      return nil
    }
    if let problem {
      var errors = FormErrors()
      errors.add("navn", problem)
      return .page(MeetingPages.guest(look, form, errors), status: 422)
    }
    return done(look.meeting.id, "tilfoejet")
  }

  /// Somebody of the house, when the address is theirs: nobody is two people.
  private func known(
    _ guest: Participant, _ municipality: ID<Tenant>, _ now: Instant, _ tx: Transaction
  ) throws -> Participant? {
    guard !guest.email.isEmpty else { return nil }
    let person = try PersonStore.byEmail(in: municipality, tx: tx)[EmailAddress.key(guest.email)]
    guard let person, !person.access.isDisabled else { return nil }
    var known = try found(person.id, municipality, now, tx) ?? guest
    (known.person, known.ring, known.note) = (person.id, guest.ring, guest.note)
    return known
  }

  private func remove(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let now = call.now
    let id = try await house.store.write { tx -> ID<Meeting> in
      let look = try MeetingRoutes.changeable(call, visitor, tx)
      guard let participant = look.participant(ID(form.text("deltager"))) else { throw Refusal.missing }
      try MeetingStore.remove(participant.id, from: look.meeting.id, of: look.municipality, in: tx)
      try MeetingStore.log(.meetingPeopleChanged, look.meeting.id, visitor, now, tx)
      return look.meeting.id
    }
    return done(id, "fjernet")
  }

  private func done(_ id: ID<Meeting>, _ what: String) -> Answer {
    .seeOther(Path.meetingPeople(id).with(query: [("besked", what)]))
  }
}
