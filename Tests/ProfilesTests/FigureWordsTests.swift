import Disclosure
import Profiles
import Statistics
import TestSupport
import Testing
import Values

@Suite struct FigureWordsTests {
  /// Subjects that trip up a sentence made by filling in.
  @Test(arguments: [
    ("elevernes sociale trivsel", "Elevernes sociale trivsel er højere end"),
    ("andelen af unge, der har fritidsjob", "Andelen af unge, der har fritidsjob, er højere end"),
    (
      "andelen af børn, som personalet er bekymret for",
      "Andelen af børn, som personalet er bekymret for, er højere end"
    ),
    ("antallet af børn og unge", "Antallet af børn og unge er højere end"),
    ("ældre elevers trivsel", "Ældre elevers trivsel er højere end"),
  ])
  func `a subject with a clause gets the comma that closes it`(subject: String, start: String) throws {
    let found = try clear(.made(subject: subject))
    #expect(FigureWords.title(found) == "\(start) i resten af Fjordlund Kommune")
  }

  @Test(arguments: [
    ("Fjordlund Kommune", "resten af Fjordlund Kommune", "Kommunen"), ("Hele landet", "resten af landet", "Landet"),
    ("Danmark", "resten af Danmark", "Landet"), ("Region Midt", "resten af Region Midt", "Region Midt"),
  ])
  func `the whole is named as one would say it`(whole: String, rest: String, brief: String) {
    #expect(FigureWords.rest(of: whole) == rest)
    #expect(FigureWords.brief(whole) == brief)
  }

  @Test func `a day is the time on which, every other period the time in which`() {
    let phrases = ["2024/25", "2024", "2024K2", "2024M05", "2024-12-31", "2022-2024"].map { text in
      Period(reading: text).map { FigureWords.inside($0) } ?? "?"
    }
    #expect(
      phrases == [
        "i skoleåret 2024/25", "i 2024", "i 2. kvartal 2024", "i maj 2024", "den 31. december 2024",
        "i årene 2022–2024",
      ])
  }

  @Test func `an amount without counts behind it is shown and not judged`() throws {
    let indicator = Indicator.made(
      measure: .amount(unit: "kr."), subject: "den gennemsnitlige indkomst", decimals: 0, period: .year)
    let found = try #require(
      try figure(indicator, [Cell("strandby", "2024", .given(212_400)), Cell("fjordlund", "2024", .given(250_000))]))
    #expect(FigureWords.title(found) == "Den gennemsnitlige indkomst er 212.400\u{A0}kr. i 2024")
    #expect(
      FigureWords.sentence(found)
        == "I 2024 er tallet for Strandby 212.400\u{A0}kr. I hele Fjordlund Kommune er det 250.000\u{A0}kr. "
        + "Kilden oplyser ikke, hvor mange der er bag tallene, så vi kan ikke sige, om forskellen er sikker.")
  }

  @Test func `few behind a number is said`() throws {
    let found = try #require(
      try figure(
        .made(),
        [
          Cell("strandby", "2024/25", .proportion(x: 9, n: 18)),
          Cell("fjordlund", "2024/25", .proportion(x: 90, n: 180)),
        ]))
    #expect(
      FigureWords.sentence(found).contains("Tallet bygger på få: der er kun 18 bag det, så læs det med varsomhed."))
  }

  @Test func `a monthly figure is told by how it usually moves, from twelve in a row and never across a break`() throws
  {
    let monthly = Indicator.made(period: .month)
    let months = (0..<14).map { "\(2025 + $0 / 12)M\($0 % 12 < 9 ? "0" : "")\($0 % 12 + 1)" }
    let counts = [52, 49, 55, 50, 47, 53, 51, 48, 54, 50, 46, 52, 51, 140]
    func sentence(_ places: [Int], _ indicator: Indicator) throws -> String {
      FigureWords.sentence(
        try #require(
          try figure(
            indicator,
            places.flatMap {
              [
                Cell("strandby", months[$0], .proportion(x: counts[$0], n: 300)),
                Cell("fjordlund", months[$0], .proportion(x: 400, n: 1800)),
              ]
            })))
    }
    #expect(try sentence(Array(0..<11), monthly).hasSuffix("til at sige, hvor meget tallet plejer at svinge."))
    #expect(
      try sentence(Array(0..<12), monthly).hasSuffix(
        "Tallet svinger, som det plejer. Det er foreløbige grænser, for der er kun 12 målinger."))
    #expect(try sentence(Array(0..<13), monthly).hasSuffix("Tallet svinger, som det plejer."))
    #expect(
      try sentence(Array(0..<14), monthly).hasSuffix(
        "Det seneste tal ligger uden for det, tallet plejer at svinge mellem. "
          + "Der kan være sket noget, men det kan også være årstiden."))
    #expect(try sentence(Array(0..<14).filter { $0 != 5 }, monthly).contains("Der er for få målinger i træk"))
    let broken = Indicator.made(period: .month, breaks: [.init(from: .month(2025, 4), reason: "Ny måling.")])
    #expect(try sentence(Array(0..<14), broken).contains("Der er for få målinger i træk"))
  }

  private func clear(_ indicator: Indicator) throws -> Figure {
    try #require(
      try figure(
        indicator,
        [
          Cell("strandby", "2024/25", .proportion(x: 180, n: 200)),
          Cell("fjordlund", "2024/25", .proportion(x: 480, n: 1200)),
        ]))
  }
}
