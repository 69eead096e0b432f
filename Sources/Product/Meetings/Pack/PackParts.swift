import Danish
import Goals
import Markup
import People
import Profiles
import Values
import Web

/// Everything the material of a meeting is made of, as one circle of readers may see it.
struct PackView: Sendable {
  let meeting: Meeting
  let participants: [Participant]
  let ticks: Set<MeetingTick>
  let placeName: String
  let choice: PackChoice
  /// The profile as it was drawn for the readers; nil where there is none.
  let profile: HTML?
  /// What is pinned to the meeting and what was asked with it in mind, as the readers may see it.
  let pins: [Pin]
  let questions: [FigureQuestion]
  /// What was agreed here before and is still open; nothing for guests.
  let earlier: Outcomes
  let isInside: Bool
  let showsNames: Bool
  /// Where from, when, which figures: what stands in the margin.
  let margin: String
  let addresses: SeatAddresses

  func participant(_ id: ID<Participant>?) -> Participant? {
    id.flatMap { id in participants.first { $0.id == id } }
  }
}

/// The sheets, each a section that begins on a page of its own.
enum PackParts {
  static func sheet(_ part: PackPart, _ title: String, _ content: [HTML]) -> HTML {
    """
    <section class="sheet" aria-labelledby="pakke-\(part.rawValue)"><h2 id="pakke-\(part.rawValue)">\(title)</h2>\
    <div class="stack flow-5">\(content)</div></section>

    """
  }

  static func front(_ view: PackView) -> HTML {
    let meeting = view.meeting
    func text(_ title: String, _ text: String) -> HTML? {
      text.isEmpty ? nil : CircleParts.block(title, "<p>\(MeetingParts.lines(text))</p>")
    }
    let aims = meeting.kind.contributions, purpose = meeting.kind.purpose
    // A plan begins with the kind's purpose as its intention; left so, it is said once.
    let intention = meeting.intention == purpose ? "" : meeting.intention
    let content: [HTML?] = [
      "<p class=\"lead\">\(MeetingWords.sentence(PreparationWords.when(meeting)))</p>",
      CircleParts.block("Formål", "<p>\(purpose)</p>", aims.isEmpty ? .empty : CircleParts.list(aims)),
      text("Intention", intention), text("Det skal komme ud af mødet", meeting.aims),
      text("Data og viden", meeting.data), people(view),
      "<p class=\"meta\">\(view.margin)</p>",
    ]
    return """
      <section class="sheet" aria-labelledby="pakke-forside"><p class="kicker">\(meeting.kind.name), \(view.placeName)</p>\
      <h2 id="pakke-forside">\(meeting.title)</h2><div class="stack flow-5">\(content.compactMap(\.self))</div></section>

      """
  }

  private static func people(_ view: PackView) -> HTML? {
    guard !view.participants.isEmpty else { return nil }
    let rings: [HTML] = MeetingKind.Invited.Ring.allCases.compactMap { ring in
      let people = view.participants.filter { $0.ring == ring }
      let lines = people.map { one in
        [view.showsNames ? one.name : "", one.who].filter { !$0.isEmpty }.joined(separator: ", ")
      }.filter { !$0.isEmpty }
      return people.isEmpty ? nil : CircleParts.block("Med i mødet: \(ring.name.lowercased())", CircleParts.list(lines))
    }
    return "<div class=\"columns\">\(rings)</div>"
  }

  static func agenda(_ view: PackView) -> HTML {
    let topics = view.meeting.topics
    let chosen: HTML? = topics.isEmpty ? nil : "<p>I dybden med \(Danish.list(topics)).</p>"
    let agenda = MeetingParts.agenda(view.meeting, earlier: view.earlier)
    return sheet(.agenda, "Dagsorden", [chosen, agenda].compactMap(\.self))
  }

  static func roles(_ view: PackView) -> HTML {
    let meeting = view.meeting
    func name(_ id: ID<Participant>?) -> HTML {
      (view.showsNames ? view.participant(id) : nil).map { "\($0.name)" } ?? "<span class=\"write\"></span>"
    }
    let facts: [Parts.Answered?] = [
      .init("Mødeleder", name(meeting.leader)), .init("Referent", name(meeting.recorder)),
      .init("Indkalder", name(meeting.convener)), meeting.kind.helper.map { .init("Hjælp udefra", "\($0)") },
      meeting.practical.isEmpty ? nil : .init("Praktisk", MeetingParts.lines(meeting.practical)),
    ]
    let points = meeting.points(.practical)
    let checks: HTML? =
      points.isEmpty
      ? nil
      : CircleParts.block(
        "Er det på plads?",
        "<ul class=\"ticks\" role=\"list\">\(points, { point in "<li>\(box(view.ticks.contains(MeetingTick(.practical, point))))<span>\(point)</span></li>" })</ul>"
      )
    return sheet(.roles, "Roller og praktisk", [Parts.answers(facts.compactMap(\.self)), checks].compactMap(\.self))
  }

  /// A square to tick with a pen; ticked already when it was settled.
  static func box(_ isTicked: Bool = false) -> HTML {
    let tick: HTML? = isTicked ? "<path d=\"m3 8 3.5 3.5L13 4.5\"/>" : nil
    let word: HTML? = isTicked ? "<span class=\"vh\">På plads: </span>" : nil
    return """
      <svg viewBox="0 0 16 16" aria-hidden="true"><rect x="1" y="1" width="14" height="14"/>\(tick)</svg>\(word)
      """
  }

  static func profile(_ view: PackView) -> HTML {
    guard let profile = view.profile else {
      return sheet(
        .profile, "Profilen",
        [Parts.empty("Der er ingen profil at printe", "Når kommunen har udgivet tal for stedet, kommer de med her.")])
    }
    return "<div class=\"sheet\">\(profile)</div>"
  }

  /// The figures somebody pinned to the meeting, as they were then.
  static func figures(_ view: PackView) -> HTML {
    guard !view.pins.isEmpty else { return .empty }
    // The profile brings the hatching of hidden numbers along; without it the pins need it.
    let patterns: HTML? = view.profile == nil ? PinParts.patterns : nil
    return sheet(.figures, "Tal at tale om", [patterns ?? .empty] + view.pins.map { PinParts.small($0) })
  }

  static func questions(_ view: PackView) -> HTML {
    guard !view.questions.isEmpty else { return .empty }
    return sheet(
      .questions, "Spørgsmål om tal, der venter på svar",
      [QuestionParts.list(view.questions, isInside: view.isInside, hasLinks: false), lines(4)])
  }
}
