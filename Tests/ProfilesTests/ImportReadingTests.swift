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
    ("Bakkeskolen;2023/24;12;100", "", "står også i række 4"),
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
