import Tabular
import Testing

@Suite struct LayoutTests {
  @Test func `a plain StatBank file gives its dimensions and its figure, without a word`() throws {
    let ours = try Reading(
      "\u{FEFF}OMRÅDE;CIVILSTAND;TID;INDHOLD\r\nHedensted;Ugift;2008K1;5475\r\nHorsens;Gift;2008K2;..\r\n")
    #expect(ours.table.dimensions == ["OMRÅDE", "CIVILSTAND", "TID"])
    #expect(ours.rows == [["Hedensted", "Ugift", "2008K1", "5475"], ["Horsens", "Gift", "2008K2", ".."]])
    #expect(ours.findings.count == 0)
    #expect(
      try ours.printed == "OMRÅDE,CIVILSTAND,TID,value,mark\nHedensted,Ugift,2008K1,5475,\nHorsens,Gift,2008K2,,..\n")
  }

  @Test func `title, unit and blank heading cells: the title names the dimensions`() throws {
    let ours = try Reading(
      "Elever efter skole, køn og tid;;;\nEnhed: antal;;;\n;;2022;2023\nBakkeskolen;Piger;12;..\n;Drenge;14;-\nSøskolen;Piger;8;9\n;Drenge;7;6\n"
    )
    #expect(ours.table.dimensions == ["skole", "køn", "tid"])
    #expect(ours.rows[2] == ["Bakkeskolen", "Drenge", "2022", "14"])
    #expect(ours.rows[3] == ["Bakkeskolen", "Drenge", "2023", "-"])
    #expect(ours.findings.items.map(\.row) == [1, 2])
  }

  @Test func `each dimension one column further in`() throws {
    let ours = try Reading(path: fixture("FOLK1A_nested_layout_excerpt.csv"))
    #expect(ours.table.dimensions == ["region", "time", "marital status", "age", "sex"])
    #expect(ours.rows.first == ["All Denmark", "2025Q4", "Never married", "0 years", "Total", "59356"])
    #expect(ours.rows.last == ["All Denmark", "2025Q4", "Divorced", "110 years", "Women", "1"])
  }

  @Test func `the name of a figure in a row of its own above its block`() throws {
    let ours = try Reading(
      "De kommunale tal;;;\n;;;\n;Kom.nr;2007;2008\n;;;\nAndel udpendlere;;;\nDragør Kommune;155;76,2;M\nFanø Kommune;563;49,2;48,5\n;;;\nAndel indpendlere;;;\nDragør Kommune;155;47,3;U\n;;;\nTegnforklaring:;;;\nM  Tallet mangler.;;;\n"
    )
    #expect(ours.table.dimensions == ["indhold", "område", "Kom.nr", "tid"])
    #expect(ours.rows[1] == ["Andel udpendlere", "Dragør Kommune", "155", "2008", "M"])
    #expect(ours.rows[5] == ["Andel indpendlere", "Dragør Kommune", "155", "2008", "U"])
    #expect(ours.rows.count == 6)
    #expect(ours.findings.items.filter { $0.row == 12 || $0.row == 13 }.count == 2)
  }

  @Test func `no heading at all: columns get names and the finding says so`() throws {
    let ours = try Reading(path: fixture("familier_uden_bil_noheader_latin1.csv"))
    #expect(ours.source.dimensions == ["kolonne A", "område"])
    #expect(ours.rows[0] == ["Familier uden bil i alt", "Region Hovedstaden", "kolonne C", "518136"])
    #expect(ours.rows.count == 116 * 2)
    #expect(ours.findings(.warning).map(\.row) == [1])
    #expect(ours.rows.contains { $0[1] == "Rødovre" })
  }

  @Test func `a header cell that is one blank`() throws {
    let ours = try Reading(path: fixture("FOLK1A_matrix_2022Q1_latin1.csv"))
    #expect(ours.table.dimensions == ["region", "time"])
    #expect(ours.rows.first == ["Region Hovedstaden", "2022Q1", "1867948"])
    #expect(ours.rows.contains(["Dragør", "2022Q1", "14640"]))
  }

  @Test func `several measures in a long table: codes stay names, measures become a dimension`() throws {
    let ours = try Reading(
      "Kommune_(id);Kommune_(navn);Antal;Nævner\n101;København; 167.293;632.340\n741;Samsø;<10;3.657\n")
    #expect(ours.source.dimensions == ["Kommune_(id)", "Kommune_(navn)"])
    #expect(ours.source.measures == ["Antal", "Nævner"])
    #expect(
      ours.rows == [
        ["101", "København", "Antal", "167293"], ["101", "København", "Nævner", "632340"],
        ["741", "Samsø", "Antal", "<10"], ["741", "Samsø", "Nævner", "3657"],
      ])
  }

  @Test func `two heading rows are two dimensions`() throws {
    let ours = try Reading(
      "Skole;2022;;2023;\n;Piger;Drenge;Piger;Drenge\nBakkeskolen;11;12;13;14\nSøskolen;21;22;23;24\n")
    #expect(ours.table.dimensions == ["Skole", "tid", "indhold"])
    #expect(ours.rows[2] == ["Bakkeskolen", "2023", "Piger", "13"])
    #expect(ours.rows.count == 8)
  }

  @Test func `a year in the corner names the years and not the schools`() throws {
    let ours = try Reading(path: fixture("excel_pasting.csv"))
    #expect(ours.table.dimensions == ["kolonne A", "Year"])
    #expect(ours.rows[0] == ["Timber", "2000", "2666"])
    #expect(ours.rows.last == ["Total", "2007", "108609"])
    #expect(ours.rows.contains { $0[0] == "Machinery and \nequipment" })
  }

  @Test func `padded lines, indented groups, signs and pages of footnotes`() throws {
    let ours = try Reading(path: fixture("weird_head_padding.csv"))
    #expect(ours.table.dimensions == ["gruppe", "kolonne A", "tid"])
    #expect(ours.rows[0] == ["Chirurgie (ohne Orthopädie) ...", "Gefäßchirurgie", "1985", "."])
    #expect(ours.rows.contains(["Innere Medizin ...", "Kardiologie", "1993", "1230"]))
    #expect(ours.findings.items.contains { $0.found == "Fußnoten" })
  }

  @Test(arguments: [
    ("mixedGLB.csv", 133 * 18, ["1880", "Jan", "-43"]), ("null.csv", 30, ["1", "kolonne B", "null"]),
    ("skip_initials.csv", 2, ["hello", "goodbye", ""]), ("simple.xlsx", 6, ["2011-01-01", "Galway", "1"]),
  ])
  func `the horrors of others are tables to us`(name: String, count: Int, first: [String]) throws {
    let ours = try Reading(path: fixture(name))
    #expect(ours.rows.count == count)
    #expect(ours.rows.first == first)
  }

  @Test func `blank labels in a long table stay blank: they do not mean "as above"`() throws {
    let ours = try Reading(
      "niveau,region,kommune,antal\nland,,,12\nregion,Midtjylland,,7\nkommune,Midtjylland,Hedensted,3\nregion,Syddanmark,,5\n"
    )
    #expect(ours.rows[3] == ["region", "Syddanmark", "", "5"])
    #expect(ours.rows[0] == ["land", "", "", "12"])
  }

  @Test func `an empty figure is neither zero nor lost`() throws {
    let ours = try Reading("område;tid;antal\nA;2022;0\nA;2023;\nB;2022;-\nB;2023;5\n")
    #expect(ours.table.rows.map(\.value) == [0, nil, nil, 5])
    #expect(ours.table.rows.map(\.mark) == ["", "", "-", ""])
  }

  @Test func `only the first of two tables is read, and the other is named`() throws {
    let ours = try Reading("Skole;2022;2023\nA;1;2\nB;3;4\n;;\nAndel af;Piger;Drenge\nA;0,5;0,6\n")
    #expect(ours.rows.count == 4)
    #expect(ours.findings(.warning).map(\.row) == [5])
  }

  @Test func `a heading repeated on each page is left out`() throws {
    let ours = try Reading("Skole;tid;antal\nA;2022;1\nSkole;tid;antal\nB;2022;2\n")
    #expect(ours.rows == [["A", "2022", "1"], ["B", "2022", "2"]])
    #expect(ours.findings.items.map(\.row) == [3])
  }

  @Test func `headings that are class levels are headings`() throws {
    let ours = try Reading("Skole;0;1;2;3\nBakkeskolen;21;22;19;25\nSøskolen;18;20;22;17\n")
    #expect(ours.rows.count == 8)
    #expect(ours.rows[1] == ["Bakkeskolen", "1", "22"])
  }

  @Test(arguments: [
    ("KMD_Insight_CustomData_template.csv", "skabelon"), ("utf8bom.csv", "ingen rækker"), ("simple.json", "JSON-stat"),
  ])
  func `what is no table is refused with a reason`(name: String, reason: String) throws {
    let findings = try #require(refusal(fixture(name)))
    #expect(findings.worst == .error)
    #expect(findings.items[0].message.contains(reason))
  }

  @Test func `a letter is text, not a table`() throws {
    let letter =
      "Kære alle\nHermed tallene, som lovet, fra i går, og i dag.\nDe kommer, når de kommer.\nVenlig hilsen, Mette\n"
    #expect(try withFile(Array(letter.utf8)) { refusal($0) }?.worst == .error)
  }

  @Test func `a file that describes the columns of another is told apart`() throws {
    let findings = try withFile(
      Array("col_name,col_type,label\nantal,Indicator,Antal elever\nskole,Filter,Skole\n".utf8)
    ) { refusal($0) }
    #expect(findings?.items[0].message.contains("metafil") == true)
  }
}
