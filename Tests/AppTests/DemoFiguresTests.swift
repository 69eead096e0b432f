import App
import Foundation
import Profiles
import Testing

@Suite struct DemoFiguresTests {
  static let figures = DemoFigures()
  static let catalogue: Catalogue = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return Catalogue.load(folder: root.appending(path: "Methods/indicators")).0
  }()

  /// Only these come from real files and have no invented figures.
  static let real: Set<String> = ["areal", "familier-uden-bil"]

  @Test func `the invented municipality is the same every time, and another seed gives another`() {
    let again = DemoFigures()
    #expect(again.all.map(\.numbers) == Self.figures.all.map(\.numbers))
    #expect(DemoFigures(seed: 1).all.map(\.numbers) != Self.figures.all.map(\.numbers))
  }

  @Test func `it has eight communities, nine schools and fourteen day-care centres`() {
    #expect(DemoCommunity.all.count == 8)
    #expect(DemoInstitution.schools.count == 9)
    #expect(DemoInstitution.dayCare.count == 14)
    let homes = Set((DemoInstitution.schools + DemoInstitution.dayCare).map(\.community.code))
    #expect(homes == Set(DemoCommunity.all.map(\.code)))
  }

  @Test func `every indicator of the catalogue has figures, of its own kind and period`() {
    for indicator in Self.catalogue.indicators where !Self.real.contains(indicator.slug) {
      let own = Self.figures.of(indicator.slug)
      #expect(!own.isEmpty, "\(indicator.slug)")
      for figure in own {
        #expect(figure.period.kind == indicator.period, "\(indicator.slug)")
        #expect(fits(figure.numbers, indicator.measure), "\(indicator.slug): \(figure.numbers)")
      }
    }
    #expect(Set(Self.figures.all.map(\.indicator)).subtracting(Self.catalogue.indicators.map(\.slug)) == [])
  }

  @Test func `figures by institution are given for institutions, figures by home for communities`() {
    let communities = Set(DemoCommunity.all.map(\.code))
    for figure in Self.figures.all where figure.place != .municipality {
      guard Self.catalogue[figure.indicator]?.located == .residence else { continue }
      #expect(communities.contains(figure.place.code), "\(figure.indicator) \(figure.place.name)")
    }
  }

  @Test func `every category of a figure is one the catalogue knows`() {
    for figure in Self.figures.all {
      guard let category = figure.category else { continue }
      let known = Self.catalogue[figure.indicator]?.breakdowns.flatMap(\.categories) ?? []
      #expect(known.contains(category), "\(figure.indicator): \(category)")
    }
  }

  @Test func `the categories of a place are the whole of it`() {
    struct Key: Hashable {
      let indicator: String
      let place: String
      let period: Period
    }
    var whole: [Key: Int] = [:], parts: [Key: Int] = [:], all: [Key: Int] = [:], allParts: [Key: Int] = [:]
    for figure in Self.figures.all {
      let key = Key(indicator: figure.indicator, place: figure.place.code, period: figure.period)
      let (count, size): (Int, Int) =
        switch figure.numbers {
        case .share(let hits, let all): (hits, all)
        case .mean(_, _, let answers): (answers, answers)
        case .count(let count): (count, count)
        case .amount, .missing: (0, 0)
        }
      if figure.category == nil {
        whole[key] = count
        all[key] = size
      } else {
        parts[key, default: 0] += count
        allParts[key, default: 0] += size
      }
    }
    #expect(parts.count > 500)
    for (key, sum) in parts {
      #expect(whole[key] == sum, "\(key)")
      #expect(all[key] == allParts[key], "\(key)")
    }
  }

  @Test func `no numerator of a share is above its denominator, no mean is outside its scale`() {
    for figure in Self.figures.all {
      switch (figure.numbers, Self.catalogue[figure.indicator]?.measure) {
      case (.share(let hits, let all), .proportion): #expect((0...all).contains(hits), "\(figure.indicator)")
      case (.mean(let mean, let deviation, let answers), .mean(let lowest, let highest)):
        #expect((lowest...highest).contains(mean) && deviation > 0 && answers > 0, "\(figure.indicator)")
      default: break
      }
    }
  }

  @Test func `those whose language was assessed are exactly those the coverage counts`() {
    for coverage in Self.figures.of("sprog-daekning-3-aar") {
      let result = Self.figures.of("sprog-3-aar").first { $0.place == coverage.place && $0.period == coverage.period }
      guard case .share(let assessed, _) = coverage.numbers, case .share(_, let of)? = result?.numbers else {
        Issue.record("\(coverage.place.name) \(coverage.period.text)")
        continue
      }
      #expect(of == assessed)
    }
  }

  @Test func `the children that indicators divide by are the children of the place`() {
    for children in Self.figures.of("boern-og-unge") where children.category == nil {
      guard case .count(let count) = children.numbers else { continue }
      for slug in ["underretninger", "boern-lavindkomst", "foreningsmedlemskaber", "tilflyttede-boern"] {
        let other = Self.figures.of(slug).first { $0.place == children.place && $0.period == children.period }
        guard case .share(_, let all)? = other?.numbers else {
          Issue.record("\(slug) \(children.place.name)")
          continue
        }
        #expect(all == count, "\(slug) \(children.place.name)")
      }
    }
  }

  @Test func `most of what a profile shows is safe, and some of it must be hidden`() {
    var unsafe: Set<String> = []
    for figure in Self.figures.all {
      let threshold = Self.catalogue[figure.indicator]?.threshold ?? 5
      switch figure.numbers {
      case .share(let hits, let all):
        let isRate = Self.catalogue[figure.indicator]?.measure != .proportion
        let sides = isRate ? [hits] : [hits, all - hits]
        if sides.contains(where: { (1..<threshold).contains($0) }) { unsafe.insert(figure.indicator) }
      case .mean(_, _, let answers): if answers < threshold { unsafe.insert(figure.indicator) }
      default: break
      }
    }
    #expect(unsafe.isSuperset(of: ["topi-gul-roed", "mobning", "mindst-02", "paedagogandel"]))
    #expect(
      unsafe.isDisjoint(with: [
        "social-trivsel", "ro-og-orden", "hoejt-fravaer", "sprog-3-aar", "ledighed", "foreningsmedlemskaber",
        "underretninger",
      ]))
    #expect(unsafe.count <= 12, "\(unsafe.sorted())")
  }

  @Test func `Strandby is what the story says: good friends, noisy classes, few away, many in clubs`() throws {
    func last(_ slug: String, _ place: String) throws -> Double {
      let figure = try #require(Self.figures.of(slug).last { $0.place.community == place && $0.category == nil })
      return value(figure.numbers)
    }
    func whole(_ slug: String) throws -> Double {
      let values = try DemoCommunity.all.map { try last(slug, $0.code) }
      return values.reduce(0, +) / Double(values.count)
    }
    #expect(try last("social-trivsel", "L06") > whole("social-trivsel"))
    #expect(try last("ro-og-orden", "L06") < whole("ro-og-orden") - 0.1)
    #expect(try last("hoejt-fravaer", "L06") < whole("hoejt-fravaer") - 0.03)
    #expect(try last("foreningsmedlemskaber", "L06") > whole("foreningsmedlemskaber"))
    #expect(try last("ledighed", "L05") > last("ledighed", "L08"))
  }

  @Test func `one school did not hold the survey one year, and one lost its oldest pupils`() throws {
    let missing = Self.figures.of("social-trivsel").filter { $0.numbers == .missing }
    #expect(Set(missing.map { "\($0.place.name) \($0.period.text)" }) == ["Vesterskov Skole 2022/23"])
    let older = Self.figures.of("hoejt-fravaer").filter {
      $0.place.name == "Lindelse Skole" && $0.category == "7.–9. klasse"
    }
    #expect(older.map(\.period.text) == ["2021/22", "2022/23", "2023/24", "2024/25"])
  }

  private func fits(_ numbers: DemoFigure.Numbers, _ measure: Indicator.Measure) -> Bool {
    switch (numbers, measure) {
    case (.share, .proportion), (.share, .rate), (.mean, .mean), (.count, .count), (.amount, .amount): true
    case (.missing, _): true
    default: false
    }
  }

  private func value(_ numbers: DemoFigure.Numbers) -> Double {
    switch numbers {
    case .share(let hits, let all): Double(hits) / Double(all)
    case .mean(let mean, _, _): mean
    case .amount(let value): value
    case .count(let count): Double(count)
    case .missing: .nan
    }
  }
}
