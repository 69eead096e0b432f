import Markup
import Web

/// The list of fields beneath the page where a file is written.
enum MethodGuide {
  static func section(_ sort: Method.Sort) -> HTML {
    let lines = sort == .kind ? GuideWords.kind : GuideWords.circle
    return Parts.section(
      "felter", "Felterne",
      Parts.details(
        "Se, hvad der kan stå i filen",
        Parts.answers(lines.map { Parts.Answered($0.field, "\($0.text)") })))
  }
}
