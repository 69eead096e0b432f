import Danish
import Markup
import People
import Values
import Web

/// A release seen with the eyes of each circle of its readers.
enum ReleaseAudienceParts {
  /// How much each circle sees, and the way to see it.
  static func section(_ view: ReleaseView) -> HTML {
    Parts.section(
      "kredse", AudienceWords.title(view.release), intro: AudienceWords.intro(isOpen: view.isOpen), table(view.eyes),
      leftOut(view.eyes), view.eyes.filter { $0.audiences != [.inside] }.map { pages(view.release, $0) }.joined(),
      Parts.actions(Parts.link("Hvem kan se profilen?", to: .opening)))
  }

  static func table(_ eyes: [Eyes]) -> HTML {
    Table(
      "Hvad hver kreds ser",
      ["Hvem", .number("Nøgletal"), .number("Udeladt"), .number("Tal, der vises"), .number("Tal, der er skjult")],
      eyes.map { eyes in
        Table.Row(
          "\(FigureWords.capitalised(AudienceWords.names(eyes.audiences)))",
          [
            "\(Danish.count(eyes.indicators))", "\(Danish.count(eyes.leftOut.count))",
            "\(Danish.count(eyes.shownCells))", "\(Danish.count(eyes.hiddenCells))",
          ])
      }
    ).html
  }

  private static func leftOut(_ eyes: [Eyes]) -> HTML {
    let lines = eyes.filter { !$0.leftOut.isEmpty }.map { eyes -> HTML in
      "<li>\(FigureWords.capitalised(AudienceWords.names(eyes.audiences))) ser ikke: \(Danish.list(eyes.leftOut)).</li>"
    }
    return lines.isEmpty ? .empty : "<ul>\(lines)</ul>"
  }

  /// Every area's profile as the circle sees it; folded, for there can be a hundred.
  private static func pages(_ release: Release, _ eyes: Eyes) -> HTML {
    let rows = eyes.areas.map { Parts.Row($0.name, to: .draftProfile(release.id, $0.slug, as: eyes.widest)) }
    let names = AudienceWords.names(eyes.audiences)
    guard !rows.isEmpty else { return "<p class=\"meta\">\(FigureWords.capitalised(names)) ser ingen profiler.</p>" }
    let list: HTML = """
      <p><a href="\(Path.draft(release.id, as: eyes.widest))">Listen over områder, som \(names) ser den</a></p>\
      \(Parts.rows(rows))
      """
    return Parts.details("Profiler, som \(names) ser dem (\(Danish.count(rows.count)))", list)
  }

  /// Above every page of a release that is looked through: whose eyes, and the way to the others' and back.
  static func notice(_ release: Release, _ audience: Audience, of area: Area?) -> HTML {
    let others: HTML? = area.map { area in
      let links = Audience.allCases.filter { $0 != audience }.map { other -> HTML in
        "<a href=\"\(Path.draftProfile(release.id, area.slug, as: other))\">\(AudienceWords.name(other))</a>"
      }
      return "<p>Se siden som \(links.joined(separator: " · "))</p>"
    }
    let back = release.state == .draft ? "Tilbage til udkastet" : "Tilbage til udgivelsen"
    return OpeningParts.above(
      Parts.notice(
        .warning, title: AudienceWords.notice(release, audience),
        """
        <p>\(AudienceWords.about(release))</p>\(others)\
        <p>\(Parts.link(back, to: .release(release.id), .quietSmall))</p>
        """))
  }

  /// What stands where a circle has no page of an area, to whoever looks through the release.
  static func withheld(_ area: Area, _ release: Release, _ audience: Audience) -> Page {
    Page(
      title: "\(area.name), profil", menu: "data", phase: 1,
      main: """
        \(notice(release, audience, of: area))\
        \(Parts.head(crumbs: [.init("Lokalsamfund", .areas(up: 2)), .init(area.name)], title: area.name))\
        \(Parts.empty("Ingen profil", AudienceWords.withheld(area.name, audience)))
        """)
  }
}
