import Danish
import Foundation
import Markup
import Tabular
import Values
import Web

/// The import wizard: choose a file, say what its columns mean, see what would happen, accept.
enum ImportPages {
  static func new(_ form: Form = Form(), sources: [DataSource], errors: FormErrors = FormErrors()) -> Page {
    let fields = Fields(form, errors)
    let hint =
      sources.isEmpty
      ? "Fx »Skolernes fravær«. Næste fil fra samme kilde læses på samme måde."
      : "Skriv samme navn som sidst, så læses filen på samme måde. Feltet foreslår de navne, I bruger."
    return Page(
      title: errors.title("Læs en datafil ind"), menu: "data", phase: 1,
      main: """
        \(fields.summary)\(Parts.head(
          crumbs: [.init("Data", .data), .init("Læs en datafil ind")], title: "Læs en datafil ind",
          lead: "Vi læser filen og viser, hvad den indeholder. Intet bliver gemt som tal, før I har set det og sagt ja."))
        \(Parts.narrow(
          fields.form(
            to: .newImport,
            [
              fields.text("kilde", "Hvor kommer filen fra?", hint: hint, suggestions: sources.map(\.name)),
              fields.file(
                "fil", "Filen", accept: ".csv,.txt,.tsv,.xlsx,.json,.px",
                hint: "CSV eller regneark (.xlsx), højst 200 MB. Aldrig CPR-numre eller tal om enkeltpersoner."),
            ], submit: "Send filen", quiet: Parts.link("Fortryd", to: .data, .quiet), uploads: true)))
        """)
  }

  /// A file that holds no table we can use: everything that is wrong with it, and the way on.
  /// One that held civil registration numbers has been discarded already.
  static func unreadable(_ file: ReceivedFile, _ findings: Findings, isDiscarded: Bool = false) -> Page {
    Page(
      title: "Filen kan ikke bruges", menu: "data", phase: 1,
      main: """
        \(Parts.head(
          crumbs: crumbs("Filen kan ikke bruges"), title: "Filen kan ikke bruges, som den er",
          lead: isDiscarded
            ? "Filen ser ud til at rumme CPR-numre. Vi har slettet den her hos os. Intet er gemt."
            : "Intet er gemt. Her står, hvad der er galt, og hvad I kan gøre."))
        \(Parts.section("fund", "Det fandt vi i »\(file.name)«", ImportParts.findings(findings)))
        \(Parts.actions(
          Parts.link("Send en anden fil", to: .newImport, .primary),
          isDiscarded ? .empty : Parts.post("Kassér filen", to: .discard(file.id), .quiet)))
        """)
  }

  /// A file that nobody has any longer, or never had.
  static let gone = Page(
    title: "Filen er her ikke", menu: "data", phase: 1,
    main: """
      \(Parts.head(
        crumbs: crumbs("Filen er her ikke"), title: "Filen er her ikke",
        lead: "En anden har måske kasseret den, eller adressen er forkert. Intet er gemt. Se, hvad der venter, eller send filen igen."))
      \(Parts.actions(Parts.link("Se filer, der venter", to: .data, .primary), Parts.link("Send en fil", to: .newImport)))
      """)

  static func mapping(
    _ file: ReceivedFile, _ form: MappingForm, chosen: Form, errors: FormErrors = FormErrors(),
    withdrawn: Dataset? = nil
  ) -> Page {
    let fields = Fields(chosen, errors)
    return Page(
      title: errors.title("Sådan læses filen"), menu: "data", phase: 1,
      main: """
        \(fields.summary)\(withdrawn.map(ImportParts.withdrawn))\(Parts.head(
          crumbs: crumbs("Sådan læses filen"), title: "Sådan læses filen",
          lead: "\(file.name): \(Danish.count(form.survey.rows)) rækker. Vi har gættet ud fra overskrifterne. Ret det, der er forkert.",
          more: ImportParts.preview(form.survey)))
        \(Parts.narrow(
          fields.form(
            to: .mapping(file.id), ImportParts.mappingFields(form, chosen, fields), submit: "Se, hvad der vil ske",
            quiet: Parts.link("Vent med filen", to: .data, .quiet))))
        \(ImportParts.readNotes(form.survey.findings))
        """)
  }

  static func plan(_ file: ReceivedFile, _ plan: ImportPlan, changed: Bool) -> Page {
    let lead =
      plan.isUsable
      ? "Filen kan læses ind. Se den efter, før I siger ja."
      : "Filen har fejl, så intet bliver gemt. Ret dem i filen, og send den igen, eller ret, hvordan den læses."
    return Page(
      title: plan.isUsable ? "Det vil ske" : "Fejl: Filen skal rettes", menu: "data", phase: 1,
      main: """
        \(changed ? Parts.notice(.warning, title: "Grundlaget er ændret", "<p>Kataloget, områderne, tallene eller måden at læse filen på er ændret, siden I så siden. Se den igen, og sig ja en gang til. Intet er gemt endnu.</p>") : HTML.empty)
        \(Parts.head(
          crumbs: crumbs("Det vil ske"), title: plan.isUsable ? "Det vil ske, når I siger ja" : "Filen skal rettes først",
          lead: lead, more: ImportParts.planFacts(plan), actions: ImportParts.planActions(file, plan)))
        \(plan.findings.worst ?? .note > .note
          ? Parts.section(
            "fund", ImportParts.findingsTitle(plan.findings), ImportParts.findings(plan.findings),
            ImportParts.restOfFindings(plan.findings, file)) : HTML.empty)
        \(plan.indicators.isEmpty ? HTML.empty : Parts.section("noegletal", "Nøgletal i filen", ImportParts.lines(plan)))
        \(ImportParts.readNotes(plan.findings))
        """)
  }

  /// Why somebody who meant to take in a file is shown a dataset instead.
  enum Before {
    case sameBytes, meanwhile
  }

  static func dataset(_ dataset: Dataset, source: String, file: ReceivedFile?, before: Before?) -> Page {
    var answers = [
      Parts.Answered("Kilde", "\(source)"),
      Parts.Answered("Fil", "\(file?.name ?? "ukendt") (\(Danish.count(file?.size ?? 0)) byte)"),
      Parts.Answered("Tal", "\(Danish.count(dataset.figures))"),
      Parts.Answered("Godkendt", "\(Danish.date(dataset.acceptedAt.day)) af \(dataset.acceptedBy)"),
      Parts.Answered("Filens fingeraftryk (SHA-256)", Parts.cell(file?.sha256 ?? "")),
    ]
    if let withdrawn = dataset.withdrawnAt {
      answers.append(
        Parts.Answered("Trukket tilbage", "\(Danish.date(withdrawn.day)) af \(dataset.withdrawnBy ?? "ukendt")"))
    }
    let notes: HTML =
      dataset.notes.isEmpty
      ? HTML.empty
      : Parts.section("noter", "Det lagde vi mærke til", "<ul>\(dataset.notes, { "<li>\($0)</li>" })</ul>")
    let withdrawal: HTML =
      dataset.withdrawnAt == nil
      ? Parts.section(
        "tilbage", "Træk datasættet tilbage",
        intro:
          "Tallene indgår ikke i kommende udgivelser. Udgivelser, der er lavet, ændrer sig ikke, og filen bliver liggende.",
        Parts.actions(Parts.post("Træk tilbage", to: .withdrawal(dataset.id)))) : HTML.empty
    return Page(
      title: "Datasæt \(dataset.number)", menu: "data", phase: 1,
      main: """
        \(before.map { ImportParts.before($0, dataset) })
        \(Parts.head(crumbs: crumbs("Datasæt \(dataset.number)"), title: "Datasæt \(dataset.number)"))
        \(Parts.answers(answers))\(notes)\(withdrawal)
        """)
  }

  private static func crumbs(_ here: String) -> [Parts.Crumb] { [.init("Data", .data), .init(here)] }
}
