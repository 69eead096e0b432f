import Danish
import Markup
import Web

/// Pieces the pages about people share.
package enum PersonParts {
  static let roleChoices: [Choice] = Role.allCases.map { Choice($0.rawValue, $0.title) }

  static func badge(_ access: Person.Access) -> HTML {
    let tone: Parts.Badge =
      switch access {
      case .active: .ok
      case .invited: .wait
      case .none: .plain
      case .disabled: .alert
      }
    return Parts.badge(PersonWords.access(access), tone)
  }

  /// "Oprettet": what just happened, named by `?besked=`; unknown names show nothing.
  package static func receipt(_ query: Form, _ words: [String: String]) -> HTML? {
    words[query.text("besked")].map { Parts.receipt($0) }
  }
}
