import Markup
import Values
import Web

/// Needs in lists, and the form that makes one.
package enum NeedParts {
  package static func list(_ needs: [Need]) -> HTML {
    Parts.rows(needs.map { Parts.Row($0.what, to: .need($0.id), note: NeedWords.note($0)) })
  }

  package static func fields(_ fields: Fields) -> [HTML] {
    [
      fields.text("behov", NeedWords.question, hint: "Skriv om konkrete forhold, ikke om ét barn."),
      fields.text("se", NeedWords.seen, optional: true), fields.text("hjaelp", NeedWords.help, optional: true),
    ]
  }
}
