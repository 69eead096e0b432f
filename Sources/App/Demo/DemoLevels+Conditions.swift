import Profiles
import Values

extension DemoLevel {
  private static let quarters = (0..<DemoYears.count).flatMap { year in
    (1...4).map { Period.quarter(DemoYears.first + year, $0) }
  }

  /// Theme 3.
  static let conditions: [DemoLevel] = [
    .init("underretninger", .perChild(1), .years, .share(0.046, safe: true), [(.economy, -0.2)], drift: 0.03),
    .init("forebyggende-indsatser", .perChild(1.25), .years, .share(0.026, safe: true), [(.economy, -0.25)]),
    .init("anbragte", .perChild(1.25), .years, .share(0.0085, safe: false), [(.economy, -0.2)]),
    .init("ledighed", .perInhabitant(0.52), .years, .share(0.034, safe: true), [(.economy, -0.25)], drift: -0.02),
    .init("beskaeftigelse", .perInhabitant(0.5), .years, .share(0.79, safe: true), [(.economy, 0.2)], drift: 0.03),
    .init(
      "offentligt-forsoergede", .perInhabitant(0.62), .years, .share(0.165, safe: true), [(.economy, -0.25)],
      drift: -0.02),
    .init("kun-grundskole", .perInhabitant(0.5), .years, .share(0.16, safe: true), [(.economy, -0.3)], drift: -0.03),
    .init(
      "videregaaende-uddannelse", .perInhabitant(0.5), .years, .share(0.34, safe: true), [(.economy, 0.35)], drift: 0.03
    ),
    .init("boern-lavindkomst", .perChild(1), .years, .share(0.072, safe: true), [(.economy, -0.4)], drift: 0.02),
    .init(
      "disponibel-indkomst", .perInhabitant(1), .years, .amount(248_000, noise: 900, decimals: 0, summed: false),
      [(.economy, 26_000)], drift: 8_200),
    .init("boern-hos-en-foraelder", .perChild(1), .years, .share(0.19, safe: true), [(.economy, -0.15)]),
    .init(
      "tosprogede", .pupils(allGrades, answering: 1), .schoolYears, .share(0.095, safe: true), [(.language, -1.35)],
      drift: 0.02),
    .init("folketal", .perInhabitant(1), quarters, .count(1, noise: 0.0004)),
    .init(
      "boern-og-unge", .perChild(1), .years, .count(1, noise: 0),
      categories: [
        .init(name: "0–2 år", part: 0.15, grades: nil, shift: 0),
        .init(name: "3–5 år", part: 0.16, grades: nil, shift: 0),
        .init(name: "6–12 år", part: 0.4, grades: nil, shift: 0),
        .init(name: "13–17 år", part: 0.29, grades: nil, shift: 0),
      ]),
    .init(
      "normering-boernehave", .dayCare(share: 0.6, answering: 1), .years,
      .amount(5.9, noise: 0.06, decimals: 1, summed: false), [(.staff, -0.12)], drift: -0.07),
    .init(
      "normering-vuggestue", .dayCare(share: 0.4, answering: 1), .years,
      .amount(3.05, noise: 0.04, decimals: 1, summed: false), [(.staff, -0.06)], drift: -0.03),
    // Ten employees is the threshold, and a day-care centre has about thirty: most houses are too small to show.
    .init(
      "paedagogandel", .dayCare(share: 0.22, answering: 1), .years, .share(0.62, safe: false), [(.staff, 0.2)],
      drift: 0.02),
    .init(
      "social-kapital", .staff(answering: 0.79), .everySecondSchoolYear, .mean(10.6, deviation: 2.4, scale: 0...16),
      [(.staff, 0.7)]),
    .init(
      "sygefravaer-medarbejdere", .staff(answering: 1), .years, .amount(11.6, noise: 0.5, decimals: 1, summed: false),
      [(.staff, -1.4)], drift: 0.15),
  ]
}
