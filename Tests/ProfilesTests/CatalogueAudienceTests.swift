import Disclosure
import Foundation
import Profiles
import Testing

/// Who may see an indicator, and how many persons must stand behind its numbers for them.
@Suite struct CatalogueAudienceTests {
  static func read(_ lines: String, sensitivity: String = "open") throws -> Indicator {
    let text = rightIndicator.replacingOccurrences(
      of: "sensitivity: open\n", with: "sensitivity: \(sensitivity)\n\(lines)")
    let (catalogue, findings) = try load(["cykler.yaml": text])
    #expect(findings == [])
    return try #require(catalogue["cykler"])
  }

  /// What the four circles need behind a number, narrowest first; nil where the circle sees nothing of the indicator.
  @Test(
    arguments: [
      ("open", "", [5, 5, 5, 5]),
      ("sensitive", "", [5, 5, 10, 10]),
      ("confidential", "", [5, nil, nil, nil]),
      ("open", "audience: partner\n", [5, 5, nil, nil]),
      ("sensitive", "audience: inside\n", [5, nil, nil, nil]),
      ("confidential", "audience: inside\n", [5, nil, nil, nil]),
      ("open", "thresholds:\n  guest: 8\n", [5, 5, 8, 8]),
      ("sensitive", "thresholds:\n  partner: 12\n  everyone: 20\n", [5, 12, 12, 20]),
      ("open", "audience: guest\nthresholds:\n  partner: 6\n  guest: 7\n  everyone: 50\n", [5, 6, 7, nil]),
    ] as [(String, String, [Int?])])
  func `the circle and its thresholds follow the file, and otherwise the sensitivity`(
    sensitivity: String, lines: String, expected: [Int?]
  ) throws {
    let indicator = try Self.read(lines, sensitivity: sensitivity)
    #expect(Audience.allCases.map { indicator.threshold(for: $0) } == expected)
    #expect(Audience.allCases.map { FamilyRule(indicator, for: $0)?.threshold } == expected)
  }

  @Test(arguments: [
    (
      "open", "thresholds:\n  partner: 4\n", 28, "thresholds.partner",
      "Her står »4«, men »threshold« er 5. Jo flere der kan se et tal, jo flere personer skal der være bag. Skriv 5 eller mere."
    ),
    (
      "open", "thresholds:\n  partner: 12\n  everyone: 10\n", 29, "thresholds.everyone",
      "Her står »10«, men »partner« er 12. Jo flere der kan se et tal, jo flere personer skal der være bag. Skriv 12 eller mere."
    ),
    (
      "sensitive", "thresholds:\n  everyone: 9\n", 28, "thresholds.everyone",
      "Her står »9«. Et følsomt tal, som andre end jer kan se uden login, skal have mindst 10 personer bag. Skriv 10 eller mere."
    ),
    ("open", "thresholds:\n  guest: 51\n", 28, "thresholds.guest", "Her står »51«. Skriv et helt tal fra 3 til 50."),
    (
      "open", "thresholds:\n  inside: 5\n", 28, "thresholds.inside",
      "Feltet findes ikke. Du kan bruge partner, guest og everyone."
    ),
    (
      "open", "thresholds: 10\n", 27, "thresholds",
      "Her står »10«. Skriv felterne partner, guest og everyone under hinanden, rykket to mellemrum ind."
    ),
    ("open", "audience: alle\n", 27, "audience", "Her står »alle«. Skriv inside, partner, guest eller everyone."),
    (
      "confidential", "audience: partner\n", 27, "audience",
      "Her står »partner«, men sensitivity er »confidential«, og så vises tallet kun for medarbejdere og ledere. Skriv inside, eller slet linjen."
    ),
  ])
  func `what would show more to more people is told with line and field`(
    sensitivity: String, lines: String, line: Int, field: String, sentence: String
  ) throws {
    let found = try findings(replacing: "sensitivity: open\n", by: "sensitivity: \(sensitivity)\n\(lines)")
    #expect(found.map(\.message) == ["cykler.yaml, linje \(line), feltet »\(field)«: \(sentence)"])
  }

  @Test func `a definition kept before there were audiences is read, and one that says nothing of them is kept alike`()
    throws
  {
    let plain = Indicator.made()
    let text = String(decoding: try JSONEncoder().encode(plain), as: UTF8.self)
    #expect(!text.contains("audience") && !text.contains("thresholds"))
    #expect(try JSONDecoder().decode(Indicator.self, from: Data(text.utf8)) == plain)
    let own = try Self.read("audience: guest\nthresholds:\n  guest: 7\n")
    #expect(try JSONDecoder().decode(Indicator.self, from: JSONEncoder().encode(own)) == own)
  }
}
