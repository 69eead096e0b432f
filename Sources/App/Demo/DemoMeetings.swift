import Danish
import Goals
import Meetings
import People
import Profiles
import Storage
import Values
import Web
import YearWheel

/// What the invented municipality meets about: a learning meeting whose minutes are approved, one whose minutes are sent
/// out, one that is prepared, a dialogue meeting, and a team that talks every month.
struct DemoMeetings: Sendable {
  let assembly: Assembly
  let now: Instant
  private let off: DaysOff

  init(assembly: Assembly, now: Instant) async throws {
    (self.assembly, self.now) = (assembly, now)
    let today = now.day
    off = try await assembly.store.read { tx in
      DaysOff(
        try SchoolHolidayStore.all(of: DemoPeople.municipality, in: tx), in: today.year - 1...today.year + 1)
    }
  }

  private var municipality: ID<Tenant> { DemoPeople.municipality }

  func build() async throws {
    guard case .kind(let learning) = assembly.methods[.kind, "laeringsmoede"],
      case .circle(let circle) = assembly.methods[.circle, "refleksionscirklen"]
    else { return }
    let job = ReleaseJob(store: assembly.store, catalogue: assembly.catalogue, municipality: municipality)
    let release = try await job.current()
    try await assembly.store.write { [self] tx in
      let strandby = try community("Strandby", tx)
      let birgitte = try visitor("Birgitte Holm", tx)
      try held(learning, circle, strandby, birgitte, tx)
      try heldLately(learning, circle, strandby, birgitte, tx)
      let coming = try PlanningStore.plan(
        NewMeeting(
          kind: learning.slug, scope: strandby, day: schoolDay(24), start: 13 * 60,
          place: "Personalerummet, Strandby Skole", aims: "To mål, vi har sammen, og en aftale om, hvem der begynder"),
        learning, circle, by: birgitte, at: now, in: tx)
      try prepare(coming, tx)
      if let release { try pin(coming, strandby, release, by: birgitte, tx) }
      try others(tx)
    }
  }

  /// A meeting last spring: what was discovered, two goals, and three actions, one of them done.
  private func held(
    _ kind: MeetingKind, _ circle: Circle, _ place: Scope, _ birgitte: Visitor, _ tx: Transaction
  ) throws {
    let id = try PlanningStore.plan(
      NewMeeting(
        kind: kind.slug, scope: place, day: schoolDay(-180), start: 13 * 60, place: "Strandby Hallen",
        aims: "Et fælles billede af børnenes fritid"), kind, circle, by: birgitte, at: now, in: tx)
    guard let meeting = try MeetingStore.find(id, of: municipality, in: tx) else { return }
    let maker = Maker(birgitte)
    let need = Need(
      id: .make(at: now), round: meeting.round(0), what: "Alle børn har et sted at høre til efter skole",
      seen: "De børn, der går alene hjem i dag, er med til noget", help: "En voksen, som følger dem den første gang")
    try NeedStore.insert(need, by: maker, at: now, in: tx)
    let leisure = Goal(
      id: .make(at: now), round: meeting.round(0), need: need.id,
      what: "Flere børn i 3. klasse går til noget i fritiden",
      signs: ["Ti børn mere er meldt ind i en forening", "Børnene fortæller selv om det i klassen"], look: schoolDay(24)
    )
    let start = Goal(
      id: .make(at: now), round: meeting.round(0), what: "Børnene er trygge ved at begynde i skole",
      signs: ["Børnene kender mindst én voksen den første dag"], look: schoolDay(60))
    for goal in [leisure, start] { try GoalStore.insert(goal, by: maker, at: now, in: tx) }
    try agree(leisure, start, meeting.round(0), maker, tx)
    try play(.leisure, at: id, sentAfter: 1, approvedAfter: 15, birgitte, tx)
  }

  /// A meeting some days ago. The minutes are out, and somebody thinks that something is missing.
  private func heldLately(
    _ kind: MeetingKind, _ circle: Circle, _ place: Scope, _ birgitte: Visitor, _ tx: Transaction
  ) throws {
    let id = try PlanningStore.plan(
      NewMeeting(
        kind: kind.slug, scope: place, day: schoolDay(-6), start: 13 * 60, place: "Klubben, Strandby",
        aims: "En rolig begyndelse på ugen for de store"), kind, circle, by: birgitte, at: now, in: tx)
    try play(.calm, at: id, sentAfter: 0, approvedAfter: nil, birgitte, tx)
    guard let meeting = try MeetingStore.find(id, of: municipality, in: tx) else { return }
    let sofie = try person("Sofie Bang")
    let participants = try MeetingStore.participants(of: id, in: municipality, tx: tx)
    guard let own = participants.first(where: { $0.person == sofie.id }) else { return }
    try MinutesStore.object(
      "Vi talte også om, hvem der åbner klubben, når mandagen begynder tidligere.", by: own.id, person: sofie.id,
      to: id, of: municipality, at: Instant(meeting.day, minutes: meeting.end + 120), in: tx)
  }

  /// Holds the meeting in its room, sends the minutes out and approves them, so many days after.
  private func play(
    _ said: DemoConversation, at id: ID<Meeting>, sentAfter: Int, approvedAfter: Int?, _ birgitte: Visitor,
    _ tx: Transaction
  ) throws {
    func look(_ days: Int) throws -> MeetingLook? {
      guard let meeting = try MeetingStore.find(id, of: municipality, in: tx) else { return nil }
      let moment = Instant(meeting.day.adding(days: days), minutes: meeting.end + 60)
      return try MeetingStore.look(id, for: birgitte, at: min(moment, now), in: tx)
    }
    guard let there = try look(0), let room = DemoRoom(there, in: tx) else { return }
    try room.play(said)
    guard let sending = try look(sentAfter) else { return }
    let draft = try MinutesLookStore.find(sending, RoomShelf(), in: tx)
    _ = try MinutesSendingStore.send(draft, version: draft.standing.version, from: nil, in: tx)
    guard let approvedAfter, let approving = try look(approvedAfter) else { return }
    let sent = try MinutesLookStore.find(approving, RoomShelf(), in: tx)
    _ = try MinutesSendingStore.approve(sent, version: sent.standing.version, from: nil, in: tx)
  }

  private func agree(_ leisure: Goal, _ start: Goal, _ round: Round, _ maker: Maker, _ tx: Transaction) throws {
    let sofie = try person("Sofie Bang"), anders = try person("Anders Krogh")
    var kept = Action(
      id: .make(at: now), round: round, goal: leisure.id, what: "Åbent hus i hallen for alle i 3. klasse",
      firstStep: "Aftal en dag med Strandby IF", person: sofie.id, name: sofie.name, due: schoolDay(-60),
      sign: "Flere af børnene går til noget i fritiden")
    let visits = Action(
      id: .make(at: now), round: round, goal: start.id, what: "Børnehuset og skolen besøger hinanden før skolestart",
      firstStep: "Find to datoer", person: anders.id, name: anders.name, due: schoolDay(40),
      sign: "Børnene kender mindst én voksen den første dag")
    let poster = Action(
      id: .make(at: now), round: round, what: "En oversigt over foreningerne til alle forældre",
      firstStep: "Spørg lokalrådet", person: maker.person, name: "", due: schoolDay(30))
    for action in [kept, visits, poster] { try ActionStore.insert(action, by: maker, at: now, in: tx) }
    (kept.state, kept.outcome) = (.done, "Elleve børn begyndte til håndbold. Forældrene skal inviteres samtidig.")
    _ = try ActionStore.save(kept, by: maker, at: now, in: tx)
  }

  /// Two have prepared; what they wrote is theirs until the leader opens it.
  private func prepare(_ id: ID<Meeting>, _ tx: Transaction) throws {
    for (name, attitude, sentence, topic) in [
      ("Sofie Bang", PreparationMark.Attitude.proud, "Børnene vil gerne i SFO", "Børnenes fritid"),
      ("Anders Krogh", .puzzled, "Hvad sker der mellem børnehave og skole?", "Overgange"),
    ] {
      guard let look = try MeetingStore.look(id, for: try visitor(name, tx), at: now, in: tx), let seat = Seat(look)
      else { continue }
      try PreparationStore.setRead(true, seat, at: now, in: tx)
      try PreparationStore.setWish(.deep, seat, at: now, in: tx)
      try PreparationStore.add(
        PreparationMark(id: .make(at: now), attitude: attitude, figure: nil, sentence: sentence), seat, at: now, in: tx)
      try PreparationStore.add(
        TopicProposal(id: .make(at: now), key: .of(words: topic), words: topic), seat, at: now, in: tx)
      try PreparationStore.setReady(true, seat, at: now, in: tx)
    }
  }

  private func pin(
    _ id: ID<Meeting>, _ place: Scope, _ release: Release, by visitor: Visitor, _ tx: Transaction
  ) throws {
    guard case .area(let area) = place else { return }
    try PinStore.pin(
      PinWish(
        indicator: "samlet-fravaer", area: area, release: release.id, target: id.raw,
        note: "Hvad gør de klasser, hvor fraværet er faldet?"),
      by: visitor, among: PinTargets.meetings.all(visitor, now, tx), at: now, in: tx)
  }

  private func others(_ tx: Transaction) throws {
    if case .kind(let kind) = assembly.methods[.kind, "dialogmoede"] {
      _ = try PlanningStore.plan(
        NewMeeting(
          kind: kind.slug, scope: .unit(ID(Danish.slug("Strandby Skole"))), day: schoolDay(100), start: 9 * 60,
          place: "Rådhuset, lokale 3"), kind, nil, by: try visitor("Malte Skov", tx), at: now, in: tx)
    }
    guard case .kind(let kind) = assembly.methods[.kind, "teamsamtale"] else { return }
    let team = Scope.team(DemoPeople.teamID("7.–9. klasse", "Strandby Skole"))
    let karim = try visitor("Karim Haddad", tx)
    for week in [5, 9, 13] {
      _ = try PlanningStore.plan(
        NewMeeting(
          kind: kind.slug, scope: team, day: schoolDay(week * 7), start: 14 * 60 + 15, place: "Teamrummet"), kind, nil,
        by: karim, at: now, in: tx)
    }
  }

  /// So many days from today, or the first day after that when there is school.
  private func schoolDay(_ days: Int) -> Day {
    let first = now.day.adding(days: days)
    return (0..<60).lazy.map { first.adding(days: $0) }.first { $0.weekday <= 5 && off.name(of: $0) == nil } ?? first
  }

  private func community(_ name: String, _ tx: Transaction) throws -> Scope {
    let tree = try AreaStore.tree(of: municipality, in: tx)
    guard let area = tree.areas(of: .localCommunity).first(where: { $0.name == name }) else {
      throw DemoYear.UnknownPlanner(name: name)
    }
    return .area(area.id)
  }

  private func person(_ name: String) throws -> DemoPerson {
    guard let person = DemoPerson.all.first(where: { $0.name == name }) else {
      throw DemoYear.UnknownPlanner(name: name)
    }
    return person
  }

  private func visitor(_ name: String, _ tx: Transaction) throws -> Visitor {
    guard let visitor = try ReachStore.visitor(municipality, try person(name).id, on: now.day, in: tx) else {
      throw DemoYear.UnknownPlanner(name: name)
    }
    return visitor
  }
}
