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
    let measures = survey.measures.map { Table.Row("\(name(ofMeasure: $0, survey))", ["tal", ""]) }
    return Table("Filens kolonner", ["Kolonne", "Forskellige", "De første"], rows + measures, isCaptionSeen: true).html
  }

  /// Columns that were laid under each other, and tables without number columns, have "value" for a name.
  private static func name(ofMeasure name: String, _ survey: FileSurvey) -> String {
    guard name == "value" else { return name }
    return survey.isMelted ? "Tallene i kolonnerne" : "Tallene"
  }

  static func mappingFields(_ form: MappingForm, _ chosen: Form, _ fields: Fields) -> [HTML] {
    let columns = form.survey.columns.map { Choice(MappingForm.column($0.name), "Står i kolonnen »\($0.name)«") }
    let indicators = form.catalogue.indicators.map { Choice($0.slug, $0.name) }
    let places = form.areas.roots.map { Choice($0.id.raw, "Alle tal gælder \($0.name)") }
    let numbers = form.survey.measures.map { Choice($0, name(ofMeasure: $0, form.survey)) }
    typealias Name = MappingForm.Name
    return [
      arrangement(form, fields),
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

  /// How several number columns hang together. Only asked when there are several.
  private static func arrangement(_ form: MappingForm, _ fields: Fields) -> HTML {
    typealias Name = MappingForm.Name
    guard form.survey.hasManyNumbers else { return .empty }
    let shown = form.survey.isMelted ? MappingForm.melted : MappingForm.separate
    let own = Fields(Form([(Name.arrangement, shown), (Name.arrangementShown, shown)]))
    let question = own.radios(
      Name.arrangement, "Hvordan hænger kolonnerne med tal sammen?",
      [
        Choice(MappingForm.melted, "De er det samme tal", note: "Fx én kolonne for hvert år eller for hvert nøgletal."),
        Choice(MappingForm.separate, "De er hver sit tal", note: "Fx tæller og nævner, eller andel og antal svar."),
      ], hint: "Ændrer I svaret, spørger vi om resten på ny.")
    return "\(question)\(own.hidden(Name.arrangementShown, shown))"
  }

  /// Rows of areas that are not ours are never left out unless a person says so.
  private static func unknownAreas(_ form: MappingForm, _ chosen: Form, _ fields: Fields) -> HTML {
    guard let column = form.column(chosen.text(MappingForm.Name.area)) else { return .empty }
    let unknown = form.unknownAreas(column)
    guard !unknown.isEmpty else { return .empty }
    let some =
      unknown.count > 8
      ? "\(unknown.prefix(8).joined(separator: ", ")) og \(Danish.count(unknown.count - 8)) til"
      : Danish.list(unknown)
    return fields.radios(
      MappingForm.Name.unknownAreas,
      Danish.plural(
        unknown.count, one: "Der er ét område i filen, vi ikke kender",
        other: "Der er \(Danish.count(unknown.count)) områder i filen, vi ikke kender"),
      [
        Choice(MappingForm.stop, "De skal med", note: "Vi viser, hvor de står. Ret filen, eller opret områderne."),
        Choice(MappingForm.leaveOut, "Spring deres rækker over", note: "De er ikke jeres, fx regioner og landsdele."),
      ], hint: "\(some).")
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
      ("uændrede", Danish.count(plan.unchanged)), ("uden tal", Danish.count(plan.draft.withoutNumber)),
      ("rækker sprunget over", Danish.count(plan.draft.skippedRows)),
    ])
  }

  static func planActions(_ file: ReceivedFile, _ plan: ImportPlan) -> HTML {
    let accept: HTML =
      plan.isUsable
      ? Parts.post(
        "Gem \(Danish.count(plan.draft.figures)) tal", to: .plan(file.id), .primary, values: [("stempel", plan.stamp)])
      : Parts.link("Send en rettet fil", to: .newImport, .primary)
    return Parts.actions(
      accept, Parts.link("Ret, hvordan filen læses", to: .mapping(file.id)),
      Parts.post("Kassér filen", to: .discard(file.id), .quiet))
  }

  static func before(_ before: ImportPages.Before, _ dataset: Dataset) -> HTML {
    switch before {
    case .sameBytes:
      Parts.notice(
        .plain, title: "Filen er læst ind før",
        "<p>Det er nøjagtig samme fil, så der er intet at gøre. Her er det, den blev til.</p>")
    case .meanwhile:
      Parts.notice(
        .plain, title: "Filen er allerede læst ind",
        "<p>\(dataset.acceptedBy) sagde ja til den \(Danish.moment(dataset.acceptedAt)). Der er intet mere at gøre. Er tallene forkerte, så træk datasættet tilbage.</p>"
      )
    }
  }

  /// The same bytes were a dataset once: who took it back, and when.
  static func withdrawn(_ dataset: Dataset) -> HTML {
    Parts.notice(
      .warning, title: "Filen har været læst ind før",
      "<p>Den blev til <a href=\"\(Path.dataset(dataset.id))\">datasæt \(dataset.number)</a>, som \(dataset.withdrawnBy ?? "en anden") trak tilbage \(dataset.withdrawnAt.map { Danish.moment($0) } ?? ""). I kan læse den ind igen. Se først efter, om den skal læses på en anden måde end sidst.</p>"
    )
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
    Parts.findings(findings.ordered.filter { $0.level != .note }.map(row))
  }

  /// What a page does not list, and the list that has it.
  static func restOfFindings(_ findings: Findings, _ file: ReceivedFile) -> HTML {
    let more = findings.unlisted(of: .error) + findings.unlisted(of: .warning)
    let rest: HTML? =
      more > 0
      ? "<p>\(Danish.plural(more, one: "Der er én til, som ikke er vist her", other: "Der er \(Danish.count(more)) til, som ikke er vist her")). Hent listen for at se dem alle.</p>"
      : nil
    return "\(rest)\(Parts.actions(Parts.link("Hent listen som regneark (CSV)", to: .findings(file.id))))"
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
    let notes = findings.ordered.filter { $0.level == .note }
    guard !notes.isEmpty else { return .empty }
    return Parts.details("Sådan blev filen læst", Parts.findings(notes.map(row)))
  }
}
