import Danish
import Foundation
import Markup
import Tabular
import Values
import Web

/// The pieces of the import pages.
enum ImportParts {
  /// The first labels of each column, so that people recognise their file.
  static func preview(_ survey: FileSurvey) -> HTML {
    let rows = survey.columns.map { column in
      Table.Row(
        "\(column.name)",
        [
          "\(Danish.count(column.labels.count))\(column.hasMore ? "+" : "")",
          "\(column.labels.prefix(4).joined(separator: " · "))",
        ])
    }
    let measures = survey.measures.map { Table.Row("\($0)", ["tal", ""]) }
    return Table("Filens kolonner", ["Kolonne", "Forskellige", "De første"], rows + measures, isCaptionSeen: true).html
  }

  static func mappingFields(_ form: MappingForm, _ chosen: Form, _ fields: Fields) -> [HTML] {
    let columns = form.survey.columns.map { Choice(MappingForm.column($0.name), "Står i kolonnen »\($0.name)«") }
    let indicators = form.catalogue.indicators.map { Choice($0.slug, $0.name) }
    let places = form.areas.roots.map { Choice($0.id.raw, "Alle tal gælder \($0.name)") }
    let numbers = form.survey.measures.map { Choice($0, $0) }
    typealias Name = MappingForm.Name
    return [
      fields.select(Name.indicator, "Hvilket nøgletal?", columns + indicators, empty: "Vælg"),
      labelFields(form, chosen, fields),
      fields.select(Name.area, "Hvilket område?", columns + places, empty: "Vælg"),
      unknownAreas(form, chosen, fields),
      fields.select(
        Name.period, "Hvilken periode?", columns + [Choice(MappingForm.fixed, "Den står ikke i filen")], empty: "Vælg"),
      periodLabels(form, chosen, fields),
      fields.text(
        Name.fixedPeriod, "Perioden, når den ikke står i filen", hint: "Fx 2024/25 eller 2024.", optional: true),
      fields.select(
        Name.value, "Værdien", numbers, empty: "Ingen kolonne",
        hint: "En procent, et gennemsnit eller et beløb, som kilden har regnet ud.", optional: true),
      fields.select(
        Name.numerator, "Tælleren", numbers, empty: "Ingen kolonne", hint: "Hvor mange der har det, vi måler.",
        optional: true),
      fields.select(
        Name.denominator, "Nævneren", numbers, empty: "Ingen kolonne",
        hint: "Hvor mange der er i alt, eller hvor mange der har svaret. Uden den kan vi ikke vise usikkerhed.",
        optional: true),
      fields.select(
        Name.deviation, "Spredningen", numbers, empty: "Ingen kolonne", hint: "Standardafvigelsen ved et gennemsnit.",
        optional: true),
      categories(form, fields),
    ]
  }

  /// Labels that no indicator is called: a person says what they are, or leaves them out.
  private static func labelFields(_ form: MappingForm, _ chosen: Form, _ fields: Fields) -> HTML {
    guard let column = form.column(chosen.text(MappingForm.Name.indicator))
    else { return .empty }
    let unknown = column.labels.enumerated().filter { form.catalogue.named($0.element) == nil }.prefix(40)
    guard !unknown.isEmpty else { return .empty }
    let choices = form.catalogue.indicators.map { Choice($0.slug, $0.name) }
    let selects: [HTML] = unknown.map { place, label in
      fields.select(MappingForm.Name.label(place), "»\(label)« er", choices, empty: "Spring over", optional: true)
    }
    return Parts.details("Navne, vi ikke kender (\(Danish.count(unknown.count)))", isOpen: true, selects.joined())
  }

  /// Columns across the top that do not say which year they are.
  private static func periodLabels(_ form: MappingForm, _ chosen: Form, _ fields: Fields) -> HTML {
    guard let column = form.column(chosen.text(MappingForm.Name.period)) else { return .empty }
    let texts: [HTML] = form.unreadPeriods(column).map { place, label in
      fields.text(MappingForm.Name.periodLabel(place), "Hvilken periode er »\(label)«?", hint: "Fx 2024/25 eller 2024.")
    }
    return texts.isEmpty ? .empty : Parts.details("Perioder, filen ikke navngiver", isOpen: true, texts.joined())
  }

  private static func unknownAreas(_ form: MappingForm, _ chosen: Form, _ fields: Fields) -> HTML {
    guard let column = form.column(chosen.text(MappingForm.Name.area))
    else { return .empty }
    let unknown = column.labels.filter { form.areas.match($0) == nil }
    guard !unknown.isEmpty else { return .empty }
    let some = Danish.list(Array(unknown.prefix(6))) + (unknown.count > 6 ? " og \(unknown.count - 6) til" : "")
    return fields.check(
      MappingForm.Name.skipAreas, "Spring over områder, vi ikke kender", note: "I filen: \(some).")
  }

  private static func categories(_ form: MappingForm, _ fields: Fields) -> HTML {
    let choices = [
      Choice("", "Bruges ikke"), Choice(MappingForm.divides, "Deler befolkningen op (fx klassetrin eller køn)"),
    ]
    let selects: [HTML] = form.survey.columns.enumerated().map { place, column in
      fields.select(MappingForm.Name.category(place), "Kolonnen »\(column.name)«", choices, optional: true)
    }
    return Parts.details(
      "Flere kolonner i filen",
      HTML("<p class=\"meta\">Kolonner, der er valgt ovenfor, skal stå på »Bruges ikke«.</p>"), selects.joined())
  }

  static func planFacts(_ plan: ImportPlan) -> HTML {
    Parts.facts([
      ("nye tal", Danish.count(plan.added)), ("ændrede", Danish.count(plan.changed)),
      ("uændrede", Danish.count(plan.unchanged)), ("rækker sprunget over", Danish.count(plan.draft.skippedRows)),
    ])
  }

  static func planActions(_ file: ReceivedFile, _ plan: ImportPlan, stamp: String) -> HTML {
    let accept: HTML =
      plan.isUsable
      ? Parts.post(
        "Gem \(Danish.count(plan.draft.figures)) tal", to: .plan(file.id), .primary, values: [("stempel", stamp)])
      : Parts.link("Send en rettet fil", to: .newImport, .primary)
    return Parts.actions(
      accept, Parts.link("Ret, hvordan filen læses", to: .mapping(file.id)),
      Parts.post("Kassér filen", to: .discard(file.id), .quiet))
  }

  static func lines(_ plan: ImportPlan) -> HTML {
    Table(
      "Nøgletal i filen", ["Nøgletal", .number("Tal"), .number("Områder"), "Perioder"],
      plan.indicators.map { line in
        Table.Row(
          "\(line.indicator.name)",
          [
            "\(Danish.count(line.figures))", "\(Danish.count(line.areas))",
            line.first == line.last ? "\(line.first.text)" : "\(line.first.text) til \(line.last.text)",
          ])
      }
    ).html
  }

  static func findingsTitle(_ findings: Findings) -> String {
    let errors = findings.count(of: .error)
    let warnings = findings.count(of: .warning)
    let parts = [
      errors > 0 ? Danish.plural(errors, one: "1 fejl", other: "\(Danish.count(errors)) fejl") : nil,
      warnings > 0
        ? Danish.plural(warnings, one: "1 ting at se efter", other: "\(Danish.count(warnings)) ting at se efter") : nil,
    ].compactMap(\.self)
    return parts.isEmpty ? "Sådan blev filen læst" : FigureWords.capitalised(Danish.list(parts))
  }

  /// Errors first, then what to look at; each where it stands in the file.
  static func findings(_ findings: Findings) -> HTML {
    let shown = findings.items.filter { $0.level == .error } + findings.items.filter { $0.level == .warning }
    let rest: HTML? =
      findings.unlisted > 0
      ? "<p>Der er \(Danish.count(findings.unlisted)) til. Ret dem her først, og send filen igen.</p>" : nil
    return "\(Parts.findings(shown.map(row)))\(rest)"
  }

  private static func row(_ finding: Finding) -> Parts.FindingRow {
    let found: HTML =
      finding.found.map { text in
        text.isEmpty ? "\(finding.message)" : "\(Parts.cell(text, isOdd: true)) \(finding.message)"
      }
      ?? "\(finding.message)"
    return Parts.FindingRow(
      finding.row.map { "Række \(Danish.count($0))" } ?? "Hele filen", detail: finding.column, found: found,
      note: finding.expected.map { "Ventet: \($0)" })
  }

  /// How the file was read, for whoever wants to know.
  static func readNotes(_ findings: Findings) -> HTML {
    let notes = findings.items.filter { $0.level == .note }
    guard !notes.isEmpty else { return .empty }
    return Parts.details("Sådan blev filen læst", Parts.findings(notes.map(row)))
  }
}
