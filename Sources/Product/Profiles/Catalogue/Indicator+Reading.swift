import Foundation
import MethodFiles

extension Indicator {
  /// Reads an indicator from its file; nil when anything was found, so that half an indicator never exists.
  init?(reading file: inout MethodFile) {
    let measure = Measure.read(from: &file)
    let period = file.word("period", Period.Kind.self)
    let slug = file.slug("slug"), version = file.whole("version", from: 1, to: 999)
    let name = file.text("name"), theme = file.word("theme", Theme.self), topic = file.text("topic")
    let question = file.text("question"), definition = file.text("definition")
    let population = file.text("population"), subject = file.text("subject")
    let numerator = Indicator.part("numerator", of: measure, in: &file)
    let denominator = Indicator.part("denominator", of: measure, in: &file)
    let decimals = file.whole("decimals", from: 0, to: 3)
    let direction = file.word("direction", Direction.self), located = file.word("located", Located.self)
    let source = file.inside("source", expecting: Source.fields, Source.read)
    let frequency = file.text("frequency"), breaks = SeriesBreak.read(from: &file, kind: period)
    let sensitivity = file.word("sensitivity", Sensitivity.self)
    let threshold = file.whole("threshold", from: 3, to: 50)
    let audience = Indicator.readAudience(from: &file, sensitivity)
    let thresholds = Thresholds.read(from: &file, inside: threshold, sensitivity)
    let smallest = file.optionalNumber("smallestRelevantDifference", above: 0)
    let may = file.text("mayConclude"), mayNot = file.text("mayNotConclude")
    let breakdowns = Breakdown.read(from: &file)
    file.refuseOthers(than: Indicator.fields)
    guard file.findings.isEmpty, let measure, let period, let slug, let version, let name, let theme, let topic,
      let question, let definition, let population, let subject, let decimals, let direction, let located, let source,
      let frequency, let sensitivity, let threshold, let may, let mayNot
    else { return nil }
    self.init(
      slug: slug, version: version, name: name, theme: theme, topic: topic, question: question, definition: definition,
      population: population, measure: measure, subject: subject, numerator: numerator, denominator: denominator,
      decimals: decimals, direction: direction, located: located, source: source, period: period, frequency: frequency,
      breaks: breaks, sensitivity: sensitivity, threshold: threshold, smallestRelevantDifference: smallest,
      mayConclude: may, mayNotConclude: mayNot, breakdowns: breakdowns, audience: audience, thresholds: thresholds)
  }

  /// Every field an indicator file may have, in the order the README explains them.
  static let fields = [
    "slug", "version", "name", "theme", "topic", "question", "subject", "definition", "population", "measure", "scale",
    "per", "unit", "numerator", "denominator", "decimals", "direction", "located", "source", "period", "frequency",
    "breaks", "sensitivity", "audience", "threshold", "thresholds", "smallestRelevantDifference", "mayConclude",
    "mayNotConclude", "breakdowns",
  ]

  /// A share or a rate needs both parts; a mean may tell what was added up; a count and an amount have none.
  private static func part(_ field: String, of measure: Measure?, in file: inout MethodFile) -> String? {
    switch measure {
    case .proportion, .rate: return file.text(field)
    case .mean, .none: return file.optionalText(field)
    case .count, .amount:
      if file.has(field) { file.find(field, .own(CatalogueWords.notUsed(with: measure?.word.rawValue ?? ""))) }
      return nil
    }
  }
}

extension Indicator.Measure {
  enum Word: String, CaseIterable { case proportion, mean, rate, count, amount }

  var word: Word {
    switch self {
    case .proportion: .proportion
    case .mean: .mean
    case .rate: .rate
    case .count: .count
    case .amount: .amount
    }
  }

  static func read(from file: inout MethodFile) -> Self? {
    guard let word = file.word("measure", Word.self) else { return nil }
    let own: [Word: String] = [.mean: "scale", .rate: "per", .amount: "unit"]
    for (other, field) in own where other != word && file.has(field) {
      file.find(field, .own(CatalogueWords.notUsed(with: word.rawValue)))
    }
    switch word {
    case .proportion: return .proportion
    case .count: return .count
    case .mean: return file.scale("scale").map { .mean(lowest: $0.lowest, highest: $0.highest) }
    case .rate: return file.whole("per", from: 1, to: 100_000).map { .rate(per: $0) }
    case .amount: return file.text("unit").map { .amount(unit: $0) }
    }
  }
}

extension Indicator.Source {
  static let fields = ["publisher", "product", "url", "licence", "public"]

  static func read(from file: inout MethodFile) -> Self? {
    let publisher = file.text("publisher"), product = file.text("product")
    let url = file.optionalWebAddress("url"), licence = file.optionalText("licence")
    guard let isPublic = file.yesOrNo("public"), let publisher, let product else { return nil }
    return Self(publisher: publisher, product: product, url: url, licence: licence, isPublic: isPublic)
  }
}

extension Indicator.SeriesBreak {
  static func read(from file: inout MethodFile, kind: Period.Kind?) -> [Self] {
    file.items("breaks", expecting: ["from", "reason"]) { level in
      let reason = level.text("reason")
      guard let from = level.period("from"), let reason else { return nil }
      if let kind, from.kind != kind { level.find("from", .own(CatalogueWords.breakOfOtherKind(from.text, kind))) }
      return Self(from: from, reason: reason)
    }
  }
}

extension Indicator.Breakdown {
  static func read(from file: inout MethodFile) -> [Self] {
    file.items("breakdowns", expecting: ["name", "categories"]) { level in
      let categories = level.distinctTexts("categories")
      return level.text("name").map { Self(name: $0, categories: categories) }
    }
  }
}

extension MethodFile {
  mutating func period(_ field: String) -> Period? {
    guard let text = text(field) else { return nil }
    if let period = Period(reading: text) { return period }
    find(field, .wrong(found: text, expected: .own(CatalogueWords.period)))
    return nil
  }
}
