import Foundation
import People
import Web

/// The agenda as rows of a form: what is there, and two empty rows for more.
enum AgendaRows {
  static let spare = 2
  /// No meeting has more items, and a form that claims so was not filled in by a person.
  static let most = 60

  static func fields(_ kind: MeetingKind) -> [(String, String)] {
    kind.agenda.enumerated().flatMap { place, item -> [(String, String)] in
      let number = place + 1
      return [
        ("punkt-\(number)", item.title), ("minutter-\(number)", "\(item.minutes)"),
        ("indhold-\(number)", MethodForms.lines(item.points)),
      ] + (item.isCircle ? [("gennem-\(number)", "1")] : [])
    } + [("cirkel", kind.circle ?? ""), ("raekker", "\(kind.agenda.count + spare)")]
  }

  static func count(_ form: Form) -> Int { min(max(form.number("raekker") ?? 0, 1 + spare), most) }

  static func read(_ form: Form, on kind: inout MeetingKind, _ errors: inout FormErrors) {
    kind.agenda = (1...count(form)).compactMap { number in
      let title = form.line("punkt-\(number)"), points = form.lines("indhold-\(number)")
      let isEmpty = title.isEmpty && points.isEmpty && form.text("minutter-\(number)").isEmpty
      if isEmpty || title.isEmpty && kind.agenda.indices.contains(number - 1) { return nil }
      errors.check("punkt-\(number)", !title.isEmpty, MethodWords.titleIsMissing)
      let minutes = MethodForms.minutes(form, "minutter-\(number)", 1...600, &errors)
      return .init(title, minutes: minutes, points: points, isCircle: form.checked("gennem-\(number)"))
    }
    kind.circle = form.optionalLine("cirkel")
    if !kind.agenda.contains(where: \.isCircle) { kind.circle = nil }
  }
}

/// Who is invited, one a line: a role or a kind of unit where the words are one, otherwise as it is written. What
/// stands in parentheses at the end is the note.
enum InvitedLines {
  static func text(_ kind: MeetingKind, _ ring: MeetingKind.Invited.Ring) -> String {
    MethodForms.lines(
      kind.invited.filter { $0.ring == ring }.map { one in one.note.map { "\(one.name) (\($0))" } ?? one.name })
  }

  static func read(_ lines: [String], _ ring: MeetingKind.Invited.Ring) -> [MeetingKind.Invited] {
    lines.map { line in
      guard line.hasSuffix(")"), let open = line.range(of: " (") else { return .init(who(line), ring) }
      let note = String(line[open.upperBound...].dropLast())
      let name = String(line[..<open.lowerBound])
      return name.isEmpty || note.isEmpty ? .init(who(line), ring) : .init(who(name), ring, note: note)
    }
  }

  private static func who(_ words: String) -> MeetingKind.Invited.Who {
    // The exact names first: "SFO" is a kind of unit, and a word a file may mean a role by is not read into a form.
    if let role = Role.allCases.first(where: { $0.title == words || $0.name == words }) { return .role(role) }
    if let kind = UnitKind.known.first(where: { $0.name == words }) { return .unit(kind) }
    if let role = Role.reading(words) { return .role(role) }
    return UnitKind.reading(words).map { .unit($0) } ?? .other(words)
  }
}
