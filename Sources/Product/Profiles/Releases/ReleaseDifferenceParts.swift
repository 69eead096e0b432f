import Danish
import Markup
import Web

/// What a release changes for its readers, drawn for the data steward.
enum ReleaseDifferenceParts {
  private static let title = "Hvad ændrer sig for læserne?"

  /// Nil for a first release: then everything is new, and there is nothing to hold it against.
  static func section(_ view: ReleaseView) -> HTML? {
    guard !view.differences.isEmpty else {
      return view.standing.map { standing in
        Parts.section("aendringer", title, intro: ReleaseDifferenceWords.nothing(since: standing.number))
      }
    }
    let kinds = ReleaseDifference.Kind.allCases.filter { kind in view.differences.contains { $0.count(kind) > 0 } }
    let rows = view.differences.map { difference in
      Table.Row(
        "\(view.name(of: difference.indicator))",
        kinds.map { "\(Danish.count(difference.count($0)))" })
    }
    return Parts.section(
      "aendringer", title, intro: ReleaseDifferenceWords.lead(view.differences),
      Table(
        "Ændringer efter nøgletal", ["Nøgletal"] + kinds.map { .number(ReleaseDifferenceWords.column($0)) }, rows
      ).html, view.differences.compactMap { changes($0, view) }.joined())
  }

  private static func changes(_ difference: ReleaseDifference, _ view: ReleaseView) -> HTML? {
    guard !difference.changes.isEmpty, let indicator = view.indicators[difference.indicator] else { return nil }
    let rows = difference.changes.map { change in
      Table.Row(
        "\(view.areaNames[change.area] ?? change.area)",
        [
          "\(change.period)", "\(change.category.isEmpty ? "alle" : change.category)",
          "\(ReleaseDifferenceWords.kind(change.kind))", "\(number(change.before, indicator))",
          "\(number(change.after, indicator))",
        ])
    }
    let unlisted = difference.counts.reduce(0) { $0 + ($1.key == .added ? 0 : $1.value) } - difference.changes.count
    let more: HTML? = unlisted > 0 ? "<p class=\"meta\">\(ReleaseDifferenceWords.more(unlisted))</p>" : nil
    return Parts.details(
      "Se ændringerne i \(indicator.name)",
      Table(
        "Ændringer i \(indicator.name)", ["Område", "Periode", "Del", "Ændring", .number("Før"), .number("Nu")], rows
      ).html, more ?? .empty)
  }

  private static func number(_ value: Double?, _ indicator: Indicator) -> String {
    value.map { FigureWords.number($0, indicator) } ?? "–"
  }
}
