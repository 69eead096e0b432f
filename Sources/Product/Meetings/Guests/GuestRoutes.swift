import Markup
import People
import Profiles
import Storage
import Tabular
import Values
import Web

/// What somebody without an account can reach: the door, the room of one meeting, and the profile guests may read.
///
/// A code that is wrong, closed, not open yet or malformed is answered with the same page and the same work.
struct GuestRoutes: Sendable {
  let house: House
  let reading: GuestReading

  init(house: House) {
    self.house = house
    reading = GuestReading(house: house)
  }

  func add(to routes: inout Routes) {
    routes.get("/m", .anyone, limit: pages) { call, _ in
      .page(GuestPages.door(receipt: call.query.text("besked") == "ude" ? Parts.receipt(GuestWords.left) : nil))
    }
    routes.post("/m", .anyone, limit: pages) { call, _ in
      let form = try await call.form()
      guard let behind = try await open(form.text("kode"), call) else { return wrong(form) }
      return .seeOther(.room(behind.door.code))
    }
    routes.get("/m/{kode}", .anyone, limit: pages) { call, _ in try await enter(call) }
    routes.post("/m/{kode}", .anyone, limit: pages) { call, _ in try await join(call) }
    routes.post("/m/{kode}/ud", .anyone, limit: pages) { call, _ in
      try await house.store.write { tx in try GuestStore.leave(try Self.visit(call, tx), in: tx) }
      return Answer.seeOther(Path.guestDoor.with(query: [("besked", "ude")])).takingPass()
    }
    routes.post("/svar/{token}/ind", .anyone, limit: .perMinute(60)) { call, _ in try await enterByLink(call) }
    addReading(to: &routes)
    GuestSeatRoutes(house: house).add(to: &routes)
  }

  /// A whole meeting behind one school's address may come at once.
  private var pages: RateLimit { .perMinute(600) }
  private var sheets: RateLimit { .perMinute(60) }

  private func addReading(to routes: inout Routes) {
    routes.get("/m/{kode}/lokalsamfund", .anyone, limit: pages) { call, _ in try await reading.list(host(call)) }
    routes.get("/m/{kode}/lokalsamfund/{slug}/profil", .anyone, limit: pages) { call, _ in
      try await reading.profile(call.parameter("slug"), host(call))
    }
    routes.get("/m/{kode}/lokalsamfund/{slug}/profil.csv", .anyone, limit: sheets) { call, _ in
      try await reading.sheet(call.parameter("slug"), as: .csv, host(call))
    }
    routes.get("/m/{kode}/lokalsamfund/{slug}/profil.xlsx", .anyone, limit: sheets) { call, _ in
      try await reading.sheet(call.parameter("slug"), as: .xlsx, host(call))
    }
    routes.get("/m/{kode}/indikatorer", .anyone, limit: pages) { call, _ in try await reading.indicators(host(call)) }
    routes.get("/m/{kode}/indikatorer/{slug}", .anyone, limit: pages) { call, _ in
      try await reading.indicator(call.parameter("slug"), host(call))
    }
    routes.get("/m/{kode}/kommune", .anyone, limit: pages) { call, _ in try await reading.whomToAsk(host(call)) }
  }

  private func host(_ call: Call) -> GuestReading.Find {
    { tx in
      let visit = try Self.visit(call, tx)
      let name = try MunicipalityStore.find(visit.behind.municipality, in: tx)?.name ?? ""
      return GuestReading.Host(
        municipality: visit.behind.municipality, name: name, above: GuestPages.strip(visit),
        areas: try MeetingProfileStore.areasForGuests(
          of: visit.behind.meeting.scope, in: visit.behind.municipality, tx: tx))
    }
  }

  /// The guest who asks. Everybody else gets what they get who ask for what is not there.
  static func visit(_ call: Call, _ tx: Transaction) throws -> GuestStore.Visit {
    guard let code = RoomCode(typed: call.parameter("kode")), let pass = call.pass,
      let visit = try GuestStore.visit(code, pass, at: call.now, in: tx)
    else { throw Refusal.missing }
    return visit
  }

  /// The meeting behind a code that lets people in now. Every wrong code is counted; who has tried too many waits.
  private func open(_ typed: String, _ call: Call) async throws -> GuestStore.Behind? {
    let now = call.now
    let rules = [Throttle.Rule("room-code", call.address.bucket, count: 40, seconds: 300)]
    let (behind, wait) = try await house.store.read { tx in
      // What cannot be a code is looked up too, so that it takes as long.
      let behind = try GuestStore.behind(RoomCode(typed: typed) ?? .nobodys, in: tx)
      return (behind, try Throttle.wait(for: rules, at: now, in: tx))
    }
    if let wait { throw Refusal.busy(retryAfter: wait) }
    if let behind, behind.door.isOpen(behind.meeting, at: now) { return behind }
    _ = try await house.store.write { tx in try Throttle.attempt(rules, at: now, in: tx) }
    return nil
  }

  private func wrong(_ form: Form) -> Answer {
    var errors = FormErrors()
    errors.add("kode", GuestWords.wrong)
    return .page(GuestPages.door(Form([("kode", form.text("kode"))]), errors), status: 404)
  }

  private func enter(_ call: Call) async throws -> Answer {
    let typed = call.parameter("kode")
    if let room = try await room(call) { return .page(GuestPages.room(room)) }
    guard let behind = try await open(typed, call) else { return wrong(Form([("kode", typed)])) }
    return .page(GuestPages.join(behind, municipality: try await name(behind.municipality)))
  }

  private func name(_ municipality: ID<Tenant>) async throws -> String {
    try await house.store.read { tx in try MunicipalityStore.find(municipality, in: tx)?.name ?? "" }
  }

  private func join(_ call: Call) async throws -> Answer {
    let form = try await call.form()
    guard let behind = try await open(call.parameter("kode"), call) else {
      return wrong(Form([("kode", call.parameter("kode"))]))
    }
    var errors = FormErrors()
    let name = PlainText.line(form.text("navn"))
    errors.check("navn", name.count <= 80, GuestWords.tooLong)
    errors.check("navn", CPR.find(in: name) == nil, GuestWords.cpr)
    let kind = UnitKind(code: form.text("fra"))?.code ?? ""
    let now = call.now
    if errors.isEmpty {
      let entry = try await house.store.write { tx -> (pass: NewSession, room: (place: RoomPlace, sequence: Int)?)? in
        guard let pass = try GuestStore.come(in: behind, name: name, kind: kind, at: now, in: tx) else { return nil }
        return (pass, try RoomDoorStore.enter(behind.door.code, pass, at: now, in: tx))
      }
      if let entry {
        // While the meeting is on, whoever comes is in it at once: code, name, and the first note.
        if let room = entry.room { house.live.publish(room.place.topic, upTo: room.sequence) }
        let door: Path = entry.room != nil ? RoomAddresses.guest(behind.door.code).room : .room(behind.door.code)
        return Answer.seeOther(door).givingPass(entry.pass)
      }
      errors.add("navn", GuestWords.full)
    }
    let municipality = try await self.name(behind.municipality)
    return .page(GuestPages.join(behind, municipality: municipality, form, errors), status: 422)
  }

  /// A participant without an account comes in by the personal link, also before the code opens: to prepare.
  private func enterByLink(_ call: Call) async throws -> Answer {
    let now = call.now
    let token = Token(call.parameter("token"))
    let (pass, code) = try await house.store.write { tx -> (NewSession, RoomCode) in
      guard let place = try MeetingInvitationStore.place(of: token, in: tx),
        let meeting = try MeetingStore.find(place.meeting, of: place.municipality, in: tx),
        let participant = try MeetingStore.participants(of: meeting.id, in: place.municipality, tx: tx)
          .first(where: { $0.id == place.participant }), participant.isGuest
      else { throw Refusal.missing }
      let last = try GuestStore.door(of: meeting.id, in: place.municipality, tx: tx)
      guard last?.closed == nil else { throw Refusal.conflict(GuestWords.noWay) }
      let door = try GuestStore.makeDoor(
        for: meeting, opens: GuestDoor.opening(of: meeting), of: place.municipality, by: nil, at: now, in: tx)
      let behind = GuestStore.Behind(municipality: place.municipality, meeting: meeting, door: door)
      guard door.holds(meeting, at: now),
        let pass = try GuestStore.come(
          in: behind, name: participant.name, kind: "", as: participant.id, at: now, in: tx)
      else { throw Refusal.conflict(GuestWords.noWay) }
      return (pass, door.code)
    }
    return Answer.seeOther(.room(code)).givingPass(pass)
  }

  /// On the page of a personal link: the way in for whoever has no account.
  static let way: AnswerRoutes.Way = { place, view, token, tx in
    let participants = try MeetingStore.participants(of: place.meeting, in: place.municipality, tx: tx)
    guard view.state == .open, participants.first(where: { $0.id == place.participant })?.isGuest == true,
      try GuestStore.door(of: place.meeting, in: place.municipality, tx: tx)?.closed == nil
    else { return .empty }
    return Parts.section(
      "ind", GuestWords.enter, intro: GuestWords.enterIntro, Parts.post(GuestWords.enter, to: .enter(token)))
  }

  private func room(_ call: Call) async throws -> GuestPages.Room? {
    guard let code = RoomCode(typed: call.parameter("kode")), let pass = call.pass else { return nil }
    let now = call.now
    return try await house.store.read { tx in
      guard let visit = try GuestStore.visit(code, pass, at: now, in: tx) else { return nil }
      let (municipality, meeting) = (visit.behind.municipality, visit.behind.meeting)
      let participants = try MeetingStore.participants(of: meeting.id, in: municipality, tx: tx)
      let profile = try MeetingProfileStore.find(meeting.scope, for: .guest, of: municipality, in: tx)
      return GuestPages.Room(
        visit: visit, municipality: try MunicipalityStore.find(municipality, in: tx)?.name ?? "",
        who: GuestView.who(participants), area: profile?.area,
        isOn: try RoomStore.room(at: RoomPlace(municipality: municipality, meeting: meeting.id), in: tx)?.isOpen
          ?? false)
    }
  }
}
