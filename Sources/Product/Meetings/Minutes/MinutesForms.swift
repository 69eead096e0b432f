import People
import Tabular
import Values
import Web

/// What is written in and about minutes, as it stands in forms.
enum MinutesForms {
  static let most = 4000

  /// What the recorder changes in a section; only notes that stand there can be left out.
  static func edit(_ form: Form, _ section: MinutesDocument.Section) -> (MinutesEdit, FormErrors) {
    var errors = FormErrors()
    let kept = Set(form.values("med"))
    let leftOut = section.notes.compactMap(\.note).filter { !kept.contains($0.raw) }
    let edit = MinutesEdit(
      added: text(form, "tekst", &errors), leftOut: Set(leftOut), version: form.number("version") ?? 0)
    return (edit, errors)
  }

  static func form(_ edit: MinutesEdit, _ section: MinutesDocument.Section) -> Form {
    let kept = section.notes.compactMap(\.note).filter { !edit.leftOut.contains($0) }
    return Form([("tekst", edit.added), ("version", "\(edit.version)")] + kept.map { ("med", $0.raw) })
  }

  static func words(_ form: Form) -> (String, FormErrors) {
    var errors = FormErrors()
    let words = text(form, "ord", &errors)
    errors.check("ord", !words.isEmpty, MinutesWords.wordsMissing)
    return (words, errors)
  }

  static func journal(_ form: Form) -> (MinutesStanding.Journal?, FormErrors) {
    var errors = FormErrors()
    let number = CaseNumber(PlainText.line(form.text("sag")))
    errors.check("sag", number != nil, MinutesWords.numberOdd)
    let day = form.day("dato")
    errors.check("dato", day != nil, MinutesWords.dayOdd)
    return (number.flatMap { number in day.map { .init(number: number, day: $0) } }, errors)
  }

  /// Several lines; blank ones at both ends are taken away.
  private static func text(_ form: Form, _ field: String, _ errors: inout FormErrors) -> String {
    var lines = form.text(field).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { PlainText.line(String($0)) }
    while lines.first == "" { lines.removeFirst() }
    while lines.last == "" { lines.removeLast() }
    let text = lines.joined(separator: "\n")
    errors.check(field, text.count <= most, MinutesWords.tooLong(most))
    errors.check(field, CPR.find(in: text) == nil, MinutesWords.cpr)
    return text
  }
}

extension MinutesDocument.Section {
  /// The lines that were notes in the room.
  var notes: [MinutesDocument.Line] {
    blocks.flatMap { block -> [MinutesDocument.Line] in
      guard case .lines(let lines) = block else { return [] }
      return lines.filter { $0.note != nil }
    }
  }
}
