import People
import Tabular
import TestSupport
import Testing
import Values

@Suite struct WorkbookImportTests {
  @Test func `a workbook is read as the same list as a text file, with numbers that Excel keeps as numbers`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let path = folder + "/enheder.xlsx"
      let writer = try XLSXWriter(path: path)
      try writer.sheet("Enheder", header: ["Institutionsnavn", "Type", "Institutionsnr", "Telefon"])
      try writer.row([
        .text("Åhuse Skole"), .text("Folkeskole"), .number(280_999, decimals: nil), .number(12_345_678, decimals: nil),
      ])
      try writer.finish()
      let sheet = OrganisationImportSheet(try Grid.read(path), kind: .units)
      let mapping = ColumnMapping(guessing: sheet.headings, kind: .units)
      let plan = UnitPlanner(sheet, mapping, tree: AreaTree([]), units: []).plan()
      #expect(plan.findings.count == 0)
      let unit = try #require(plan.new.first)
      #expect(unit.name == "Åhuse Skole" && unit.kind == .school)
      #expect(unit.code == "280999" && unit.phone == "12345678")
    }
  }

  @Test func `a formula in a cell is only a text`() {
    let grid = Grid(rows: [
      Grid.Row(line: 1, cells: ["Navn", "Slags"]), Grid.Row(line: 2, cells: ["=HYPERLINK(\"x\")", "Skole"]),
    ])
    let sheet = OrganisationImportSheet(grid, kind: .units)
    let plan = UnitPlanner(
      sheet, ColumnMapping(guessing: sheet.headings, kind: .units), tree: AreaTree([]), units: []
    ).plan()
    #expect(plan.new.map(\.name) == ["=HYPERLINK(\"x\")"])
  }

  @Test func `the same file and the same town give the same plan, and another town another`() {
    let grid = Grid(rows: [
      Grid.Row(line: 1, cells: ["Navn", "Slags"]), Grid.Row(line: 2, cells: ["Skolen", "Skole"]),
    ])
    let sheet = OrganisationImportSheet(grid, kind: .units)
    let mapping = ColumnMapping(guessing: sheet.headings, kind: .units)
    func fingerprint(_ units: [Unit]) -> String {
      UnitPlanner(sheet, mapping, tree: AreaTree([]), units: units).plan().fingerprint
    }
    #expect(fingerprint([]) == fingerprint([]))
    let there = Unit(id: ID("u"), name: "Skolen", kind: .school)
    let other = Unit(id: ID("u"), name: "Skolen", kind: .dayCare)
    #expect(Set([fingerprint([]), fingerprint([there]), fingerprint([other])]).count == 3)
  }
}
