import Profiles

extension DemoLevel {
  /// Theme 4.
  static let vitality: [DemoLevel] = [
    .init("foreningsmedlemskaber", .perChild(1), .years, .rate(0.88), [(.clubs, 0.19)], drift: 0.012),
    .init("foreninger", .perInhabitant(1), .years, .rate(0.0082), [(.clubs, 0.18), (.neighbours, 0.1)]),
    .init("foreningshold", .perInhabitant(1), .years, .count(0.0075, noise: 0.06), [(.clubs, 0.25), (.culture, 0.1)]),
    .init("frivillige", .sample(180), .oddYears, .share(0.41, safe: true), [(.neighbours, 0.25), (.clubs, 0.1)]),
    .init("tryghed", .sample(180), .oddYears, .share(0.79, safe: true), [(.neighbours, 0.4), (.economy, 0.1)]),
    .init("hjaelp-fra-naboer", .sample(180), .oddYears, .share(0.73, safe: true), [(.neighbours, 0.45)]),
    .init(
      "valgdeltagelse", .perInhabitant(0.79), [.year(2021), .year(2025)], .share(0.69, safe: true),
      [(.neighbours, 0.12), (.economy, 0.1)], drift: 0.01),
    .init(
      "lokale-arrangementer", .perInhabitant(1), .years, .count(0.0062, noise: 0.12),
      [(.neighbours, 0.25), (.culture, 0.2)],
      drift: 0.05),
    .init(
      "kulturskole", .perChild(0.66), .schoolYears, .share(0.085, safe: true), [(.culture, 0.5), (.economy, 0.15)]),
    .init("biblioteksbrug-boern", .perChild(0.78), .years, .share(0.44, safe: true), [(.culture, 0.3)], drift: 0.05),
    .init(
      "haltimer", .perInhabitant(1), .years, .amount(24, noise: 0.8, decimals: 0, summed: true),
      [(.clubs, 3), (.culture, 2)],
      drift: 0.5),
    .init("tilflyttede-boern", .perChild(1), .years, .share(0.058, safe: true), [(.newcomers, 0.3)]),
    .init("fraflyttede-boern", .perChild(1), .years, .share(0.054, safe: true), [(.newcomers, -0.22)]),
  ]

  static let all = wellbeing + learning + conditions + vitality
}
