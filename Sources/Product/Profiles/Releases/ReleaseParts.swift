import Danish
import Foundation
import Markup
import Values
import Web

/// The pieces of the release pages.
enum ReleaseParts {
  static func row(_ release: Release) -> Parts.Row {
    Parts.Row(
      "Udgivelse \(release.number)", to: .release(release.id),
      note:
        "\(Danish.date(release.madeAt.day)) · \(Danish.count(release.summary.indicators)) nøgletal for \(Danish.count(release.summary.areas)) områder",
      end: badge(release))
  }

  static func badge(_ release: Release) -> HTML {
    switch release.state {
    case .draft: Parts.badge("udkast", .wait)
    case .published: Parts.badge("udgivet", .ok)
    case .withdrawn: Parts.badge("trukket tilbage", .alert)
    }
  }

  static func facts(_ release: Release) -> HTML {
    let summary = release.summary
    return Parts.facts([
      ("nøgletal", Danish.count(summary.indicators)), ("områder", Danish.count(summary.areas)),
      ("tal, der vises", Danish.count(summary.shownCells)), ("tal, der er skjult", Danish.count(summary.hiddenCells)),
    ])
  }

  /// A draft takes four eyes: who made it is told whom to ask, or confirms that there is nobody.
  static func publishing(_ view: ReleaseView, _ fields: Fields) -> HTML? {
    guard view.release.state == .draft else { return nil }
    switch view.publishing {
    case .notAllowed:
      return Parts.notice(
        title: "Udkastet venter på en datasteward", "<p>En datasteward ser det igennem og udgiver det.</p>")
    case .freely: return nil
    case .byAnother(let names):
      return Parts.notice(
        title: "Udkastet skal ses igennem af en anden",
        """
        <p>Den, der har lavet et udkast, udgiver det ikke selv. Bed \(Danish.list(names, "eller")) om at se det \
        igennem.</p>
        """)
    case .alone:
      return fields.form(
        to: .publication(view.release.id),
        [
          fields.check(
            "alene", "Jeg har set profilerne igennem",
            note: "Ellers er der to om at udgive tal. Hos jer er det kun dig, der kan, og det bliver skrevet i loggen.")
        ], submit: "Udgiv")
    }
  }

  /// What is held back, by indicator: an honest list before anyone says publish.
  static func limits(_ view: ReleaseView) -> HTML {
    let summary = view.release.summary
    func list(_ slugs: [String]) -> HTML { "<ul>\(slugs, { "<li>\(view.name(of: $0))</li>" })</ul>" }
    var parts: [HTML] = []
    if !summary.limited.isEmpty {
      parts.append(
        Parts.section(
          "begraenset", "Vises kun for hele kommunen",
          intro: "Mindst ét tal dækker så få, at det kunne regnes ud, hvis områderne blev vist hver for sig.",
          list(summary.limited)))
    }
    if !summary.hidden.isEmpty {
      parts.append(
        Parts.section(
          "skjult", "Vises slet ikke",
          intro: "Selv tallet for hele kommunen dækker for få, eller kilden fortæller ikke, hvor mange der er bag.",
          list(summary.hidden)))
    }
    if let held = summary.held, !held.isEmpty {
      parts.append(
        Parts.section(
          "venter", "Rettelser, der venter",
          intro:
            "Siden sidste udgivelse er der rettet så lidt, at forskellen ville røbe få personer. Perioden står, som læserne kender den, til der er mere at rette.",
          list(held)))
    }
    if let closed = summary.closed, !closed.isEmpty {
      parts.append(
        Parts.section(
          "lukket", "Perioder, der er skjult på grund af rettelser",
          intro:
            "Der er rettet både meget og lidt. Holdt op mod det, læserne har set, ville de nye tal røbe få personer, så perioden er skjult.",
          list(closed)))
    }
    if !summary.unknown.isEmpty {
      parts.append(
        Parts.section(
          "ukendt", "Uden for kataloget", intro: "Der er tal for disse, men nøgletallet er ikke længere i kataloget.",
          list(summary.unknown)))
    }
    return parts.joined()
  }
}
