import Danish
import Goals
import Markup
import People
import Values
import Web

/// Pieces of the pages about a meeting: its facts, agenda, people, and what it asks of them.
enum MeetingParts {
  static func crumbs(_ meeting: Meeting, _ last: String) -> [Parts.Crumb] {
    [.init("Møder", .meetings), .init(meeting.title, .meeting(meeting.id)), .init(last)]
  }

  /// What kind it is, where the title does not say so already.
  static func kicker(_ meeting: Meeting) -> String? {
    meeting.title.hasPrefix(meeting.kind.name) ? nil : meeting.kind.name
  }

  /// Above everything on the page of a meeting that is not held.
  static func cancelled(_ look: MeetingLook) -> HTML {
    let meeting = look.meeting
    guard let cancelled = meeting.cancelled else { return .empty }
    let again: HTML? =
      look.standing.mayPlan
      ? Parts.actions(
        Parts.link(
          "Planlæg et nyt",
          to: Path.newMeeting.with(query: [("moedeform", meeting.kind.slug), ("omraade", meeting.scope.text)])))
      : nil
    let words: HTML? = cancelled.words.isEmpty ? nil : "<p>\(lines(cancelled.words))</p>"
    return Parts.notice(
      .warning, title: "Mødet er aflyst.", words ?? .empty,
      "<p class=\"meta\">Aflyst \(Danish.moment(cancelled.at)).</p>", again ?? .empty)
  }

  static func facts(_ look: MeetingLook) -> HTML {
    let meeting = look.meeting
    func person(_ id: ID<Participant>?) -> HTML? { look.participant(id).map { "\($0.name)" } }
    let facts: [Parts.Answered?] = [
      .init("Hvor", meeting.place.isEmpty ? "<span class=\"muted\">Ikke aftalt endnu</span>" : "\(meeting.place)"),
      text("Intention", meeting.intention), text("Det skal komme ud af mødet", meeting.aims),
      MeetingWords.breadth(meeting).map { .init("Bredt eller i dybden", "\($0)") },
      person(meeting.leader).map { .init("Mødeleder", $0) }, person(meeting.recorder).map { .init("Referent", $0) },
      person(meeting.convener).map { .init("Indkalder", $0) }, text("Data og viden", meeting.data),
      text("Praktisk", meeting.practical),
    ]
    return Parts.answers(facts.compactMap(\.self))
  }

  /// When they meet again as it was agreed, who else should be there, and who convenes.
  static func next(_ next: NextMeeting, _ participants: [Participant]) -> HTML {
    guard next.meets else { return "<p>I har ikke aftalt at mødes igen.</p>" }
    let day = next.day.map { MeetingWords.sentence(Danish.weekdayDate($0)) } ?? "Dagen er ikke aftalt endnu"
    let convener = participants.first { $0.id == next.convener?.participant }
    let facts: [Parts.Answered?] = [
      .init("Hvornår", "\(day)"), text("Hvem skal også med", next.who),
      convener.map { .init("Indkalder", "\($0.name)") },
    ]
    return Parts.answers(facts.compactMap(\.self))
  }

  private static func text(_ question: String, _ text: String) -> Parts.Answered? {
    text.isEmpty ? nil : .init(question, lines(text))
  }

  /// Text with its own line breaks.
  static func lines(_ text: String) -> HTML {
    let lines: [HTML] = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      $0.offset == 0 ? "\($0.element)" : "<br>\($0.element)"
    }
    return lines.joined()
  }

  /// The agenda by the clock; every phase of the circle with its shape. What was agreed before and is still open is
  /// taken up first.
  static func agenda(_ meeting: Meeting, earlier: Outcomes = Outcomes()) -> HTML {
    let agenda = meeting.agenda
    let rows = agenda.lines.enumerated().map { number, line in
      Table.Row(
        what(line, after: number == 0 ? earlier.reminders : []),
        ["\(Danish.clock(minutes: line.start % 1440))", "\(Danish.count(line.minutes))"])
    }
    let whole = agenda.minutes
    return Table(
      "Dagsorden", ["Punkt", .number("Klokken"), .number("Minutter")], rows,
      foot: Table.Row("I alt af \(Danish.count(meeting.minutes)) minutter", ["", "\(Danish.count(whole))"]),
      stacks: false
    ).html
  }

  private static func what(_ line: PlannedAgenda.Line, after earlier: [String]) -> HTML {
    let old: [HTML] = earlier.map { "<span class=\"meta\">Fra sidst: \($0)</span>" }
    switch line.content {
    case .item(let title, let points):
      let notes: [HTML] = old + points.map { "<span class=\"meta\">\($0)</span>" }
      return "<span class=\"what\"><span>\(title)</span>\(notes)</span>"
    case .phase(let phase, let number, let topic):
      let about: HTML? = topic.map { "<span class=\"meta\">\($0)</span>" }
      return """
        <span class="what"><span class="phase-chip" data-phase="\(phase.step.number)">\
        \(Parts.phaseMark(phase.step.shape, number: number))\(phase.name)</span>\(about)\(old)\
        <span class="meta">\(phase.question)</span></span>
        """
    case .pause: return "<span class=\"what\"><span>Pause</span></span>"
    }
  }

  /// Everybody who is asked, ring by ring, with the parts they have.
  static func people(_ look: MeetingLook, remark: (Participant) -> HTML? = { _ in nil }) -> HTML {
    let rings: [HTML] = MeetingKind.Invited.Ring.allCases.compactMap { ring in
      let people = look.participants.filter { $0.ring == ring }
      guard !people.isEmpty else { return nil }
      let rows = people.map { participant in
        Parts.Row(participant.name, note: note(participant, in: look.meeting), end: remark(participant))
      }
      return CircleParts.block(ring.name, Parts.rows(rows))
    }
    return rings.isEmpty
      ? Parts.empty("Der er ingen deltagere endnu", "Den, der planlægger mødet, vælger dem.") : rings.joined()
  }

  static func note(_ participant: Participant, in meeting: Meeting) -> String {
    let parts: [String?] = [
      participant.who, participant.id == meeting.leader ? "mødeleder" : nil,
      participant.id == meeting.recorder ? "referent" : nil, participant.id == meeting.convener ? "indkalder" : nil,
    ]
    return parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "\u{a0}· ")
  }

  /// What the meeting asks of people, line by line and in all.
  /// `earlier` is a line about what they are asked for already.
  static func burden(_ look: MeetingLook, earlier: String?) -> HTML {
    let already: HTML? = earlier.map { "<p class=\"meta\">\($0)</p>" }
    let burden = look.meeting.burden(look.participants)
    let lines: [HTML] = burden.lines.map { line in
      "<div><dt>\(line.what)</dt><dd>\(KindWords.duration(line.minutes))</dd></div>"
    }
    let extra: [HTML] = burden.extra.map { ask in
      """
      <div><dt>\(ask.who.name): \(ask.what.prefix(1).lowercased() + ask.what.dropFirst())</dt>\
      <dd>\(KindWords.duration(ask.minutes))</dd></div>
      """
    }
    return """
      <div class="panel stack flow-3"><h2 class="h-small" id="bed">Det beder du folk om</h2><dl class="ask">\(lines)\
      <div class="sum"><dt>Pr. person</dt><dd>\(KindWords.duration(burden.perPerson))</dd></div>\(extra)\
      <div class="sum"><dt>For \(MeetingWords.people(look.participants.count))</dt>\
      <dd>\(KindWords.duration(burden.total))</dd></div></dl>\(already)</div>
      """
  }

  /// Said before a new request, and never in its way.
  static func heavy(_ notes: BurdenNotes) -> HTML {
    notes.warning.map { Parts.notice(.warning, title: $0.title, "<p>\($0.text)</p>") } ?? .empty
  }

  static func advice(_ advice: [MeetingAdvice], _ meeting: Meeting) -> HTML {
    let notices: [HTML] = advice.map { one in
      let words = MeetingWords.advice(one, meeting)
      return Parts.notice(.warning, title: words.title, "<p>\(words.text)</p>", fitting(one, meeting))
    }
    return notices.isEmpty ? .empty : "<div class=\"stack flow-3\">\(notices)</div>\n"
  }

  /// What one click puts right.
  private static func fitting(_ advice: MeetingAdvice, _ meeting: Meeting) -> HTML {
    guard case .over(_, let end) = advice else { return .empty }
    func fit(_ title: String, _ how: String) -> HTML {
      Parts.post(
        title, to: .meetingAgendaFitting(meeting.id), .small,
        values: [("hvordan", how), ("version", "\(meeting.version)")])
    }
    let later: HTML = end <= 1440 ? fit("Slut kl. \(Danish.clock(minutes: end % 1440))", "senere") : .empty
    return Parts.actions(later, meeting.topics.count > 1 ? .empty : fit("Gør punkterne kortere", "kortere"))
  }

  static func tasks(_ tasks: [MeetingTask]) -> HTML {
    let rows = tasks.map { task in
      Parts.Row(
        task.title, to: task.path, note: task.note.isEmpty ? nil : task.note,
        end: task.isDone ? Parts.badge("På plads", .ok) : Parts.badge("Mangler", .wait))
    }
    let done = tasks.count(where: \.isDone)
    return Parts.progress(
      "klar", done: done, of: tasks.count, words: "\(Danish.count(done)) af \(Danish.count(tasks.count)) er på plads")
      + Parts.rows(rows)
  }

  /// Points to tick off, each a form of its own, so that it works without scripts.
  static func ticks(_ meeting: Meeting, _ list: MeetingTick.List, _ ticked: Set<MeetingTick>, mayTick: Bool) -> HTML {
    let rows = meeting.points(list).map { point in
      let isOn = ticked.contains(MeetingTick(list, point))
      let values = [("liste", list.rawValue), ("punkt", point), ("sat", isOn ? "" : "1")]
      let button: HTML? =
        mayTick
        ? Parts.post(
          isOn ? "Fortryd" : "Sæt hak", to: .meetingTick(meeting.id), isOn ? .quietSmall : .small, values: values,
          about: "ved \(point)") : nil
      return Parts.Row(
        point, end: (isOn ? Parts.badge("Klar", .ok) : .empty) + (button ?? .empty))
    }
    return Parts.rows(rows)
  }
}
