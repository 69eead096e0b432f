/// What may be said of one figure, decided once and in one place.
///
/// Sentence, title, table, mark, colour and word are all read from this value and from nothing else, so that they
/// cannot disagree. There is no other way to make one than `of`, and to read back one that was frozen.
package struct Verdict: Hashable, Sendable {
  /// The number itself: may it be shown, and how much does it rest on?
  package let standing: Standing
  /// Against the rest of the area it lies in, in the same period.
  package let comparison: Comparison
  /// Over the years up to this number. Nil where it is not asked: no number shown, no counts, or not a yearly figure.
  package let trend: RecentTrend?
  /// Against how it usually moves. Nil unless it is measured more often than once a year.
  package let steadiness: Steadiness?

  /// `latest` is the area's newest number and `rest` what its parent has without it. `years` are the area's yearly
  /// points and `year` that of `latest`; nil where the figure is not yearly. When the newest point is of another year
  /// there is no trend to tell of *this* number. `often` is for what is measured every month or quarter: the numbers
  /// in a row up to and with `latest`; nil for all else.
  ///
  /// A hidden number has no comparison and no trend, whatever else is known: an arrow would say which way it lies.
  package static func of(
    _ latest: Evidence, against rest: Evidence, years: [RecentTrend.Point] = [], endingIn year: Int? = nil,
    often: [Figure]? = nil, smallestRelevant: Double = 0
  ) -> Verdict {
    Verdict(
      standing: Standing(latest), comparison: comparison(latest, rest, smallestRelevant),
      trend: trend(latest, years, year), steadiness: steadiness(latest, often))
  }

  private static func comparison(_ latest: Evidence, _ rest: Evidence, _ smallestRelevant: Double) -> Comparison {
    switch (latest, rest) {
    case (.hidden, _): .hidden
    case (.absent, _): .notMade
    case (_, .hidden): .hidden
    case (_, .absent): .notMade
    case (.uncounted, _), (_, .uncounted): .untested
    case (.counted(let area), .counted(let rest)):
      Comparison.of(area: area, rest: rest, smallestRelevant: smallestRelevant)
    }
  }

  private static func trend(_ latest: Evidence, _ years: [RecentTrend.Point], _ year: Int?) -> RecentTrend? {
    guard case .counted = latest, let year, years.map(\.year).max() == year else { return nil }
    return RecentTrend.of(years)
  }

  private static func steadiness(_ latest: Evidence, _ often: [Figure]?) -> Steadiness? {
    guard case .counted(let figure) = latest, let often, often.last == figure else { return nil }
    return Steadiness.of(often)
  }

  /// For `of`, and for thawing in this module.
  init(standing: Standing, comparison: Comparison, trend: RecentTrend?, steadiness: Steadiness?) {
    (self.standing, self.comparison, self.trend, self.steadiness) = (standing, comparison, trend, steadiness)
  }
}

/// What is known of a number before anything is said of it.
package enum Evidence: Hashable, Sendable {
  case counted(Figure)
  /// A number from a source that does not tell how many stand behind it: shown, never judged.
  case uncounted
  /// Hidden to protect people. Carries nothing.
  case hidden
  /// The source has no number, or nobody is left.
  case absent
}

/// How much a number rests on.
package enum Standing: Hashable, Sendable, CaseIterable {
  case sound
  /// Fewer than `Standing.enough` persons: shown with caution, "bygger på få svar".
  case few
  /// How many stand behind it is not known.
  case uncounted
  case hidden
  case absent

  /// Below this the uncertainty is so large that the number is drawn hollow and said with caution.
  package static let enough = 30

  package init(_ evidence: Evidence) {
    switch evidence {
    case .counted(let figure): self = Standing(persons: figure.persons)
    case .uncounted: self = .uncounted
    case .hidden: self = .hidden
    case .absent: self = .absent
    }
  }

  /// Of a number that is shown; nil persons where the source does not say.
  package init(persons: Int?) { self = persons.map { $0 < Standing.enough ? .few : .sound } ?? .uncounted }
}
