import Danish
import Markup
import Values
import Web

/// The gate on the page of a draft.
enum GateParts {
  /// Nil for what is published already.
  static func section(_ view: ReleaseView) -> HTML? {
    guard view.release.state == .draft else { return nil }
    guard let report = view.release.gate else {
      return Parts.section("proeve", GateWords.title, Parts.notice(.warning, title: GateWords.notTested, ""))
    }
    guard !report.isPassed else {
      return Parts.section("proeve", GateWords.title, intro: GateWords.passed(report), .empty)
    }
    let shown = report.hits.prefix(20).map { hit in
      GateWords.hit(
        view.name(of: hit.indicator), view.areaNames[hit.area] ?? hit.area,
        Period(reading: hit.period).map(FigureWords.inside) ?? hit.period, group(hit.category), for: hit.audience)
    }
    let failures = report.failures.prefix(20).map { GateWords.failure($0, view.name(of: $0.indicator)) }
    let left = report.hits.count + report.failures.count - shown.count - failures.count
    let more = left > 0 ? [GateWords.more(left)] : []
    return Parts.section(
      "proeve", GateWords.title,
      Parts.notice(
        .alert, title: GateWords.lead,
        "<ul>\(shown + failures + more, { "<li>\($0)</li>" })</ul><p>\(GateWords.whatToDo)</p>"))
  }

  /// "klassetrin=4.–6. klasse" is "4.–6. klasse" to a reader.
  private static func group(_ category: String) -> String {
    category.split(separator: "=", maxSplits: 1).last.map(String.init) ?? ""
  }
}
