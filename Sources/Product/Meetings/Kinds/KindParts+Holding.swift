import Danish
import Markup
import Web

/// What is used while the meeting is held.
extension KindParts {
  static func agenda(_ kind: MeetingKind, _ circle: Circle?, _ edit: Path?) -> HTML {
    let notices: [HTML] = kind.advice(with: circle).map { advice in
      let words = KindWords.advice(advice, kind.agenda)
      return Parts.notice(.warning, title: words.title, "<p>\(words.text)</p>")
    }
    let rows = kind.agenda.map { item -> Table.Row in
      let points: [HTML] = item.points.map { "<span class=\"meta\">\($0)</span>" }
      let chips: HTML? = item.isCircle ? circle.map(CircleParts.chips) : nil
      return Table.Row("\(item.title)\(points)\(chips)", ["\(item.minutes)"])
    }
    let pause = kind.breaks > 0 ? [Table.Row("Pauser", ["\(kind.breaks)"])] : []
    let table = Table(
      "Dagsorden", ["Punkt", .number("Minutter")], rows + pause,
      foot: Table.Row("I alt", ["\(kind.agendaMinutes + kind.breaks) af \(kind.minutes)"]), stacks: false)
    return Parts.section("dagsorden", "Dagsorden", notices + [table.html, change(edit, .agenda)].compactMap(\.self))
  }

  /// The circle with the minutes this kind gives it.
  static func round(_ kind: MeetingKind, _ circle: Circle?) -> HTML {
    guard let circle, let item = kind.agenda.first(where: \.isCircle) else { return .empty }
    return Parts.section(
      "cirklen", "Samtalen: \(circle.name)", CircleParts.introduction(circle),
      CircleParts.phases(circle, minutes: circle.minutes(within: item.minutes)))
  }

  static func agreeing(_ kind: MeetingKind, _ edit: Path?) -> HTML {
    let lists: [HTML] = [
      ("Spilleregler", kind.groundRules), ("Det skal vi have aftalt, før vi går", kind.agreements),
      ("Evaluering af mødet", kind.evaluation), ("Efter mødet", kind.after),
    ].compactMap { title, texts in
      texts.isEmpty
        ? nil : CircleParts.block(title, list(texts))
    }
    let content = lists + [change(edit, .agreeing)].compactMap(\.self)
    return content.isEmpty ? .empty : Parts.section("regler", "Spilleregler og aftaler", content)
  }

  /// What is written anew each season, and what is ticked off during the meeting.
  static func checking(_ kind: MeetingKind, _ edit: Path?) -> HTML {
    let content = [season(kind), checklist(kind), change(edit, .checking)].compactMap(\.self)
    return content.isEmpty
      ? .empty : Parts.section("saesonen", MethodWords.part(.checking, .kind), content)
  }

  private static func checklist(_ kind: MeetingKind) -> HTML? {
    kind.checklist.map { checklist in
      let note: HTML? = checklist.note.map { "<p class=\"meta\">\($0)</p>" }
      return CircleParts.block("Tjekliste: \(checklist.name)", note ?? .empty, list(checklist.points))
    }
  }

  static func asks(_ kind: MeetingKind) -> HTML {
    let rows = kind.asks.map { Table.Row("\($0.who.name)", ["\($0.what)", "\($0.minutes)"]) }
    let table = Table(
      "Tid, mødet beder om", ["Hvem", "Hvad", .number("Minutter")],
      rows + [Table.Row("Alle", ["Deltag i mødet", "\(kind.minutes)"])],
      foot: Table.Row("Hver deltager", ["Forberedelse og møde", "\(kind.minutesPerPerson)"]))
    return Parts.section("tid", "Det beder I folk om", table.html)
  }
}
