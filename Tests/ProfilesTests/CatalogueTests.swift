import Foundation
import MethodFiles
import Profiles
import Testing

@Suite struct CatalogueTests {
  @Test func `every field of a right file is read`() throws {
    let (catalogue, findings) = try load(["cykler.yaml": rightIndicator])
    #expect(findings == [])
    let cycling = try #require(catalogue["cykler"])
    #expect(cycling.name == "Cykler i skole")
    #expect(cycling.theme == .wellbeing)
    #expect(cycling.measure == .proportion)
    #expect(cycling.numerator == "Elever, der cykler")
    #expect(cycling.source.url == "https://fjordlund.example/cykler")
    #expect(cycling.source.licence == nil)
    #expect(!cycling.source.isPublic)
    #expect(cycling.breaks == [.init(from: .schoolYear(2023), reason: "Tællingen blev flyttet fra oktober til maj.")])
    #expect(cycling.smallestRelevantDifference == 2.5)
    #expect(cycling.breakdowns == [.init(name: "klassetrin", categories: ["0.–3. klasse", "4.–9. klasse"])])
  }

  @Test(arguments: [
    ("measure: proportion\n", "measure: mean\nscale: [1, 5]\n", Indicator.Measure.mean(lowest: 1, highest: 5)),
    ("measure: proportion\n", "measure: rate\nper: 1000\n", .rate(per: 1000)),
    (
      "measure: proportion\nnumerator: Elever, der cykler\ndenominator: Elever, der har svaret\n", "measure: count\n",
      .count
    ),
    (
      "measure: proportion\nnumerator: Elever, der cykler\ndenominator: Elever, der har svaret\n",
      "measure: amount\nunit: kr.\n", .amount(unit: "kr.")
    ),
  ])
  func `each kind of number is read with the field that belongs to it`(
    old: String, new: String, expected: Indicator.Measure
  ) throws {
    let (catalogue, findings) = try load([
      "cykler.yaml": rightIndicator.replacingOccurrences(of: old, with: new)
    ])
    #expect(findings == [])
    #expect(catalogue["cykler"]?.measure == expected)
  }

  @Test(arguments: [
    ("threshold: 5", "threshold: 2", 27, "threshold", "Her står »2«. Skriv et helt tal fra 3 til 50."),
    ("threshold: 5", "threshold: fem", 27, "threshold", "Her står »fem«. Skriv et helt tal fra 3 til 50."),
    ("threshold: 5", "treshold: 5", 27, "treshold", "Feltet findes ikke. Mener du »threshold«?"),
    (
      "name: Cykler i skole\n", "", 1, "name",
      "Feltet mangler. Skriv det ind; vejledningen fortæller, hvad der skal stå."
    ),
    (
      "name: Cykler i skole", "name:", 3, "name",
      "Feltet er tomt. Skriv en tekst, eller slet linjen, hvis feltet kan undværes."
    ),
    ("name: Cykler i skole", "name: [a, b]", 3, "name", "Her står »en liste«. Skriv en tekst."),
    (
      "theme: trivsel", "theme: skole", 4, "theme", "Her står »skole«. Skriv trivsel, laering, vilkaar eller livskraft."
    ),
    (
      "direction: higherBetter", "direction: op", 14, "direction",
      "Her står »op«. Skriv higherBetter, lowerBetter eller neutral."
    ),
    (
      "from: 2023/24", "from: sidste år", 24, "breaks[1].from",
      "Her står »sidste år«. Skriv en periode, for eksempel 2024/25, 2024, 2024K2, 2024M05 eller 2024-12-31."
    ),
    (
      "from: 2023/24", "from: 2023", 24, "breaks[1].from",
      "Her står »2023«, men tallet opgøres pr. skoleår. Skriv bruddet på samme måde: 2024/25."
    ),
    ("public: false", "public: nej", 20, "source.public", "Her står »nej«. Skriv true for ja eller false for nej."),
    (
      "  publisher: Kommunen\n", "", 17, "source.publisher",
      "Feltet mangler. Skriv det ind; vejledningen fortæller, hvad der skal stå."
    ),
    (
      "https://", "http://", 19, "source.url",
      "Her står »http://fjordlund.example/cykler«. Skriv en adresse, der begynder med https://."
    ),
    (
      "smallestRelevantDifference: 2.5", "smallestRelevantDifference: 2,5", 28, "smallestRelevantDifference",
      "Her står »2,5«. Skriv et tal over 0 med punktum før decimalerne, for eksempel 0.2."
    ),
    (
      "measure: proportion", "measure: proportion\nper: 100", 11, "per",
      "Feltet bruges ikke, når measure er »proportion«. Slet linjen, eller ret measure."
    ),
    (
      "measure: proportion", "measure: amount\nunit: kr.\nscale: [1, 5]", 12, "scale",
      "Feltet bruges ikke, når measure er »amount«. Slet linjen, eller ret measure."
    ),
    (
      "measure: proportion", "measure: mean\nscale: [5, 1]", 11, "scale",
      "Her står »2 værdier«. Skriv skalaens laveste og højeste værdi, for eksempel [1, 5]."
    ),
    (
      "numerator: Elever, der cykler\n", "", 1, "numerator",
      "Feltet mangler. Skriv det ind; vejledningen fortæller, hvad der skal stå."
    ),
    (
      "categories: [0.–3. klasse, 4.–9. klasse]", "categories: [alle, alle]", 33, "breakdowns[1].categories",
      "Her står »alle, alle«. Skriv mindst to tekster, der er forskellige."
    ),
    (
      "slug: cykler", "slug: Cykler på vej", 1, "slug",
      "Her står »Cykler på vej«. Skriv små bogstaver a–z, cifre og bindestreger, for eksempel social-trivsel."
    ),
    (
      "slug: cykler", "slug: loebehjul", 1, "slug",
      "Her står »loebehjul«, men filen hedder cykler.yaml. De to skal være ens."
    ),
    ("version: 1\n", "version: 1\nversion: 2\n", 3, "version", "Feltet står der mere end én gang. Behold det ene."),
  ])
  func `a slip is told with line, field and what was expected`(
    old: String, new: String, line: Int, field: String, sentence: String
  ) throws {
    let found = try findings(replacing: old, by: new)
    let told = found.first { $0.field == field }
    #expect(told?.line == line)
    #expect(
      told?.message == "cykler.yaml, linje \(line), feltet »\(field)«: \(sentence)", "fandt: \(found.map(\.message))")
  }

  @Test func `all slips of a file are told at once, in the order of its lines`() throws {
    let broken = rightIndicator.replacingOccurrences(of: "decimals: 1", with: "decimals: mange")
      .replacingOccurrences(of: "located: institution", with: "located: her").replacingOccurrences(
        of: "frequency", with: "hyppighed")
    let (catalogue, findings) = try load(["cykler.yaml": broken])
    #expect(catalogue.indicators.isEmpty)
    #expect(findings.map(\.field) == ["frequency", "decimals", "located", "hyppighed"])
  }

  @Test func `a copy that kept the slug is refused, and the first file still counts`() throws {
    let (catalogue, findings) = try load(["cykler.yaml": rightIndicator, "cykler-kopi.yaml": rightIndicator])
    // Files are read by name: the copy comes first, and is refused for its name, so the right file is not a duplicate.
    #expect(catalogue["cykler"] != nil)
    #expect(
      findings.map(\.message) == [
        "cykler-kopi.yaml, linje 1, feltet »slug«: Her står »cykler«, men filen hedder cykler-kopi.yaml. De to skal være ens."
      ])
  }

  @Test func `two files with the same slug are told by the name of the first`() throws {
    let (catalogue, findings) = try load(["cykler.yaml": rightIndicator, "cykler.yml": rightIndicator])
    #expect(catalogue.indicators.count == 1)
    #expect(
      findings.map(\.message) == [
        "cykler.yml, linje 1, feltet »slug«: Filen cykler.yaml har den samme slug. Giv den ene et andet navn."
      ])
  }

  @Test(arguments: [
    ("", "Filen skal bestå af felter"), ("- en liste", "Filen skal bestå af felter"),
    ("bare tekst", "Filen skal bestå af felter"),
    ("slug: [", "Filen er ikke skrevet som YAML"), ("a: b: c", "Filen er ikke skrevet som YAML"),
    ("slug: a\n\tname: b", "Filen er ikke skrevet som YAML"),
    ("# " + String(repeating: "a", count: 70_000), "Filen er for stor"),
  ])
  func `a file that is no indicator at all is told in one sentence`(text: String, beginning: String) throws {
    let (catalogue, findings) = try load(["cykler.yaml": text])
    #expect(catalogue.indicators.isEmpty)
    #expect(findings.count == 1)
    #expect(findings.first?.problem.sentence.hasPrefix(beginning) == true, "\(findings.map(\.message))")
  }

  @Test func `a file in another encoding is told, not guessed at`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "katalog-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try #require(rightIndicator.data(using: .windowsCP1252))
      .write(to: folder.appending(path: "cykler.yaml"))
    let (_, findings) = Catalogue.load(folder: folder)
    #expect(findings.map(\.problem) == [.unreadable])
  }

  @Test func `a folder without indicators says so`() throws {
    let (_, findings) = try load(["læsmig.txt": "hej"])
    #expect(findings.map(\.problem) == [.noFiles])
  }
}
