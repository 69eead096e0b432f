import Profiles

/// The national well-being survey in grades 4–9, pupil by pupil, so that mean, spread and number belong together.
///
/// The pupils exist only while their scores are added up: the product has no place for a single pupil's answers
/// (folkeskoleloven § 56 b), and the demo keeps to that.
enum DemoSurvey {
  private struct Scale {
    let indicator: String
    let items: Int
    let mean: Double
    let drift: Double
    let pull: [(trait: DemoTrait, weight: Double)]
    /// How much lower or higher grades 7–9 answer.
    let older: Double
  }

  private static let scales: [Scale] = [
    .init(indicator: "social-trivsel", items: 10, mean: 3.92, drift: 0, pull: [(.belonging, 0.1)], older: -0.03),
    .init(
      indicator: "faglig-trivsel", items: 8, mean: 3.72, drift: -0.005, pull: [(.confidence, 0.1), (.skills, 0.02)],
      older: -0.12),
    .init(
      indicator: "stoette-og-inspiration", items: 7, mean: 3.36, drift: 0.005, pull: [(.adults, 0.1)], older: -0.24),
    .init(indicator: "ro-og-orden", items: 4, mean: 3.61, drift: -0.01, pull: [(.calm, 0.12)], older: -0.09),
  ]

  static let indicators = scales.map(\.indicator) + ["generel-skoletrivsel"]

  static func figures(seed: UInt64) -> [DemoFigure] {
    [Period].schoolYears.flatMap { period in
      DemoInstitution.schools.flatMap { figures(at: $0, in: period, seed: seed) }
    }
  }

  private static func figures(at school: DemoInstitution, in period: Period, seed: UInt64) -> [DemoFigure] {
    var chance = DemoChance(seed: seed, stream: "trivsel \(school.code) \(period.text)")
    let groups = [(DemoLevel.grades4To6, "4.–6. klasse"), (DemoLevel.grades7To9, "7.–9. klasse")].map { grades, name in
      let asked = school.pupils(grades, in: period.demoYear)
      let answered = chance.binomial(asked, 0.9)
      let scores = (0..<answered).map { _ in
        pupil(school.community, period.demoYear, older: grades.lowest == 7, &chance)
      }
      return (name: name, scores: scores)
    }
    let everyone = groups.flatMap(\.scores)
    return indicators.indices.flatMap { place -> [DemoFigure] in
      func figure(_ category: String?, _ pupils: [[Double]]) -> DemoFigure {
        let isMissing = DemoStory.isMissing(school.code, period.start.year)
        return DemoFigure(
          indicator: indicators[place], place: DemoPlace(school), period: period, category: category,
          numbers: isMissing ? .missing : .mean(of: pupils.map { $0[place] }))
      }
      return [figure(nil, everyone)] + groups.filter { !$0.scores.isEmpty }.map { figure($0.name, $0.scores) }
    }
  }

  /// One pupil's four scores and, last, the mean of all items.
  private static func pupil(_ place: DemoCommunity, _ year: Int, older: Bool, _ chance: inout DemoChance) -> [Double] {
    let disposition = chance.normal()
    let scores = scales.map { scale -> Double in
      let lift = scale.pull.reduce(0) { $0 + $1.weight * place.trait($1.trait) }
      let slope = DemoStory.slopes.first { $0.indicator == scale.indicator && $0.community == place.code }?.perYear ?? 0
      let mean = scale.mean + lift + scale.drift * Double(year) + slope * Double(year - 2) + (older ? scale.older : 0)
      return chance.score(mean + 0.38 * disposition, 0.45, on: 1...5, step: 1 / Double(scale.items))
    }
    let items = Double(scales.reduce(0) { $0 + $1.items })
    return scores + [zip(scores, scales).reduce(0) { $0 + $1.0 * Double($1.1.items) } / items]
  }
}
