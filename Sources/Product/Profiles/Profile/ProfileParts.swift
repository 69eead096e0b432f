import Charts
import Danish
import Markup
import People
import Values
import Web

/// The pieces of the profile page.
enum ProfileParts {
  /// Where the page stands in the circle, and what may follow. What came before the figures has no pages yet, so
  /// nothing is promised about it.
  static func trace(_ release: Release) -> Trace {
    let name = release.state == .draft ? "udkast til udgivelse" : "profilen, udgivelse"
    return Trace(
      [
        Trace.Step(phase: 1, note: "\(name) \(release.number)"),
        Trace.Step(phase: 2, note: "spørgsmål at tage med", path: Path(fragment: "samtale")),
      ], here: 0)
  }

  /// "4,02 mod 3,90 i kommunen"; a hidden or missing number stands alone.
  static func numbers(_ figure: Figure) -> String {
    guard let latest = figure.latest else { return "ingen målinger" }
    guard figure.drawsWhole, let own = latest.number.estimate, let whole = figure.latestWhole?.number.estimate else {
      return FigureWords.cell(latest.number, figure.indicator)
    }
    let place = FigureWords.brief(figure.whole)
    let name = place == figure.whole ? place : place.lowercased()
    // The unit is said once, after the second number; a percentage keeps its sign.
    let first =
      if case .proportion = figure.indicator.measure { FigureWords.number(own.value, figure.indicator) } else {
        FigureWords.short(own.value, figure.indicator)
      }
    return "\(first) mod\u{A0}\(FigureWords.number(whole.value, figure.indicator)) i \(name)"
  }

  /// The links down the page; on phones only the themes, so that the line stays one line.
  static func subnav(
    _ before: [(id: String, title: String)], themes: [(id: String, title: String)],
    after: [(id: String, title: String)]
  ) -> HTML {
    func link(_ link: (id: String, title: String)) -> HTML {
      "<a href=\"\(Path(fragment: link.id))\">\(link.title)</a>"
    }
    return """
      <nav class="subnav" aria-label="På denne side"><ul role="list">\
      \(before, { "<li class=\"wide-only\">\(link($0))</li>" })\(themes, { "<li>\(link($0))</li>" })\
      \(after, { "<li class=\"wide-only\">\(link($0))</li>" })</ul></nav>

      """
  }
}
