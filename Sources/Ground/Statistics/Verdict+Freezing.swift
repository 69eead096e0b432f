/// A verdict kept as words, so that what was said of a figure is never decided anew.
///
/// The words are for ever: whoever adds a case adds a word, and none is changed.
extension Verdict {
  /// "sound sign-higher rising -": standing, comparison, trend, steadiness, with a dash for what was not asked.
  package var frozen: String {
    func word<Value: Equatable>(_ value: Value?, _ words: [(String, Value)]) -> String {
      value.flatMap { value in words.first { $0.1 == value }?.0 } ?? "-"
    }
    return [
      word(standing, Self.standings), word(comparison, Self.comparisons), word(trend, Self.trends),
      word(steadiness, Self.steadinesses),
    ].joined(separator: " ")
  }

  /// Nil for a word that this program does not know.
  package init?(frozen: String) {
    let words = frozen.split(separator: " ").map(String.init)
    guard words.count == 4, let standing = Self.standings.first(where: { $0.0 == words[0] })?.1,
      let comparison = Self.comparisons.first(where: { $0.0 == words[1] })?.1
    else { return nil }
    let trend = Self.trends.first { $0.0 == words[2] }?.1
    let steadiness = Self.steadinesses.first { $0.0 == words[3] }?.1
    guard (trend != nil) == (words[2] != "-"), (steadiness != nil) == (words[3] != "-") else { return nil }
    self.init(standing: standing, comparison: comparison, trend: trend, steadiness: steadiness)
  }

  private static let standings: [(String, Standing)] = [
    ("sound", .sound), ("few", .few), ("uncounted", .uncounted), ("hidden", .hidden), ("absent", .absent),
  ]

  private static let comparisons: [(String, Comparison)] = [
    ("none-certain", .noneCertain), ("sign-higher", .sign(.higher)), ("sign-lower", .sign(.lower)),
    ("clear-higher", .clear(.higher)), ("clear-lower", .clear(.lower)), ("too-few", .tooFew),
    ("untested", .untested), ("hidden", .hidden), ("not-made", .notMade),
  ]

  private static let trends: [(String, RecentTrend)] = [
    ("rising", .rising), ("falling", .falling), ("none-certain", .noneCertain), ("too-few", .tooFewMeasurements),
  ]

  private static let steadinesses: [(String, Steadiness)] =
    [
      ("ordinary", .ordinary(.settled)), ("ordinary-provisional", .ordinary(.provisional)),
      ("too-few", .tooFewMeasurements),
    ]
    + [
      ("outside", ControlChart.Signal.outsideLimits), ("trend", .trend), ("two-of-three", .twoOfThree),
      ("one-side", .oneSide),
    ].flatMap { word, signal in
      [(word, Steadiness.signal(signal, .settled)), ("\(word)-provisional", .signal(signal, .provisional))]
    }
}
