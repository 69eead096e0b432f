import Danish
import Markup
import People
import Values
import Web

/// One agreement and how it goes.
enum AgreementPages {
  static func show(
    _ agreement: Agreement, _ form: Form, _ errors: FormErrors = FormErrors(), mayChange: Bool, on day: Day,
    conflict: Conflict? = nil, receipt: HTML? = nil
  ) -> Page {
    let fields = Fields(form, errors)
    let facts: [Parts.Answered?] = [
      .init("Hvem", "\(agreement.name)"), agreement.due.map { .init("Senest", "\(Danish.weekdayDate($0))") },
      agreement.firstStep.isEmpty ? nil : .init("Første skridt", "\(agreement.firstStep)"),
      agreement.sign.isEmpty ? nil : .init("Tegn", "\(agreement.sign)"),
      .init("Status", AgreementParts.badge(agreement)),
      agreement.outcome.isEmpty ? nil : .init("Det lærte vi", "\(agreement.outcome)"),
    ]
    let change: HTML =
      mayChange
      ? Parts.section(
        "status", "Hvordan går det?",
        fields.form(
          to: .agreementStatus(agreement.id),
          [
            fields.hidden("version", form.text("version")),
            fields.radios(
              "tilstand", "Status", Agreement.State.allCases.map { Choice($0.rawValue, AgreementWords.name($0)) }),
            fields.text(
              "laering", "Hvad lærte I?", hint: "Også når det ikke blev, som I troede. Det er en erfaring til andre.",
              optional: true), fields.day("frist", "Senest", optional: true),
          ], submit: "Gem status")) : .empty
    return Page(
      title: errors.title(agreement.what), menu: "moeder",
      main: (receipt ?? .empty) + (conflict.map(ConflictParts.versions) ?? .empty)
        + (fields.summary ?? .empty)
        + Parts.head(crumbs: [.init("Min side", .home), .init("Aftale")], kicker: "Aftale", title: agreement.what)
        + Parts.section("aftalen", "Aftalen", Parts.answers(facts.compactMap(\.self))) + change)
  }

  static func form(_ agreement: Agreement) -> Form {
    Form(
      [
        ("tilstand", agreement.state.rawValue), ("laering", agreement.outcome), ("version", "\(agreement.version)"),
      ] + (agreement.due.map { Form.fields("frist", $0) } ?? []))
  }
}
