import Foundation
import People
import Profiles
import Tabular
import Testing
import Values

/// What a file may get wrong, and what the person who sent it is told.
@Suite struct ImportReadingTests {
  static let mapping = Mapping(
    indicator: .fixed("fravaer"), area: .column("Skole"), period: .column("Skoleår"),
    measures: .init(numerator: "Tæller", denominator: "Nævner"))

  static func draft(
    _ text: String, mapping: Mapping = mapping, catalogue: Catalogue = Town.catalogue
  ) async throws -> ImportDraft {
    try await withFile(text) { file in
      ImportReading(
        mapping: mapping, catalogue: catalogue, areas: AreaTree(Town.areas), today: Day(2026, 11, 1)!
      ).read(try Tidy.read(file.path))
    }
  }

  static func file(_ rows: [String]) -> String {
    (["Skole;Skoleår;Tæller;Nævner"] + rows).joined(separator: "\n") + "\n"
  }

  static let good = ["Strandby Skole;2023/24;12;100", "Havneskolen;2023/24;20;110", "Bakkeskolen;2023/24;31;150"]

  @Test func `a good file is read without an error`() async throws {
    let draft = try await Self.draft(Self.file(Self.good))
    #expect(draft.isUsable)
    #expect(draft.figures == 3)
  }

  static let wrongRows: [(row: String, column: String, says: String)] = [
    ("Ukendt Skole;2023/24;12;100", "Skole", "findes ikke"),
    ("Åskolen;næste år;12;100", "Skoleår", "kan ikke læses"),
    ("Åskolen;2031/32;12;100", "Skoleår", "ikke begyndt"),
    ("Åskolen;2023;12;100", "Skoleår", "skoleår"),
    ("Åskolen;2023/24;120;100", "Tæller", "større end nævneren"),
    ("Åskolen;2023/24;-1;100", "Tæller", "negativt"),
    ("Åskolen;2023/24;12,5;100", "Tæller", "helt tal"),
    ("Bakkeskolen;2023/24;12;100", "Tæller (C)", "står også i række 4"),
  ]

  @Test(arguments: wrongRows)
  func `one bad row is named by row and column, and nothing can be taken in`(
    row: String, column: String, says: String
  ) async throws {
    let draft = try await Self.draft(Self.file(Self.good + [row]))
    #expect(!draft.isUsable)
    let errors = draft.findings.items.filter { $0.level == .error }
    #expect(
      errors.contains { $0.row == 5 && $0.message.contains(says) && ($0.column ?? "").hasPrefix(column) }, "\(errors)")
  }

  @Test func `all errors are listed, not just the first`() async throws {
    let draft = try await Self.draft(Self.file(Self.good + Self.wrongRows.map(\.row)))
    let rows = Set(draft.findings.items.filter { $0.level == .error }.compactMap(\.row))
    #expect(rows.isSuperset(of: 5...12))
  }

  @Test func `signs for no number are kept apart and are never zero`() async throws {
    let draft = try await Self.draft(
      Self.file(Self.good + ["Åskolen;2023/24;..;100", "Åskolen;2022/23;<10;100", "Bakkeskolen;2022/23;0;100"]))
    #expect(draft.isUsable, "\(draft.findings.items)")
    let contents = draft.contents
    #expect(contents.contains(.absent(mark: "..")))
    #expect(contents.contains(.absent(mark: "<10")))
    #expect(contents.contains(.share(x: 0, n: 100)))
  }

  @Test func `a CPR number anywhere stops the file and is never repeated`() async throws {
    let text =
      "Skole;Skoleår;Elev;Tæller;Nævner\n"
      + ["Strandby Skole;2023/24;010203-1234;1;10", "Havneskolen;2023/24;020304-2345;1;10"].joined(separator: "\n")
    let draft = try await Self.draft(text)
    #expect(!draft.isUsable)
    #expect(draft.findings.items.contains { $0.message.contains("CPR") })
    #expect(!draft.findings.items.contains { "\($0)".contains("010203") || "\($0)".contains("2345") })
  }

  @Test func `per cent written as fractions is noticed`() async throws {
    let rows = Town.schools.flatMap { school in ["2022/23;0,12", "2023/24;0,14"].map { "\(school.name);\($0)" } }
    let mapping = Mapping(
      indicator: .fixed("fravaer"), area: .column("Skole"), period: .column("Skoleår"), measures: .init(value: "Andel"))
    let draft = try await Self.draft("Skole;Skoleår;Andel\n" + rows.joined(separator: "\n"), mapping: mapping)
    #expect(!draft.isUsable)
    #expect(draft.findings.items.contains { $0.level == .error && $0.message.contains("brøker") })
  }

  @Test func `an error in a column we store is told however many oddities stand before it in others`() async throws {
    // Most of the column is numbers, so what is not is told: 700 times in a column nobody uses, once in one we store.
    var rows = (0..<6300).map { place in
      "Strandby Skole;\(Period.schoolYear(1900 + place % 100).text);5;100;\(place % 9 == 0 ? "nej" : "7")"
    }
    rows.append("Havneskolen;2023/24;femten;100;7")
    let draft = try await Self.draft(
      "Skole;Skoleår;Tæller;Nævner;Tæller i fjor\n" + rows.joined(separator: "\n"))
    #expect(!draft.isUsable)
    #expect(draft.findings.items.contains { $0.level == .error && $0.row == 6302 && $0.column == "Tæller (C)" })
    #expect(draft.findings.count(of: .warning) == 700, "each is counted: \(draft.findings.count)")
    #expect(draft.findings.items.count < 2500)
  }

  @Test func `a mistake in every row does not hide another made once`() async throws {
    let rows = (0..<3000).map { "Strandby Skole;\(Period.schoolYear(1800 + $0 % 200).text);12,5;100" }
    let draft = try await Self.draft(Self.file(rows + ["Havneskolen;2023/24;20;10", "Ukendt;2023/24;2;10"]))
    for says in ["helt tal", "større end", "findes ikke"] {
      #expect(draft.findings.items.contains { $0.level == .error && $0.message.contains(says) }, "\(says)")
    }
    #expect(draft.findings.count(of: .error) == 3002)
  }

  @Test func `an area nobody knows stops the file until somebody leaves it out by name`() async throws {
    let rows = Self.good + ["Region Nord;2023/24;12;100", "Region Syd;2023/24;12;100", "Region Nord;2022/23;9;100"]
    let draft = try await Self.draft(Self.file(rows))
    #expect(!draft.isUsable && draft.unknownAreas == ["Region Nord", "Region Syd"])
    #expect(draft.findings.items.filter { $0.level == .error }.map(\.row) == [5, 6])
    #expect(draft.findings.items.allSatisfy { $0.column == "Skole (A)" })
    var mapping = Self.mapping
    mapping.skipped = ["Skole": ["Region Nord"]]
    #expect(try await !Self.draft(Self.file(rows), mapping: mapping).isUsable, "the other one is nobody's decision")
    mapping.skipped = ["Skole": draft.unknownAreas]
    let left = try await Self.draft(Self.file(rows), mapping: mapping)
    #expect(left.isUsable && left.skippedRows == 3 && left.figures == 3)
    #expect(left.findings.items.filter { $0.level == .warning }.map(\.found) == ["Region Nord", "Region Syd"])
  }

  static let split = Mapping(
    indicator: .fixed("trivsel"), area: .column("Skole"), period: .column("Skoleår"), measures: .init(value: "Trivsel"))

  @Test(arguments: [
    // A decimal comma between commas: every row has one number too many, or just one of them has.
    "Skole,Skoleår,Trivsel\nHavneskolen,2023/24,3,7\nÅskolen,2023/24,3,9\n",
    "Skole,Skoleår,Trivsel\nHavneskolen,2023/24,3\nBakkeskolen,2023/24,4\nÅskolen,2023/24,3,9\n",
    // A line that was broken in two.
    "Skole;Skoleår;Trivsel\nHavneskolen;2023/24;3\nBakkeskolen;2023/24\n;4\nÅskolen;2023/24;3,9\n",
  ])
  func `a number that was cut in two is never taken for its first half`(text: String) async throws {
    let draft = try await Self.draft(text, mapping: Self.split)
    #expect(!draft.isUsable, "\(draft.contents) \(draft.findings.items)")
  }

  @Test func `letters that came through the wrong encoding are told as that`() async throws {
    let garbled = String("Åskolen".utf8.map { Character(Unicode.Scalar($0)) })
    let draft = try await Self.draft(Self.file(Self.good + ["\(garbled);2023/24;12;100"]))
    #expect(draft.findings.items.contains { $0.row == 5 && $0.message.contains("UTF-8") })
  }

  @Test func `a label across the top is told by its column, not by a row`() async throws {
    let mapping = Mapping(
      isMelted: true, indicator: .fixed("trivsel"), area: .column("Skole"), period: .column("tid"),
      measures: .init(value: "value"))
    let draft = try await Self.draft(
      "Skole;2022/23;2023/24;2031/32\nHavneskolen;3,1;9,2;3,3\nÅskolen;3,1;3,2;3,3\n", mapping: mapping)
    let errors = draft.findings.items.filter { $0.level == .error }
    #expect(errors.contains { $0.row == nil && $0.column == "2031/32 (D)" && $0.message.contains("ikke begyndt") })
    #expect(errors.contains { $0.row == 2 && $0.column == "2023/24 (C)" && $0.message.contains("skalaen") })
  }

  @Test func `a column the mapping needs and the file lacks is named`() async throws {
    let draft = try await Self.draft("Skole;År;Antal\nHavneskolen;2023/24;3\n")
    #expect(!draft.isUsable)
    #expect(draft.findings.items.contains { $0.message.contains("Skoleår") })
  }

  @Test func `one bad row in many is found and named`() async throws {
    var rows: [String] = []
    for year in 1900..<2020 {
      for school in Town.schools { rows.append("\(school.name);\(Period.schoolYear(year).text);5;100") }
    }
    rows.insert("Havneskolen;1890/91;500;100", at: 401)
    let draft = try await Self.draft(Self.file(rows))
    let errors = draft.findings.items.filter { $0.level == .error }
    #expect(errors.map(\.row) == [403])
  }
}
