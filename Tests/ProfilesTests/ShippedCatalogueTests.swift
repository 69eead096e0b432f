import Foundation
import MethodFiles
import Profiles
import Testing

/// The catalogue that comes with the product: complete, honest and in Danish.
@Suite struct ShippedCatalogueTests {
  private static let loaded = Catalogue.load(folder: shipped)

  var catalogue: Catalogue { Self.loaded.0 }
  var findings: [MethodFinding] { Self.loaded.1 }

  @Test func `it loads without a single finding`() {
    #expect(findings.map(\.message) == [])
  }

  @Test func `it has more than forty indicators, and at least eight in every theme`() {
    #expect(catalogue.indicators.count >= 40)
    for theme in Indicator.Theme.allCases { #expect(catalogue.indicators(in: theme).count >= 8, "\(theme)") }
  }

  @Test func `every topic the guide to learning meetings asks about has an indicator`() {
    let asked: [(Indicator.Theme, [String])] = [
      (.wellbeing, ["social trivsel", "trivsel i hjemmet", "fritidsliv", "faglig trivsel"]),
      (.learning, ["sprog", "matematik", "læsning og stavning", "unges uddannelse"]),
      (.conditions, ["sociale sager", "beskæftigelse", "uddannelsesbaggrund"]),
      (.vitality, ["foreningsliv"]),
    ]
    for (theme, topics) in asked {
      for topic in topics { #expect(catalogue.topics(in: theme).contains(topic), "\(theme): \(topic)") }
    }
  }

  @Test func `no indicator stands in a topic of its own by a slip of spelling`() {
    for theme in Indicator.Theme.allCases { #expect(Set(catalogue.topics(in: theme)).isSubset(of: theme.topics)) }
  }

  @Test(arguments: [
    "underretninger", "forebyggende-indsatser", "anbragte", "topi-gul-roed", "tosprogede", "kun-grundskole",
    "videregaaende-uddannelse", "boern-hos-en-foraelder", "specialtilbud", "sprog-daekning-3-aar",
    "disponibel-indkomst",
    "folketal", "areal",
  ])
  func `what must not be read as good or bad has no direction`(slug: String) {
    #expect(catalogue[slug]?.direction == .neutral)
  }

  @Test(arguments: [
    ("social-trivsel", Indicator.Direction.higherBetter), ("hoejt-fravaer", .lowerBetter), ("ledighed", .lowerBetter),
    ("ungdomsuddannelse-15-mdr", .higherBetter), ("unge-uden-uddannelse-job", .lowerBetter),
    ("normering-boernehave", .lowerBetter), ("foreningsmedlemskaber", .higherBetter), ("sprog-3-aar", .higherBetter),
  ])
  func `the others point the way the field reads them`(slug: String, direction: Indicator.Direction) {
    #expect(catalogue[slug]?.direction == direction)
  }

  @Test func `figures about staff need ten persons behind them, figures about children five`() {
    for slug in ["social-kapital", "sygefravaer-medarbejdere", "paedagogandel"] {
      #expect(catalogue[slug]?.threshold == 10)
    }
    for indicator in catalogue.indicators where indicator.sensitivity != .open {
      #expect(indicator.threshold >= 5, "\(indicator.slug)")
    }
  }

  @Test func `the national tests break where the tests changed, and are confidential`() {
    for slug in ["gode-til-laesning", "gode-til-matematik"] {
      #expect(catalogue[slug]?.breaks.map(\.from) == [.schoolYear(2022), .schoolYear(2023), .schoolYear(2026)])
      #expect(catalogue[slug]?.sensitivity == .confidential)
    }
  }

  @Test func `well-being is measured from one to five, and never so for the youngest`() {
    for slug in ["social-trivsel", "faglig-trivsel", "stoette-og-inspiration", "ro-og-orden", "generel-skoletrivsel"] {
      #expect(catalogue[slug]?.measure == .mean(lowest: 1, highest: 5))
      #expect(catalogue[slug]?.threshold == 5)
    }
    #expect(catalogue["glad-for-skolen-0-3"]?.measure == .proportion)
  }

  @Test func `the social series break when the children's act came into force`() {
    for slug in ["forebyggende-indsatser", "anbragte"] { #expect(catalogue[slug]?.breaks.map(\.from) == [.year(2024)]) }
  }

  @Test func `absence does not join the corona years to the later ones`() {
    for slug in ["hoejt-fravaer", "samlet-fravaer", "ulovligt-fravaer"] {
      #expect(catalogue[slug]?.breaks.map(\.from) == [.schoolYear(2019), .schoolYear(2022)])
    }
  }

  @Test func `only what a source has itself published counts as public, and says on which licence or by whom`() {
    for indicator in catalogue.indicators where indicator.source.isPublic {
      #expect(indicator.sensitivity == .open, "\(indicator.slug)")
      if indicator.source.publisher == "Danmarks Statistik" { #expect(indicator.source.licence == "CC BY 4.0") }
    }
  }

  @Test func `breaks stand in order of time`() {
    for indicator in catalogue.indicators {
      #expect(indicator.breaks.map(\.from) == indicator.breaks.map(\.from).sorted(), "\(indicator.slug)")
    }
  }

  @Test func `every text is whole: sentences end, subjects can begin a sentence, no English and no leftovers`() {
    for one in catalogue.indicators {
      for sentence in [one.question, one.definition, one.mayConclude, one.mayNotConclude, one.frequency]
        + one.breaks.map(\.reason)
      {
        #expect(sentence.last.map { ".?".contains($0) } == true, "\(one.slug): \(sentence)")
        #expect(sentence.first?.isUppercase == true, "\(one.slug): \(sentence)")
        #expect(sentence.count >= 9, "\(one.slug): \(sentence)")
      }
      #expect(one.question.hasSuffix("?"), "\(one.slug)")
      #expect(one.subject.first?.isLowercase == true && !one.subject.hasSuffix("."), "\(one.slug): \(one.subject)")
      let words = Set(all(of: one).lowercased().split { !$0.isLetter }.map(String.init))
      #expect(words.isDisjoint(with: ["the", "and", "of", "todo", "benchmark", "followup"]), "\(one.slug)")
    }
  }

  @Test func `no two indicators share a name or the subject of their sentences`() {
    #expect(Set(catalogue.indicators.map(\.name)).count == catalogue.indicators.count)
    #expect(Set(catalogue.indicators.map(\.subject)).count == catalogue.indicators.count)
  }

  @Test func `the README explains every field a file may have`() throws {
    let readme = try String(contentsOf: shipped.appending(path: "README.md"), encoding: .utf8)
    let yaml = try FileManager.default.contentsOfDirectory(atPath: shipped.path).filter { $0.hasSuffix(".yaml") }
    var fields: Set<String> = []
    for file in yaml {
      for line in try String(contentsOf: shipped.appending(path: file), encoding: .utf8).split(separator: "\n") {
        let field = line.prefix { $0 != ":" }
        if field.first?.isLetter == true, field.count < line.count { fields.insert(String(field)) }
      }
    }
    #expect(fields.count >= 25)
    for field in fields { #expect(readme.contains("`\(field)") || readme.contains("`\(field):"), "\(field)") }
  }

  private func all(of one: Indicator) -> String {
    [
      one.name, one.topic, one.question, one.subject, one.definition, one.population, one.mayConclude,
      one.mayNotConclude,
    ]
    .joined(separator: " ")
  }
}
