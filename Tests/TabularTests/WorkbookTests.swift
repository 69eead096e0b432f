import Foundation
import Tabular
import Testing

@Suite struct WorkbookTests {
  @Test func `what we write is what we read, numbers as numbers and text as text`() throws {
    try withFile([0], named: "ud.xlsx") { path in
      let writer = try XLSXWriter(path: path)
      try writer.sheet("Elever: 2022/23", header: ["Skole", "Note", "Antal", "Andel"], widths: [20])
      try writer.row([.text("Bakkeskolen"), .text("=1+1"), .number(12), .number(0.125, decimals: 1)])
      try writer.row([.text("Søskolen"), .text("-"), .number(7), .empty])
      try writer.finish()
      let ours = try Reading(path: path)
      #expect(ours.source.sheet == "Elever  2022 23")
      #expect(ours.source.dimensions == ["Skole", "Note"])
      #expect(
        ours.rows == [
          ["Bakkeskolen", "=1+1", "Antal", "12"], ["Bakkeskolen", "=1+1", "Andel", "0.125"],
          ["Søskolen", "-", "Antal", "7"],
          ["Søskolen", "-", "Andel", ""],
        ])
    }
  }

  @Test func `merged labels hold for every row below, merged titles do not become headings`() throws {
    let c = HostileTests.cell
    let rows = """
      <row r='1'>\(c("A1", "Elever i kommunen"))</row>
      <row r='3'>\(c("A3", "Skole"))\(c("B3", "Køn"))\(c("C3", "2022"))\(c("D3", "2023"))</row>
      <row r='4'>\(c("A4", "Bakkeskolen"))\(c("B4", "Piger"))\(c("C4", "1"))\(c("D4", "2"))</row>
      <row r='5'>\(c("B5", "Drenge"))\(c("C5", "3"))<c r='D5' t='str'><v>..</v></c></row>
      """
    let merges = "<mergeCells><mergeCell ref='A1:D1'/><mergeCell ref='A4:A5'/></mergeCells>"
    try HostileTests.workbook(HostileTests.sheet(rows, after: merges)) { path in
      let ours = try Reading(path: path)
      #expect(ours.table.dimensions == ["Skole", "Køn", "tid"])
      #expect(ours.rows.last == ["Bakkeskolen", "Drenge", "2023", ".."])
      #expect(ours.table.rows.last?.line == 5)
    }
  }

  @Test func `shared strings, truth, errors and the value a formula had`() throws {
    let rows = """
      <row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='C1' t='s'><v>2</v></c></row>
      <row r='2'><c r='A2' t='s'><v>3</v></c><c r='B2' t='b'><v>1</v></c><c r='C2'><f>SUM(A1)</f><v>43098.309999999998</v></c></row>
      <row r='3'><c r='A3' t='s'><v>3</v></c><c r='B3' t='b'><v>0</v></c><c r='C3' t='e'><v>#DIV/0!</v></c></row>
      """
    let strings =
      "<sst><si><t>Skole</t></si><si><t>Egen</t></si><si><t>Areal</t></si><si><r><t>Bakke</t></r><r><t>skolen</t></r></si></sst>"
    try HostileTests.workbook(HostileTests.sheet(rows), strings: strings) { path in
      let ours = try Reading(path: path)
      #expect(ours.rows == [["Bakkeskolen", "sand", "43098.31"], ["Bakkeskolen", "falsk", "#DIV/0!"]])
      #expect(ours.findings(.warning).first?.column == "Areal (C)")
    }
  }

  @Test func `the first sheet that holds figures is read, another by its name`() throws {
    try withFile([0], named: "bog.xlsx") { path in
      let writer = try XLSXWriter(path: path)
      try writer.sheet("Vejledning", header: ["Felt", "Forklaring"])
      try writer.row([.text("Skole"), .text("Skolens navn")])
      for (name, count) in [("Tal", 12.0), ("Flere tal", 99)] {
        try writer.sheet(name, header: ["Skole", "Antal"])
        try writer.row([.text("Bakkeskolen"), .number(count)])
      }
      try writer.finish()
      let first = try Reading(path: path)
      #expect(first.source.sheet == "Tal")
      #expect(first.findings.items.first?.message.contains("Flere tal") == true)
      #expect(try Reading(path: path, sheet: "flere tal").rows == [["Bakkeskolen", "99"]])
      #expect(refusal(path, sheet: "Nej")?.items[0].expected == "Vejledning, Tal, Flere tal")
    }
  }
}
