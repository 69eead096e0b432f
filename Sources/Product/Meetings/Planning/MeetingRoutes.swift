import Danish
import Markup
import People
import Storage
import Values
import Web
import YearWheel

/// Meetings over HTTP: planned, looked at and changed.
struct MeetingRoutes: Sendable {
  let house: House
  let shelf: MethodShelfStore
  let sections: [MeetingSection]

  func mount(_ routes: inout Routes) {
    routes.get("/moeder", .signedIn) { call, visitor in try await list(call, visitor) }
    routes.get("/moeder/ny", .needs(.planMeetings)) { call, visitor in try await blank(call, visitor) }
    routes.post("/moeder", .needs(.planMeetings)) { call, visitor in try await create(call, visitor) }
    BurdenRoutes(house: house).mount(&routes)
    SeriesRoutes(house: house).mount(&routes)
    routes.get("/moeder/{id}", .signedIn) { call, visitor in try await show(call, visitor) }
    routes.get("/moeder/{id}/planlaeg", .signedIn) { call, visitor in try await plan(call, visitor) }
    routes.post("/moeder/{id}/hak", .signedIn) { call, visitor in try await tick(call, visitor) }
    FurtherRoutes(house: house, shelf: shelf).mount(&routes)
    LevelRoutes(house: house).mount(&routes)
    HelpRoutes(house: house).mount(&routes)
    OutcomeRoutes(house: house).mount(&routes)
    MeetingEditingRoutes(house: house).mount(&routes)
    MeetingPeopleRoutes(house: house).mount(&routes)
  }

  static func receipt(_ call: Call) -> HTML? {
    MeetingWords.receipts[call.query.text("besked")].map { Parts.receipt($0) }
  }

  // The meeting an address names, as this visitor may see it.

  static func look(_ call: Call, _ visitor: Visitor, _ tx: Transaction) throws -> MeetingLook {
    guard var look = try MeetingStore.look(ID(call.parameter("id")), for: visitor, at: call.now, in: tx) else {
      throw Refusal.missing
    }
    look.room = try RoomStore.room(at: RoomPlace(municipality: look.municipality, meeting: look.meeting.id), in: tx)
    return look
  }

  /// The meeting when this visitor may plan it. What can be seen and not planned is refused as such.
  static func planned(_ call: Call, _ visitor: Visitor, _ tx: Transaction) throws -> MeetingLook {
    let look = try look(call, visitor, tx)
    guard look.standing.mayPlan else { throw Refusal.notAllowed }
    return look
  }

  /// The meeting when this visitor may change it. One that is cancelled is changed by nobody.
  static func changeable(_ call: Call, _ visitor: Visitor, _ tx: Transaction) throws -> MeetingLook {
    let look = try planned(call, visitor, tx)
    guard look.mayChange else { throw Refusal.conflict(MeetingWords.isCancelled) }
    return look
  }

  // Lists and pages

  private func list(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let now = call.now
    let days = now.day.adding(days: -400)...now.day.adding(days: 800)
    let words = PlainText.line(call.query.text("find"))
    let (entries, found) = try await house.store.read { tx in
      (
        try MeetingStore.entries(for: visitor, in: days, on: now.day, tx: tx),
        words.isEmpty ? nil : try SearchStore.find(words, for: visitor, on: now.day, in: tx)
      )
    }
    func isOver(_ entry: MeetingEntry) -> Bool {
      (entry.day, entry.end) <= (now.day, now.clock.hour * 60 + now.clock.minute)
    }
    let list = MeetingPages.List(
      coming: entries.filter { !isOver($0) }, held: entries.filter(isOver).reversed(),
      mayPlan: visitor.may(.planMeetings), words: words, found: found)
    return .page(MeetingPages.list(list, receipt: Self.receipt(call)))
  }

  private func show(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let sections = sections
    let view = try await house.store.read { tx -> MeetingPages.View in
      let look = try Self.look(call, visitor, tx)
      // What it belongs with is told only where the visitor could open it.
      func isThere(_ id: ID<Meeting>) throws -> Bool {
        try MeetingStore.look(id, for: visitor, at: call.now, in: tx) != nil
      }
      let related = try MeetingStore.related(to: look.meeting, of: visitor.municipality, in: tx)
        .filter { try isThere($0.entry.id) }
      let origin = try look.meeting.relation.flatMap {
        try isThere($0.meeting) ? MeetingStore.entry($0.meeting, of: visitor.municipality, in: tx) : nil
      }
      return MeetingPages.View(
        look: look, related: related, origin: origin,
        ticked: try MeetingStore.ticks(of: look.meeting.id, in: visitor.municipality, tx: tx),
        earlier: try OutcomeStore.earlier(before: look, in: tx),
        sections: try sections.compactMap { try $0.content(look, tx) })
    }
    return .page(MeetingPages.show(view, receipt: Self.receipt(call)))
  }

  private func plan(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let sections = sections
    let view = try await house.store.read { tx -> MeetingPages.PlanView in
      let look = try Self.planned(call, visitor, tx)
      let (meeting, municipality) = (look.meeting, look.municipality)
      let off = DaysOff(try SchoolHolidayStore.all(of: municipality, in: tx), in: meeting.day.year...meeting.day.year)
      let advice = meeting.advice(
        dayOff: off.name(of: meeting.day), room: try MeetingStore.inSameRoom(as: meeting, of: municipality, in: tx),
        busy: try MeetingStore.busy(in: meeting, of: municipality, in: tx), look.participants)
      let ticked = try MeetingStore.ticks(of: meeting.id, in: municipality, tx: tx)
      let tasks = PlanningTasks.tasks(look, ticked) + (try sections.flatMap { try $0.tasks(look, tx) })
      return MeetingPages.PlanView(
        look: look, tasks: tasks, advice: look.isOpen ? advice : [], ticked: ticked,
        earlier: try OutcomeStore.earlier(before: look, in: tx), asked: try BurdenNotes(look, in: tx),
        mayInvite: look.isOpen && tasks.contains { !$0.isDone && $0.path == .invitation(meeting.id) })
    }
    return .page(MeetingPages.plan(view, receipt: Self.receipt(call)))
  }

  private func tick(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let now = call.now
    guard let list = MeetingTick.List(rawValue: form.text("liste")) else { throw Refusal.missing }
    let tick = MeetingTick(list, form.text("punkt"))
    let isOn = form.text("sat") == "1"
    let id = try await house.store.write { tx -> ID<Meeting> in
      let look = try Self.planned(call, visitor, tx)
      guard look.mayChange, look.meeting.points(list).contains(tick.point) else { throw Refusal.missing }
      try MeetingStore.setTick(tick, isOn, in: look.meeting.id, by: visitor, at: now, in: tx)
      try MeetingStore.log(.meetingChanged, look.meeting.id, visitor, now, tx)
      return look.meeting.id
    }
    return .seeOther(list == .practical ? .planMeeting(id).with(fragment: "praktisk") : .meeting(id))
  }

  // A new meeting

  private func options(_ visitor: Visitor, on day: Day, _ tx: Transaction) throws -> MeetingPages.NewView {
    let reach = try MeetingReach(of: visitor, on: day, in: tx)
    return MeetingPages.NewView(
      kinds: try shelf.kinds(for: visitor, on: day, in: tx),
      places: try ScopeChoices.all(in: visitor.municipality, on: day, tx).filtered(reach.covers),
      asked: try BurdenNotes.asked(visitor, on: day, in: tx))
  }

  private func blank(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let today = call.now.day
    let own = visitor.areas.compactMap(Scope.init(text:))
    let (view, day, near) = try await house.store.read { tx -> (MeetingPages.NewView, Day, [Scope]) in
      let off = DaysOff(
        try SchoolHolidayStore.all(of: visitor.municipality, in: tx), in: today.year...today.year + 1)
      // Whoever leads a unit meets with its local community first of all.
      let areas = try own.compactMap { scope -> Scope? in
        guard case .unit(let id) = scope else { return nil }
        return try UnitStore.find(id, in: visitor.municipality, tx: tx)?.area.map { .area($0) }
      }
      return (
        try options(visitor, on: today, tx), Meeting.proposedDay(after: today, isOff: off.contains), areas + own
      )
    }
    let all = view.places.groups.flatMap(\.places).map(\.scope)
    let slug = call.query.optional("moedeform") ?? view.kinds.first?.slug ?? ""
    let level = view.kinds.first { $0.slug == slug }?.level
    // A team's meeting is about a team; most are about no level, and begin with the local community.
    let fitting = (near.filter(all.contains) + all).first { $0.kind == level?.place } ?? near.first(where: all.contains)
    let place = call.query.optional("omraade") ?? (fitting ?? all.first)?.text ?? ""
    let form = Form(
      [
        ("moedeform", slug), ("omraade", place),
        ("fra", "13.00"),
      ] + Form.fields("dato", day))
    return .page(MeetingPages.new(view, form))
  }

  private func create(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let now = call.now
    let view = try await house.store.read { tx in try options(visitor, on: now.day, tx) }
    let (new, errors) = MeetingForms.new(
      form, kinds: Set(view.kinds.map(\.slug)), today: now.day, allowed: view.places.contains)
    guard let new, let kind = view.kinds.first(where: { $0.slug == new.kind }) else {
      return .page(MeetingPages.new(view, form, errors), status: 422)
    }
    let shelf = shelf
    let id = try await house.store.write { tx in
      let circle = try shelf.circle(of: kind, visitor.municipality, tx)
      return try PlanningStore.plan(new, kind, circle, by: visitor, at: now, in: tx)
    }
    return .seeOther(Path.planMeeting(id).with(query: [("besked", "planlagt")]))
  }
}
