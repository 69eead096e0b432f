import Danish
import Markup
import Values
import Web

/// Agreements in lists, and the form that makes one.
package enum AgreementParts {
  /// Each leads to its own page where `isLinked`.
  package static func list(_ agreements: [Agreement], on day: Day) -> HTML {
    Parts.rows(
      agreements.map { agreement in
        Parts.Row(
          agreement.what, to: .agreement(agreement.id), note: AgreementWords.note(agreement, on: day),
          end: badge(agreement))
      })
  }

  static func badge(_ agreement: Agreement) -> HTML {
    switch agreement.state {
    case .open: Parts.badge(AgreementWords.name(.open), .wait)
    case .done: Parts.badge(AgreementWords.name(.done), .ok)
    case .dropped: Parts.badge(AgreementWords.name(.dropped))
    }
  }

  /// Who does what by when, with a first step and a sign.
  package static func fields(_ fields: Fields, people: [Choice]) -> [HTML] {
    [
      fields.text("hvad", "Hvad har I aftalt?"),
      fields.select("hvem", "Hvem har ansvaret?", people, empty: "Vælg én"),
      fields.day("frist", "Senest", optional: true),
      fields.text("skridt", "Hvad er det første skridt?", optional: true),
      fields.text(
        "tegn", "Hvilke tegn viser, at I er på vej?", hint: "Noget, I kan se, høre eller tælle.", optional: true),
    ]
  }
}
