import Disclosure
import Profiles
import Statistics
import TestSupport
import Testing

/// From counts to what a page says, against numbers worked out by hand.
@Suite struct FigureMakingTests {
  /// x of n in the area and in the rest, with Newcombe's interval for the difference worked out beforehand:
  /// 0.0524…0.3339, 0.0084…0.2093 and −0.0429…0.1629 at 95 %, and 0.2048…0.4944 even at 99.8 % for the last.
  static let shares:
    [(x: Int, n: Int, restX: Int, restN: Int, verdict: Comparison, shown: String, band: String, whole: String)] = [
      (56, 70, 48, 80, .sign(.higher), "80,0\u{A0}%", "69,2–87,7", "69,3\u{A0}%"),
      (24, 80, 320, 1600, .sign(.higher), "30,0\u{A0}%", "21,1–40,8", "20,5\u{A0}%"),
      (12, 60, 132, 840, .noneCertain, "20,0\u{A0}%", "11,8–31,8", "16,0\u{A0}%"),
      (70, 100, 300, 900, .clear(.higher), "70,0\u{A0}%", "60,4–78,1", "37,0\u{A0}%"),
    ]

  @Test(arguments: shares.indices)
  func `a share is held against the rest of the municipality and shown beside the whole`(place: Int) throws {
    let known = Self.shares[place]
    let figure = try #require(
      try figure(
        .made(),
        [
          Cell("strandby", "2024/25", .proportion(x: known.x, n: known.n)),
          Cell("fjordlund", "2024/25", .proportion(x: known.x + known.restX, n: known.n + known.restN)),
        ]))
    #expect(figure.comparison == known.verdict)
    let sentence = FigureWords.sentence(figure)
    let ends = known.band.split(separator: "–")
    #expect(sentence.contains("er tallet for Strandby \(known.shown)."))
    #expect(sentence.contains("Usikkerheden går fra \(ends[0]) til \(ends[1])\u{A0}%."))
    #expect(sentence.contains("I hele Fjordlund Kommune er det \(known.whole)."))
  }

  /// Welch: 3.6 (0.60, 24) against 3.9 (0.55, 300) gives p 0.0254; 3.8 instead gives p 0.436.
  @Test(arguments: [
    (3.6, Comparison.sign(.lower), "lavere, tegn på forskel"), (3.8, .noneCertain, "ingen sikker forskel"),
  ])
  func `a mean is held against the mean of the rest, worked out from the whole`(
    mean: Double, verdict: Comparison, word: String
  ) throws {
    let (ours, rest) = (try #require(MeanSummary(mean: mean, n: 24, deviation: 0.6)), (mean: 3.9, n: 300, sd: 0.55))
    let all = Double(ours.n + rest.n)
    let total = (ours.mean * 24 + rest.mean * 300) / all
    let within = 0.6 * 0.6 * 23 + rest.sd * rest.sd * 299
    let between = 24 * (ours.mean - total) * (ours.mean - total) + 300 * (rest.mean - total) * (rest.mean - total)
    let deviation = ((within + between) / (all - 1)).squareRoot()
    let found = try #require(
      try figure(
        .made(measure: .mean(lowest: 1, highest: 5), decimals: 2),
        [
          Cell("strandby", "2024/25", .mean(value: mean, n: 24, sd: 0.6, scale: 1...5)),
          Cell("fjordlund", "2024/25", .mean(value: total, n: 324, sd: deviation, scale: 1...5)),
        ]))
    #expect(found.comparison == verdict)
    #expect(FigureWords.word(found.comparison) == word)
  }

  @Test func `the rest found by subtraction gives the verdict of the rest itself`() throws {
    var chance = Chance(seed: 41)
    var verdicts: Set<String> = []
    for _ in 0..<300 {
      let shift = Double.random(in: -0.6...0.6, using: &chance)
      let ours = (0..<Int.random(in: 5...60, using: &chance)).map { _ in
        Double.random(in: 1...4, using: &chance) + max(shift, 0)
      }
      let rest = (0..<Int.random(in: 20...300, using: &chance)).map { _ in
        Double.random(in: 1...4, using: &chance) - min(shift, 0)
      }
      let (a, r, all) = (MeanSummary(ours), MeanSummary(rest), MeanSummary(ours + rest))
      guard let a, let r, let all else { continue }
      let found = try #require(
        try figure(
          .made(measure: .mean(lowest: 1, highest: 5)),
          [
            Cell("strandby", "2025/26", .mean(value: a.mean, n: a.n, sd: a.deviation, scale: 1...5)),
            Cell("fjordlund", "2025/26", .mean(value: all.mean, n: all.n, sd: all.deviation, scale: 1...5)),
          ]))
      let direct = Comparison.of(area: .mean(a), rest: .mean(r))
      #expect(found.comparison == direct)
      verdicts.insert("\(direct)")
    }
    #expect(verdicts.count == 5, "The 300 are to reach every verdict, not \(verdicts)")
  }

  @Test func `a rate is shown per thousand with its interval and said per thousand`() throws {
    let found = try #require(
      try figure(
        .made(measure: .rate(per: 1000), subject: "antallet af foreninger", decimals: 1, period: .year),
        [
          Cell("strandby", "2024", .count(18, population: 1200)),
          Cell("fjordlund", "2024", .count(60, population: 9000)),
        ]))
    // 18 events: Byar 10.66…28.45; per 1,200 that is 8.9…23.7 per 1,000.
    #expect(FigureWords.sentence(found).contains("er tallet for Strandby 15,0\u{A0}pr.\u{A0}1.000."))
    #expect(FigureWords.sentence(found).contains("Usikkerheden går fra 8,9 til 23,7\u{A0}pr.\u{A0}1.000."))
    #expect(FigureWords.title(found).hasPrefix("Antallet af foreninger pr.\u{A0}1.000 "))
  }

  @Test func `a break is not crossed, even when the year it began in was never measured`() throws {
    let rising = (2018...2025).filter { $0 != 2022 }.flatMap { year in
      [
        Cell("strandby", "\(year)", .proportion(x: 100 + (year - 2018) * 40, n: 500)),
        Cell("fjordlund", "\(year)", .proportion(x: 1000, n: 5000)),
      ]
    }
    let whole = (2018...2025).flatMap { year in
      [
        Cell("strandby", "\(year)", .proportion(x: 100 + (year - 2018) * 40, n: 500)),
        Cell("fjordlund", "\(year)", .proportion(x: 1000, n: 5000)),
      ]
    }
    let plain = Indicator.made(period: .year)
    let broken = Indicator.made(period: .year, breaks: [.init(from: .year(2022), reason: "Ny måling.")])
    #expect(try figure(plain, whole)?.trend == .rising)
    #expect(try figure(broken, whole)?.trend == .tooFewMeasurements)
    let found = try #require(try figure(broken, rising))
    #expect(found.trend == .tooFewMeasurements)
    #expect(FigureWords.breaks(found) == ["Fra 2022 kan tallene ikke sammenlignes med tidligere. Ny måling."])
  }

  @Test func `nobody behind a number is said, not shown as nought`() throws {
    let found = try #require(
      try figure(
        .made(),
        [Cell("strandby", "2024/25", .proportion(x: 0, n: 0)), Cell("fjordlund", "2024/25", .proportion(x: 20, n: 60))])
    )
    #expect(FigureWords.title(found) == "Cykler i skole: kilden har ikke oplyst et tal")
    #expect(found.comparison.direction == nil)
  }

  @Test func `a municipality of one single area compares with nobody`() throws {
    let alone = try #require(
      try figure(
        .made(), of: Fjordlund.root,
        [Cell("fjordlund", "2024/25", .proportion(x: 20, n: 60))]))
    #expect(alone.comparison == .notMade)
    #expect(alone.isOfWhole)
    #expect(FigureWords.title(alone) == "Andelen af elever, der cykler, er 33,3\u{A0}% i skoleåret 2024/25")
  }
}
