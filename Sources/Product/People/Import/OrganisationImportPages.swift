import Danish
import Markup
import Tabular
import Values
import Web

/// Taking in units and people from a file: choose it, look it through, say yes.
enum OrganisationImportPages {
  static func start(
    _ form: Form = Form([("hvad", "enheder")]), _ errors: FormErrors = FormErrors(), findings: Findings = Findings()
  ) -> Page {
    let fields = Fields(form, errors)
    return Page(
      title: errors.title("Hent ind fra en fil"), menu: "organisation",
      main: Parts.narrow(
        fields.summary ?? .empty, head("Hent ind fra en fil", "Vi viser, hvad filen ændrer, før noget bliver gemt."),
        findings.items.isEmpty ? .empty : list(findings),
        fields.form(
          to: .organisationImport,
          [
            fields.radios(
              "hvad", "Hvad er der i filen?",
              [
                Choice("enheder", "Enheder", note: "Skoler, dagtilbud, SFO'er og andre. Hent dem ind før personerne."),
                Choice("personer", "Personer", note: "Én række for hver person eller for hver rolle, en person har."),
              ]),
            fields.file(
              "fil", "Fil", accept: ".csv,.xlsx",
              hint:
                "CSV eller XLSX, højst 10 MB. Den første række med kolonnenavne finder vi selv. CPR-numre tager vi ikke imod."
            ),
          ], submit: "Se filen igennem", quiet: Parts.link("Fortryd", to: .organisation, .quiet), uploads: true)))
  }

  static func again(_ fileName: String, _ before: LastChange) -> Page {
    Page(
      title: "Filen er hentet ind før", menu: "organisation",
      main: Parts.narrow(
        head("Filen er hentet ind før", nil),
        Parts.notice(
          .plain, title: "Intet er ændret",
          "<p>\(Parts.cell(fileName)) er nøjagtig den samme fil, som \(before.by ?? "en anden") hentede ind \(Danish.moment(before.at)).</p>",
          Parts.actions(
            Parts.link("Vælg en anden fil", to: .organisationImport),
            Parts.link("Se organisationen", to: .organisation, .quiet)))))
  }

  static func preview(
    _ item: OrganisationImport, _ sheet: OrganisationImportSheet, _ plan: AnyOrganisationPlan, isStale: Bool = false
  ) -> Page {
    let counts = plan.counts
    let title = plan.findings.count(of: .error) > 0 ? "Filen kan ikke hentes ind endnu" : "Se filen igennem"
    let stale: HTML =
      isStale
      ? Parts.notice(
        .warning, title: "Der er sket noget imens",
        "<p>Enheder eller personer er ændret, siden du så filen igennem. Her er den, som den ser ud nu. Intet er gemt.</p>"
      )
      : .empty
    return Page(
      title: title, menu: "organisation",
      main: stale + head(title, item.fileName)
        + Parts.facts([
          ("nye", Danish.count(counts.new)), ("ændrede", Danish.count(counts.changed)),
          ("uændrede", Danish.count(counts.unchanged)), ("at rette", Danish.count(plan.findings.count(of: .error))),
        ])
        + (plan.findings.count == 0 ? .empty : findings(plan.findings))
        + OrganisationImportParts.changes(plan) + columns(item, sheet) + confirm(item, plan))
  }

  private static func head(_ title: String, _ lead: String?) -> HTML {
    Parts.head(
      crumbs: [.init("Organisation", .organisation), .init("Hent ind fra en fil")], title: title, lead: lead)
  }

  private static func findings(_ findings: Findings) -> HTML {
    let rest: HTML =
      findings.unlisted > 0
      ? "<p class=\"meta\">Og \(Danish.count(findings.unlisted)) mere af samme slags.</p>" : .empty
    return Parts.section(
      "fund", "Det skal rettes først",
      intro:
        "Intet bliver hentet ind, før alle rækker kan bruges. Ret filen, og hent den ind igen, eller vælg andre kolonner nedenfor.",
      list(findings), rest)
  }

  private static func list(_ findings: Findings) -> HTML {
    Parts.findings(
      findings.items.map { finding in
        let place = finding.row.map { "Række \(Danish.count($0))" } ?? "Hele filen"
        let found: HTML =
          finding.found.map { $0.isEmpty ? .empty : " Her står \(Parts.cell($0, isOdd: true))." } ?? .empty
        return Parts.FindingRow(
          place, detail: finding.column, found: "\(finding.message)\(found)",
          note: finding.expected.map { "Vi venter \($0)." })
      })
  }

  private static func columns(_ item: OrganisationImport, _ sheet: OrganisationImportSheet) -> HTML {
    let choices = sheet.headings.indices.map { Choice("\($0)", OrganisationImportChecks.column($0, sheet.headings)) }
    let fields = Fields(Form(item.columns.columns.map { ($0.key.rawValue, "\($0.value)") }), prefix: "kolonne-")
    let selects = OrganisationImportField.of(item.kind).map { field in
      fields.select(field.rawValue, field.label, choices, empty: "Ikke i filen")
    }
    return Parts.section(
      "kolonner", "Sådan har vi læst kolonnerne",
      Parts.details(
        "Vælg andre kolonner",
        """
        <form class="stack flow-6" method="post" action="\(Path.importPreview(item.id))">\(selects)\
        <p class="actions">\(Parts.button("Læs filen igen"))</p></form>
        """))
  }

  private static func confirm(_ item: OrganisationImport, _ plan: AnyOrganisationPlan) -> HTML {
    if plan.canBeConfirmed {
      let fields = Fields()
      return Parts.section(
        "godkend", "Hent filen ind", intro: "Alt bliver gemt på én gang. Går noget galt undervejs, er intet gemt.",
        fields.form(
          to: .importConfirmation(item.id), [fields.hidden("set", plan.fingerprint)], submit: "Hent filen ind",
          quiet: Parts.link("Fortryd", to: .organisation, .quiet)))
    }
    let words =
      plan.findings.count(of: .error) > 0
      ? "Vælg filen igen, når den er rettet" : "Filen ændrer ikke noget. Vælg en anden fil"
    return Parts.actions(Parts.link(words, to: .organisationImport, .primary))
  }
}
