import Danish
import Markup
import Web

/// A meeting kind as whoever leads the meeting reads it, section by section.
enum KindParts {
  /// `edit` gives the page where a part is changed; nil for those who may only read.
  static func sections(_ kind: MeetingKind, circle: Circle?, edit: (MethodPart) -> Path?) -> HTML {
    frame(kind, edit(.frame)) + invited(kind, edit(.invited)) + preparing(kind, edit(.preparing))
      + agenda(kind, circle, edit(.agenda)) + round(kind, circle) + agreeing(kind, edit(.agreeing))
      + checking(kind, edit(.checking)) + asks(kind)
  }

  /// The sections that a part's form changes: what one sees before saving.
  static func preview(_ kind: MeetingKind, _ part: MethodPart, circle: Circle?) -> HTML {
    switch part {
    case .frame, .phases: frame(kind, nil) + asks(kind)
    case .invited: invited(kind, nil)
    case .preparing: preparing(kind, nil)
    case .agenda: agenda(kind, circle, nil)
    case .agreeing: agreeing(kind, nil)
    case .checking: checking(kind, nil)
    }
  }

  private static func frame(_ kind: MeetingKind, _ edit: Path?) -> HTML {
    let contributions: HTML? =
      kind.contributions.isEmpty
      ? nil : block(nil, "<p>Mødet skal føre til, at:</p>", list(kind.contributions))
    let firstTime: HTML? = kind.firstTime.map { first in
      Parts.notice(title: "Første gang: \(KindWords.duration(first.minutes))", "<p>\(first.advice)</p>")
    }
    let facts: [Parts.Answered?] = [
      .init("Hvor længe", "\(KindWords.duration(kind.minutes))\(pause(kind))"),
      kind.frequency.map { .init("Hvor ofte", "\($0)") }, kind.convener.map { .init("Hvem indkalder", "\($0)") },
      kind.level.map { .init("Niveau", "\($0.name)") },
      kind.sharedUpward.map { .init("Det må gå videre", "\($0)") },
    ]
    return Parts.section(
      "rammen", "Formål og ramme",
      [contributions, Parts.answers(facts.compactMap(\.self)), firstTime, change(edit, .frame)]
        .compactMap(\.self))
  }

  private static func pause(_ kind: MeetingKind) -> String {
    kind.breaks == 0 ? "" : ", heraf \(KindWords.duration(kind.breaks)) pause"
  }

  static func season(_ kind: MeetingKind) -> HTML? {
    kind.season.map { season in
      let schools: HTML? =
        season.schoolPoints.isEmpty ? nil : "<p>Særligt for skoler:</p>\(list(season.schoolPoints))"
      return block(
        season.name, list(season.points), schools ?? .empty, "<p class=\"meta\">Emnerne skrives om hver sæson.</p>")
    }
  }

  private static func invited(_ kind: MeetingKind, _ edit: Path?) -> HTML {
    guard !kind.invited.isEmpty || edit != nil else { return .empty }
    let rings: [HTML] = MeetingKind.Invited.Ring.allCases.compactMap { ring in
      let people = kind.invited.filter { $0.ring == ring }
      guard !people.isEmpty else { return nil }
      return block(ring.name, list(people.map { one in one.note.map { "\(one.name) (\($0))" } ?? one.name }))
    }
    let nobody: HTML? = rings.isEmpty ? "<p>Mødeformen foreslår ingen. I vælger selv, når I planlægger.</p>" : nil
    return Parts.section("deltagere", "Hvem skal med?", rings + [nobody, change(edit, .invited)].compactMap(\.self))
  }

  private static func preparing(_ kind: MeetingKind, _ edit: Path?) -> HTML {
    let preparation = kind.preparation
    let questions: HTML? =
      preparation.questions.isEmpty
      ? nil : block("Spørgsmål at tænke over", list(preparation.questions))
    let facts: [Parts.Answered?] = [
      preparation.reads.map { .init("Læs", "\($0)") }, preparation.brings.map { .init("Tag med", "\($0)") },
      preparation.asks.map { .init("Spørg", "\($0)") }, kind.helper.map { .init("Hjælp udefra", "\($0)") },
    ]
    let told = facts.compactMap(\.self)
    let content: [HTML?] = [
      planning(kind), topics(kind), before(kind), questions, told.isEmpty ? nil : Parts.answers(told), data(kind),
      change(edit, .preparing),
    ]
    let parts = content.compactMap(\.self)
    return parts.isEmpty ? .empty : Parts.section("forberedelse", "Før mødet", parts)
  }

  private static func planning(_ kind: MeetingKind) -> HTML? {
    guard !kind.planning.isEmpty else { return nil }
    let lines = kind.planning.map { task in
      Parts.Answered(task.field.name, "\(task.question)\(task.points.isEmpty ? nil : list(task.points))")
    }
    return block("Det afklarer I, før I indkalder", Parts.answers(lines))
  }

  private static func topics(_ kind: MeetingKind) -> HTML? {
    kind.topics.map { topics in
      block(
        "Bredt eller i dybden",
        "<p>\(topics.question) Højst \(topics.most) \(Danish.plural(topics.most, one: "emne", other: "emner")).</p>",
        topics.advice.isEmpty ? .empty : list(topics.advice))
    }
  }

  /// What is held before such a meeting: with whom, and about what.
  static func before(_ kind: MeetingKind) -> HTML? {
    guard !kind.meetingsBefore.isEmpty else { return nil }
    let meetings: [HTML] = kind.meetingsBefore.map { meeting in
      let time = meeting.minutes.map { ", \(KindWords.duration($0))" } ?? ""
      return block(
        nil, "<p><strong>\(meeting.name)</strong>\(time)</p><p class=\"meta\">\(meeting.who)</p>",
        meeting.points.isEmpty ? .empty : list(meeting.points))
    }
    return block("Møder, der kommer før", "<div class=\"stack flow-4\">\(meetings)</div>")
  }

  /// The data such a meeting looks at: what is given, and what each unit chooses.
  static func data(_ kind: MeetingKind) -> HTML? {
    guard !kind.data.isEmpty else { return nil }
    return Table(
      "Data til mødet", ["Data", "Om", "Hvem vælger?"],
      kind.data.map { item in
        let only = item.onlyFor.map { "for \($0.name.lowercased())" }
        let must = item.isRequired ? "Givet på forhånd" : "Enheden selv"
        return Table.Row(
          "\(item.what)", ["\(item.about.name)", "\([must, only].compactMap(\.self).joined(separator: " "))"])
      }, isCaptionSeen: true
    ).html
  }

  static func list(_ texts: [String]) -> HTML { CircleParts.list(texts) }

  private static func block(_ title: String?, _ content: HTML...) -> HTML {
    CircleParts.block(title, content.joined())
  }

  static func change(_ edit: Path?, _ part: MethodPart, of sort: Method.Sort = .kind) -> HTML? {
    edit.map { path in
      Parts.actions(Parts.link("Ret", to: path, .small, about: MethodWords.part(part, sort).lowercased()))
    }
  }
}
