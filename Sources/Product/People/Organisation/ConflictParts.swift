import Danish
import Markup
import Web

/// Two people have changed the same thing: both texts, field by field, so that nothing is lost.
package struct Conflict: Sendable {
  struct Line: Sendable {
    let label: String
    let yours: String
    let theirs: String
  }

  let change: LastChange?
  let lines: [Line]

  /// Only the fields where the two differ.
  package init(_ change: LastChange?, _ lines: [(label: String, yours: String, theirs: String)]) {
    self.change = change
    self.lines = lines.filter { $0.yours != $0.theirs }.map {
      Line(label: $0.label, yours: $0.yours, theirs: $0.theirs)
    }
  }
}

package enum ConflictParts {
  package static func versions(_ conflict: Conflict) -> HTML {
    let who = conflict.change?.by ?? "En anden"
    let saved: HTML? = conflict.change.map { "<p class=\"meta\">Gemt \(Danish.moment($0.at)).</p>" }
    return """
      <section class="section" aria-labelledby="konflikt"><header><h2 id="konflikt">\(who) har også rettet her</h2>\
      <p>Ingenting er gået tabt, og intet er gemt endnu. Din tekst står stadig i felterne nedenfor. Ret dem, så de siger \
      det, I begge mener, og gem så igen.</p></header>\
      <div class="versions"><section class="yours stack flow-2" aria-labelledby="din"><h3 class="h-small" id="din">Din tekst</h3>\
      <p class="meta">Ikke gemt endnu.</p>\(list(conflict.lines, \.yours))</section>\
      <section class="stack flow-2" aria-labelledby="deres"><h3 class="h-small" id="deres">Det, der er gemt</h3>\
      \(saved)\(list(conflict.lines, \.theirs))</section></div></section>

      """
  }

  private static func list(_ lines: [Conflict.Line], _ text: KeyPath<Conflict.Line, String>) -> HTML {
    if lines.isEmpty { return "<p>De to tekster er ens.</p>" }
    return Parts.answers(lines.map { .init($0.label, "\($0[keyPath: text].isEmpty ? "(tomt)" : $0[keyPath: text])") })
  }
}
