/// The eight local communities of the invented Fjordlund Kommune, each with a character of its own.
package struct DemoCommunity: Sendable {
  package let code: String
  package let name: String
  /// On 1 January 2021.
  package let inhabitants: Int
  package let children: Int
  /// Yearly growth of the population, in per cent.
  let growth: Double
  /// How the place differs from the municipality, in standard deviations; what is not named is ordinary.
  let character: [DemoTrait: Double]

  func trait(_ trait: DemoTrait) -> Double { character[trait] ?? 0 }
}

/// What a place can be strong or weak in. Indicators hang on traits, so that the figures of a place tell one story.
enum DemoTrait: Sendable {
  /// Work, income and education of the grown-ups.
  case economy
  /// How children get on with each other.
  case belonging
  case calm
  /// Children's faith in what they can do.
  case confidence
  /// The grown-ups at school or in day care, as children and parents see them.
  case adults
  case attendance
  case language
  case skills
  /// From grade 9 into education.
  case onward
  case home
  case health
  case clubs
  case culture
  /// Neighbours, volunteers, safety.
  case neighbours
  case staff
  case newcomers
}

extension DemoCommunity {
  package static let all: [DemoCommunity] = [
    // The town: something of everything, many offers, absence on the rise.
    .init(
      code: "L01", name: "Fjordlund By", inhabitants: 17_900, children: 3_650, growth: 0.6,
      character: [.economy: -0.2, .attendance: -0.7, .culture: 0.9, .neighbours: -0.6, .clubs: -0.3, .newcomers: 0.5]),
    // Islands behind a dam: safe, far from everything, children are away from school.
    .init(
      code: "L02", name: "Holmene", inhabitants: 2_900, children: 560, growth: 0.9,
      character: [
        .economy: -0.4, .attendance: -0.9, .neighbours: 1.3, .clubs: -0.8, .culture: -0.7, .onward: -0.8, .home: 0.5,
        .newcomers: 0.9,
      ]),
    // The clubs carry the village.
    .init(
      code: "L03", name: "Kirkeby", inhabitants: 5_300, children: 1_240, growth: 0.3,
      character: [.clubs: 1.2, .neighbours: 0.9, .economy: 0.3, .belonging: 0.3, .health: 0.5, .culture: -0.6]),
    // An ordinary place that lost its oldest pupils in 2025.
    .init(
      code: "L04", name: "Lindelse", inhabitants: 4_600, children: 1_020, growth: -0.2,
      character: [.culture: 0.6, .staff: -0.7, .adults: -0.3, .skills: 0.2]),
    // Few means, strong grown-ups around the children, language growing fast.
    .init(
      code: "L05", name: "Nørremark", inhabitants: 8_200, children: 1_990, growth: 0.5,
      character: [
        .economy: -1.6, .language: -1.1, .adults: 0.8, .home: 0.3, .health: -0.9, .clubs: -0.9, .skills: -0.8,
        .staff: 0.7, .neighbours: -0.2, .onward: -0.3,
      ]),
    // By the sea: children get on well and come to school, but the classes are noisy and few go on.
    .init(
      code: "L06", name: "Strandby", inhabitants: 2_410, children: 512, growth: 0.1,
      character: [
        .belonging: 1.3, .attendance: 1.0, .calm: -1.3, .clubs: 1.3, .onward: -0.9, .neighbours: 0.5, .staff: 0.3,
      ]),
    // The forest edge: quiet classes, content parents, families moving away.
    .init(
      code: "L07", name: "Vesterskov", inhabitants: 2_600, children: 545, growth: -1.4,
      character: [
        .calm: 1.2, .adults: 1.0, .economy: -0.6, .health: -0.6, .clubs: -0.2, .onward: -0.5, .newcomers: -0.8,
        .staff: 0.5,
      ]),
    // Well off and able; lonely teenagers and little faith in oneself.
    .init(
      code: "L08", name: "Åhuse", inhabitants: 6_900, children: 1_760, growth: 1.2,
      character: [
        .economy: 1.5, .skills: 1.1, .language: 0.7, .confidence: -1.1, .belonging: -0.4, .home: -1.0, .onward: 0.8,
        .health: 0.9, .culture: 0.8, .clubs: 0.4, .newcomers: 0.6,
      ]),
  ]

  package static func coded(_ code: String) -> DemoCommunity { all.first { $0.code == code } ?? all[0] }
}
