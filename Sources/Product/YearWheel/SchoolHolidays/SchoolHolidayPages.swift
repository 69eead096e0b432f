import Danish
import Markup
import People
import Tabular
import Values
import Web

/// The municipality's school holidays: a list by school year, a form, and a plan from a file.
enum SchoolHolidayPages {
  static func list(
    _ holidays: [SchoolHoliday], _ form: Form = Form(), _ errors: FormErrors = FormErrors(), receipt: HTML? = nil
  ) -> Page {
    let fields = Fields(form, errors)
    return Page(
      title: errors.title("Skoleferier"), menu: "aarshjul",
      main: (fields.summary ?? receipt ?? .empty)
        + Parts.head(
          crumbs: [.init("Årshjul", .yearWheel), .init("Skoleferier")], title: "Skoleferier",
          lead: "De dage, hvor kommunens skoler holder lukket. Helligdagene kender vi, dem skal I ikke skrive.",
          actions: Parts.actions(Parts.link("Hent en ferieplan ind fra en fil", to: .schoolHolidayImport)))
        + years(holidays)
        + Parts.section(
          "ny", "Tilføj en ferie",
          Parts.narrow(fields.form(to: .schoolHolidays, self.fields(fields), submit: "Tilføj ferien"))))
  }

  private static func fields(_ fields: Fields) -> [HTML] {
    [
      fields.text(
        "navn", "Hvad hedder den?",
        suggestions: ["Efterårsferie", "Juleferie", "Vinterferie", "Påskeferie", "Sommerferie", "Skolefri"]),
      fields.day("foerste", "Første dag"),
      fields.day("sidste", "Sidste dag", hint: "Lad den stå tom, når det kun er én dag.", optional: true),
    ]
  }

  private static func years(_ holidays: [SchoolHoliday]) -> HTML {
    if holidays.isEmpty {
      return Parts.empty(
        "Her er ingen ferier endnu", "Skriv dem nedenfor, eller hent kommunens ferieplan ind fra en fil.")
    }
    let years = Dictionary(grouping: holidays) { SchoolYear(of: $0.first) }.sorted { $0.key > $1.key }
    return years.map { year, holidays in
      Parts.section(
        "aar-\(year.first)", WheelWords.title(year),
        Parts.rows(
          holidays.map {
            Parts.Row(
              $0.name, to: .schoolHoliday($0.id), end: "<p class=\"meta\">\(Danish.period($0.first, $0.last))</p>")
          }))
    }.joined()
  }

  static func edit(
    _ holiday: SchoolHoliday, _ form: Form, _ errors: FormErrors = FormErrors(), conflict: Conflict? = nil
  ) -> Page {
    let fields = Fields(form, errors)
    return Page(
      title: errors.title("Ret \(holiday.name)"), menu: "aarshjul",
      main: (conflict.map(ConflictParts.versions) ?? .empty)
        + Parts.narrow(
          fields.summary ?? .empty,
          Parts.head(
            crumbs: [.init("Årshjul", .yearWheel), .init("Skoleferier", .schoolHolidays), .init(holiday.name)],
            title: "Ret \(holiday.name)"),
          fields.form(
            to: .schoolHoliday(holiday.id), [fields.hidden("version", form.text("version"))] + self.fields(fields),
            submit: "Gem ferien", quiet: Parts.link("Fortryd", to: .schoolHolidays, .quiet)),
          Parts.actions(
            Parts.post(
              "Slet ferien", to: .schoolHolidayDeletion(holiday.id), .quiet, values: [("version", form.text("version"))]
            )
          )))
  }

  static func start(_ errors: FormErrors = FormErrors(), findings: [Finding] = []) -> Page {
    let fields = Fields(Form(), errors)
    return Page(
      title: errors.title("Hent en ferieplan ind"), menu: "aarshjul",
      main: Parts.narrow(
        fields.summary ?? .empty,
        head("Hent en ferieplan ind", "Vi viser, hvad filen ændrer, før noget bliver gemt."),
        findings.isEmpty ? .empty : self.findings(findings),
        fields.form(
          to: .schoolHolidayImport,
          [
            fields.file(
              "fil", "Ferieplan", accept: ".csv,.xlsx,.ics",
              hint:
                "CSV eller XLSX med kolonnerne Ferie, Første dag og Sidste dag, eller en kalenderfil (.ics). Højst 2 MB."
            )
          ], submit: "Se planen igennem", quiet: Parts.link("Fortryd", to: .schoolHolidays, .quiet), uploads: true)))
  }

  static func preview(_ plan: SchoolHolidayPlan, _ rows: [SchoolHolidayPlan.Read], isStale: Bool = false) -> Page {
    let title = plan.findings.isEmpty ? "Se ferieplanen igennem" : "Planen kan ikke hentes ind endnu"
    let stale: HTML =
      isStale
      ? Parts.notice(
        .warning, title: "Der er sket noget imens",
        "<p>Ferierne er ændret, siden du så planen. Her er den, som den ser ud nu. Intet er gemt.</p>") : .empty
    return Page(
      title: title, menu: "aarshjul",
      main: stale + head(title, nil)
        + Parts.facts([
          ("nye", Danish.count(plan.new.count)), ("ændrede", Danish.count(plan.changed.count)),
          ("uændrede", Danish.count(plan.unchanged)), ("at rette", Danish.count(plan.findings.count)),
        ]) + (plan.findings.isEmpty ? .empty : Parts.section("fund", "Det skal rettes først", findings(plan.findings)))
        + changes(plan) + confirm(plan, rows))
  }

  private static func head(_ title: String, _ lead: String?) -> HTML {
    Parts.head(
      crumbs: [.init("Årshjul", .yearWheel), .init("Skoleferier", .schoolHolidays), .init("Fra en fil")], title: title,
      lead: lead)
  }

  private static func findings(_ findings: [Finding]) -> HTML {
    Parts.findings(
      findings.map { finding in
        let found: HTML? = finding.found.map { $0.isEmpty ? .empty : " Her står \(Parts.cell($0, isOdd: true))." }
        return Parts.FindingRow(
          finding.row.map { "Række \(Danish.count($0))" } ?? "Hele filen", detail: finding.column,
          found: "\(finding.message)\(found)", note: finding.expected.map { "Vi venter \($0)." })
      })
  }

  private static func changes(_ plan: SchoolHolidayPlan) -> HTML {
    if plan.isEmpty { return .empty }
    let new = plan.new.map { Table.Row("\($0.name)", ["Ny", "–", "\(Danish.period($0.first, $0.last))"]) }
    let changed = plan.changed.map { change in
      Table.Row(
        "\(change.after.name)",
        [
          "Ændret", "\(Danish.period(change.before.first, change.before.last))",
          "\(Danish.period(change.after.first, change.after.last))",
        ])
    }
    return Parts.section(
      "aendringer", "Det ændrer planen",
      Table("Ferier, som planen tilføjer eller ændrer", ["Ferie", "Hvad", "Nu", "Efter"], new + changed).html)
  }

  private static func confirm(_ plan: SchoolHolidayPlan, _ rows: [SchoolHolidayPlan.Read]) -> HTML {
    guard plan.findings.isEmpty, !plan.isEmpty else {
      return Parts.actions(
        Parts.link(
          plan.findings.isEmpty ? "Planen ændrer ikke noget. Vælg en anden fil" : "Vælg filen igen, når den er rettet",
          to: .schoolHolidayImport, .primary))
    }
    let fields = Fields()
    return Parts.section(
      "godkend", "Hent planen ind", intro: "Alle ferier bliver gemt på én gang, eller ingen af dem.",
      fields.form(
        to: .schoolHolidayImportTaking,
        rows.map { fields.hidden("ferie", SchoolHolidayForms.text($0)) } + [fields.hidden("set", plan.fingerprint)],
        submit: "Hent planen ind", quiet: Parts.link("Fortryd", to: .schoolHolidays, .quiet)))
  }
}
