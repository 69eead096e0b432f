import Danish
import Goals
import Meetings
import People
import Profiles
import Storage
import Values
import Web

/// What the invented municipality meets about: one learning meeting that was held, one that is prepared, a dialogue
/// meeting, and a team that talks every month.
struct DemoMeetings: Sendable {
  let assembly: Assembly
  let now: Instant

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
      let coming = try PlanningStore.plan(
        NewMeeting(
          kind: learning.slug, scope: strandby, day: weekday(24), start: 13 * 60,
          place: "Personalerummet, Strandby Skole", aims: "To mål, vi har sammen, og en aftale om, hvem der begynder"),
        learning, circle, by: birgitte, at: now, in: tx)
      try prepare(coming, tx)
      if let release { try pin(coming, strandby, release, by: birgitte, tx) }
      try others(tx)
    }
  }

  /// A meeting last spring, with one agreement that was kept and one that opens the next meeting.
  private func held(
    _ kind: MeetingKind, _ circle: Circle, _ place: Scope, _ birgitte: Visitor, _ tx: Transaction
  ) throws {
    let id = try PlanningStore.plan(
      NewMeeting(
        kind: kind.slug, scope: place, day: weekday(-180), start: 13 * 60, place: "Strandby Hallen",
        aims: "Et fælles billede af børnenes fritid"), kind, circle, by: birgitte, at: now, in: tx)
    guard let meeting = try MeetingStore.find(id, of: municipality, in: tx) else { return }
    let sofie = try person("Sofie Bang"), anders = try person("Anders Krogh")
    var kept = Agreement(
      id: .make(at: now), origin: meeting.origin, scope: place, what: "Åbent hus i hallen for alle i 3. klasse",
      firstStep: "Aftal en dag med Strandby IF", person: sofie.id, name: sofie.name, due: weekday(-60),
      sign: "Flere af børnene går til noget i fritiden")
    let open = Agreement(
      id: .make(at: now), origin: meeting.origin, scope: place,
      what: "Børnehuset og skolen besøger hinanden før skolestart", firstStep: "Find to datoer", person: anders.id,
      name: anders.name, due: weekday(40), sign: "Børnene kender mindst én voksen den første dag")
    for agreement in [kept, open] { try AgreementStore.insert(agreement, by: birgitte, at: now, in: tx) }
    (kept.state, kept.outcome) = (.done, "Elleve børn begyndte til håndbold. Forældrene skal inviteres samtidig.")
    _ = try AgreementStore.save(kept, by: birgitte, at: now, in: tx)
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
          kind: kind.slug, scope: .unit(ID(Danish.slug("Strandby Skole"))), day: weekday(100), start: 9 * 60,
          place: "Rådhuset, lokale 3"), kind, nil, by: try visitor("Malte Skov", tx), at: now, in: tx)
    }
    guard case .kind(let kind) = assembly.methods[.kind, "teamsamtale"] else { return }
    let team = Scope.team(DemoPeople.teamID("7.–9. klasse", "Strandby Skole"))
    let karim = try visitor("Karim Haddad", tx)
    for week in [5, 9, 13] {
      _ = try PlanningStore.plan(
        NewMeeting(
          kind: kind.slug, scope: team, day: weekday(week * 7), start: 14 * 60 + 15, place: "Teamrummet"), kind, nil,
        by: karim, at: now, in: tx)
    }
  }

  /// So many days from today, and the next Monday when that is in a weekend.
  private func weekday(_ days: Int) -> Day {
    let day = now.day.adding(days: days)
    return day.weekday > 5 ? day.adding(days: 8 - day.weekday) : day
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
