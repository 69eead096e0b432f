import Profiles

/// How an indicator lies in the invented municipality: its level, what it hangs on and where it is going.
struct DemoLevel: Sendable {
  let indicator: String
  let counted: Counted
  let periods: [Period]
  let kind: Kind
  /// The trait that lifts it, and by how much for one standard deviation: on the logit scale for shares,
  /// in the figure's own unit otherwise.
  let pull: [(trait: DemoTrait, weight: Double)]
  /// The change from year to year, on the same scale.
  let drift: Double
  let categories: [Category]

  /// Who is counted, and therefore by which places.
  enum Counted: Sendable {
    case pupils(DemoGrades, answering: Double)
    /// Children in day care, by institution; `share` of all enrolled (one year group is a sixth).
    case dayCare(share: Double, answering: Double)
    /// People by where they live: a number per child, or per inhabitant, of the community.
    case perChild(Double)
    case perInhabitant(Double)
    /// Those who were counted by another indicator: the children whose language was assessed.
    case those(countedBy: String)
    /// A sample of citizens, the same size however small the place is.
    case sample(Int)
    /// Employees of schools and day-care centres.
    case staff(answering: Double)

    /// Everybody is in the register; nobody has to answer.
    var isRegister: Bool {
      switch self {
      case .pupils(_, let answering), .dayCare(_, let answering): answering == 1
      default: false
      }
    }
  }

  enum Kind: Sendable {
    /// `safe` keeps both sides at five or more. Most figures of a real municipality of this size are; and a demo
    /// in which everything is hidden shows nothing. Those that are not safe show what hiding looks like.
    case share(Double, safe: Bool)
    /// Things counted per person, which may exceed one: memberships.
    case rate(Double)
    case mean(Double, deviation: Double, scale: ClosedRange<Double>)
    /// Ready-made by the source; the municipality's own figure is the mean of the places, or their sum.
    case amount(Double, noise: Double, decimals: Int, summed: Bool)
    case count(Double, noise: Double)
  }

  struct Category: Sendable {
    let name: String
    /// Its part of the whole; the parts of a level sum to one.
    let part: Double
    /// Grades, when the parts follow school sizes.
    let grades: DemoGrades?
    let shift: Double
  }

  init(
    _ indicator: String, _ counted: Counted, _ periods: [Period], _ kind: Kind,
    _ pull: [(trait: DemoTrait, weight: Double)] = [], drift: Double = 0, categories: [Category] = []
  ) {
    self.indicator = indicator
    self.counted = counted
    self.periods = periods
    self.kind = kind
    self.pull = pull
    self.drift = drift
    self.categories = categories
  }
}

extension DemoLevel {
  /// With how many decimals the source writes its ready-made figures.
  static func decimals(of indicator: String) -> Int {
    let level = all.first { $0.indicator == indicator }
    return if case .amount(_, _, let decimals, _)? = level?.kind { decimals } else { 1 }
  }
}

extension [Period] {
  static let schoolYears = (0..<DemoYears.count).map { Period.schoolYear(DemoYears.first + $0) }
  static let years = (0..<DemoYears.count).map { Period.year(DemoYears.first + $0) }
  static let octoberDays = (0..<DemoYears.count).map { Period.day(.init(DemoYears.first + $0, 10, 1)!) }  // a real date
  /// Surveys every second year, the last in the last year.
  static let everySecondSchoolYear: [Period] = [.schoolYear(2021), .schoolYear(2023), .schoolYear(2025)]
  static let oddYears: [Period] = [.year(2021), .year(2023), .year(2025)]
}

extension Period {
  /// The number of the demo year the period begins in; pooled years count by their last.
  var demoYear: Int {
    switch self {
    case .years(_, let last): last - DemoYears.first
    case .schoolYear(let year): year - DemoYears.first
    default: start.year - DemoYears.first
    }
  }

  /// Years since the first demo year began; quarters lie in between.
  var demoTime: Double {
    if case .quarter(let year, let quarter) = self { return Double(year - DemoYears.first) + Double(quarter - 1) / 4 }
    return Double(min(demoYear, DemoYears.count - 1))
  }
}
