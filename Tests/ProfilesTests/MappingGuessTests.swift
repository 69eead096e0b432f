import Foundation
import People
import Profiles
import Tabular
import Testing
import Values

/// What is guessed about a file nobody has mapped before, and what is left for a person.
@Suite struct MappingGuessTests {
  static let fravaer = Indicator.made("fravaer", name: "Højt fravær")
  static let bil = Indicator.made("familier-uden-bil", name: "Familier uden bil", measure: .count)
  static let catalogue = Catalogue([fravaer, bil, .made("trivsel", name: "Social trivsel")])

  static func guess(_ text: String) async throws -> (guess: Mapping.Guess, survey: FileSurvey) {
    try await withFile(text) { file in
      let survey = FileSurvey(try Tidy.read(file.path), catalogue: catalogue)
      return (Mapping.guess(survey, catalogue: catalogue, areas: AreaTree(Town.areas)), survey)
    }
  }

  @Test(arguments: [
    ("Højt fravær", "fravaer"), ("HØJT FRAVÆR", "fravaer"), ("Højt fravær (pct.)", "fravaer"),
    ("Højt fravær i procent", "fravaer"), ("Andel højt fravær", "fravaer"), ("fravaer", "fravaer"),
    ("Antal familier uden bil", "familier-uden-bil"), ("Familier uden bil i alt", "familier-uden-bil"),
  ])
  func `a number column that bears an indicator's name is that indicator`(heading: String, slug: String) async throws {
    let (guess, _) = try await Self.guess("Skole;Skoleår;\(heading);Besvarelser\nHavneskolen;2023/24;12;100\n")
    #expect(guess.indicator == slug)
    #expect(guess.measures.value == heading && guess.measures.denominator == "Besvarelser")
    #expect(guess.areaColumn == "Skole" && guess.periodColumn == "Skoleår" && !guess.isMelted)
  }

  @Test(arguments: ["Indhold", "Antal elever med højt fravær", "Antal", "i alt"])
  func `a heading that only sounds like one leaves the indicator to a person`(heading: String) async throws {
    let (guess, _) = try await Self.guess("Skole;Skoleår;\(heading)\nHavneskolen;2023/24;12\n")
    #expect(guess.indicator == nil && guess.indicatorColumn == nil)
    #expect(throws: MappingRefusal.noIndicator) { try guess.mapping() }
  }

  static let nameless = """
    "Familier uden bil i alt","Havneskolen",518,514
    "Familier uden bil i alt","Bakkeskolen",321,319
    "Familier uden bil i alt","Region Nord",271,270

    """

  @Test func `a file without headings has its columns asked for by year`() async throws {
    let (guess, survey) = try await Self.guess(Self.nameless)
    #expect(survey.isMelted && survey.hasManyNumbers && !survey.hasHeader)
    #expect(guess.periodColumn == "indhold" && guess.unreadPeriods == ["kolonne C", "kolonne D"])
    #expect(guess.indicatorLabels == ["Familier uden bil i alt": "familier-uden-bil"])
    #expect(throws: MappingRefusal.unnamedPeriods(["kolonne C", "kolonne D"])) { try guess.mapping() }
    let mapping = try guess.mapping(.init(periodLabels: ["kolonne C": .year(2020), "kolonne D": .year(2021)]))
    #expect(mapping.periodLabels.count == 2 && mapping.measures.value == "value")
  }

  @Test func `nameless columns beside a column of periods are different numbers`() async throws {
    let (guess, survey) = try await Self.guess(
      "Havneskolen,2022/23,12,100\nHavneskolen,2023/24,11,90\nÅskolen,2023/24,4,80\n")
    #expect(!survey.isMelted && guess.periodColumn != nil && guess.unreadPeriods.isEmpty)
    #expect(survey.measures.count == 2 && survey.rows == 3)
  }

  @Test func `areas nobody knows are pointed out and never left out by a guess`() async throws {
    let (guess, _) = try await Self.guess("Skole;Skoleår;Højt fravær\nHavneskolen;2023/24;1\nRegion Nord;2023/24;2\n")
    #expect(guess.areaColumn == "Skole")
    #expect(try guess.mapping().skipped.isEmpty)
  }
}
