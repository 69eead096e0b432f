import Documents
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct PaperDocumentTests {
  private static let document = PaperDocument(
    title: "Referat <&> æøå", lead: "Kladde",
    blocks: [
      .heading(1, "Data"), .paragraph("Linje 1\r\nLinje 2\nLinje 3"), .fact("Hvornår", "Torsdag"),
      .item("En note \"x\"", about: "Karim\u{1}"), .item("En til", about: ""), .heading(2, "Tid"),
      .table(
        .init(
          "Hvem gør hvad", head: ["Hvad", "Dage"], rows: [["Prøv", "3"], ["Kun én celle"], ["a", "b", "c"]],
          numbers: [1])),
    ])

  /// The parts of a file by name, as a zip program finds them: from the list at the end.
  private static func parts(_ document: PaperDocument) throws -> [String: String] {
    let bytes = document.word
    func number(_ place: Int, _ size: Int) -> Int {
      (0..<size).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }
    let end = bytes.count - 22
    try #require(number(end, 4) == 0x0605_4B50)
    var place = number(end + 16, 4)
    var parts: [String: String] = [:]
    for _ in 0..<number(end + 10, 2) {
      try #require(number(place, 4) == 0x0201_4B50)
      let (size, length, offset) = (number(place + 24, 4), number(place + 28, 2), number(place + 42, 4))
      let name = String(decoding: bytes[(place + 46)..<(place + 46 + length)], as: UTF8.self)
      let start = offset + 30 + number(offset + 26, 2) + number(offset + 28, 2)
      let content = Array(bytes[start..<(start + size)])
      parts[name] = String(decoding: content, as: UTF8.self)
      place += 46 + length + number(place + 30, 2) + number(place + 32, 2)
    }
    #expect(place == end)
    return parts
  }

  /// Reads XML strictly; nil where it is sound.
  private static func fault(in xml: String) -> String? {
    final class Reader: NSObject, XMLParserDelegate {}
    let reader = Reader()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = reader
    return parser.parse() ? nil : parser.parserError.map { "\($0)" } ?? "unsound"
  }

  private static func all(_ text: String, _ pattern: String) throws -> [String] {
    try text.matches(of: Regex(pattern)).map { String($0.output[1].substring ?? "") }
  }

  @Test func `every part is sound XML, has a type, and what one points at is there`() throws {
    let parts = try Self.parts(Self.document)
    for (name, content) in parts { #expect(Self.fault(in: content) == nil, "\(name)") }
    let types = try #require(parts["[Content_Types].xml"])
    let typed = Set(try Self.all(types, "PartName=\"/([^\"]+)\""))
    #expect(typed == Set(parts.keys.filter { !$0.hasSuffix(".rels") && $0 != "[Content_Types].xml" }))
    for (file, folder) in [("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")] {
      let targets = try Self.all(try #require(parts[file]), " Target=\"([^\"]+)\"")
      #expect(targets.count >= 2)
      for target in targets { #expect(parts[folder + target] != nil, "\(target)") }
    }
    let content = try #require(parts["word/document.xml"])
    let relations = try #require(parts["word/_rels/document.xml.rels"])
    for id in try Self.all(content, "r:id=\"([^\"]+)\"") { #expect(relations.contains("Id=\"\(id)\"")) }
    let styles = try #require(parts["word/styles.xml"])
    let used = Set(try Self.all(content, "<w:(?:pStyle|tblStyle) w:val=\"([^\"]+)\""))
    #expect(used == ["Title", "Heading1", "Heading2", "ListBullet", "TableGrid"])
    for style in used { #expect(styles.contains("w:styleId=\"\(style)\""), "\(style)") }
  }

  @Test func `headings, lists and table heads are marked as what they are, in Danish, with page numbers`() throws {
    let parts = try Self.parts(Self.document)
    let content = try #require(parts["word/document.xml"])
    #expect(try Self.all(content, "<w:(tblHeader)/>").count == 1)
    #expect(content.contains("<w:tblCaption w:val=\"Hvem gør hvad\"/>"))
    #expect(content.contains(">Hvem gør hvad</w:t></w:r></w:p><w:tbl>"), "and it is seen")
    #expect(try Self.all(content, "(Linje [123])</w:t>").count == 3 && content.contains("Linje 1</w:t><w:br/>"))
    let rows = content.split(separator: "<w:tr>").dropFirst()
    #expect(rows.count == 4 && rows.allSatisfy { $0.split(separator: "<w:tc>").count == 3 }, "all rows are as wide")
    let styles = try #require(parts["word/styles.xml"])
    #expect(styles.contains("<w:lang w:val=\"da-DK\"/>") && styles.contains("<w:outlineLvl w:val=\"0\"/>"))
    #expect(styles.contains("<w:name w:val=\"heading 1\"/>"), "the name every word processor knows")
    let properties = try #require(parts["docProps/core.xml"])
    #expect(properties.contains("<dc:title>Referat &lt;&amp;&gt; æøå</dc:title><dc:language>da-DK</dc:language>"))
    #expect(parts["word/footer1.xml"]?.contains("w:instr=\" PAGE \"") == true)
    #expect(parts["word/footer1.xml"]?.contains("w:instr=\" NUMPAGES \"") == true)
  }

  private static let hostile = [
    "]]>", "<w:p>", "&amp;", "\"'", "\u{0}\u{1}\u{8}\u{B}\u{C}\u{1F}\u{7F}\u{9F}", "\u{FFFE}\u{FFFF}\u{1FFFE}", "👩‍👩‍👧‍👦 😀",
    "a\u{301}\u{202E}gnp.exe", "\u{2028}\u{2029}\u{85}", "", " ", "\t", "</style><script>alert(1)</script>", "--> <!--",
    String(repeating: "æ", count: 70_000),
  ]

  @Test(arguments: hostile.indices)
  func `hostile text is only ever text`(number: Int) throws {
    let text = Self.hostile[number]
    let document = PaperDocument(
      title: text, lead: text,
      blocks: [
        .heading(1, text), .paragraph(text), .fact(text, text), .item(text, about: text),
        .table(.init(text, head: [text], rows: [[text]])),
      ])
    for (name, content) in try Self.parts(document) { #expect(Self.fault(in: content) == nil, "\(name)") }
    let plain = PaperDocument(
      title: "x", lead: "x",
      blocks: [
        .heading(1, "x"), .paragraph("x"), .fact("x", "x"), .item("x", about: "x"),
        .table(.init("x", head: ["x"], rows: [["x"]])),
      ])
    // Apart from line breaks no tag is there that was not there before; an empty lead has no paragraph.
    func tags(_ page: String) throws -> [String] {
      try Self.all(page, "<(/?[a-z0-9]+)[^>]*>").filter {
        $0 != "br" && $0 != "p" && $0 != "/p" && $0 != "small" && $0 != "/small"
      }
    }
    #expect(try tags(document.page) == tags(plain.page))
    let odd = document.page.unicodeScalars.filter { $0.value < 0x20 && $0 != "\n" && $0 != "\t" }
    #expect(odd.isEmpty)
  }

  @Test func `a very long document is whole`() throws {
    let blocks = (0..<20_000).map { PaperDocument.Block.item("Note \($0)", about: "Karim") }
    let document = PaperDocument(title: "Langt", blocks: blocks)
    let content = try #require(try Self.parts(document)["word/document.xml"])
    #expect(Self.fault(in: content) == nil)
    #expect(content.contains("Note 19999<") && content.split(separator: "ListBullet").count == 20_001)
    #expect(document.page.split(separator: "<li>").count == 20_001 && document.page.split(separator: "<ul>").count == 2)
  }

  @Test func `a page for the program that makes PDF says what each piece is and has no address in it`() {
    let page = Self.document.page
    for piece in [
      "<html lang=\"da-DK\">", "<title>Referat &lt;&amp;&gt; æøå</title>", "<h1>Referat &lt;&amp;&gt; æøå</h1>",
      "<h2>Data</h2>", "<h3>Tid</h3>", "Linje 1<br>Linje 2<br>Linje 3",
      "<li>En note &quot;x&quot;<br><small>Karim\u{FFFD}</small></li>",
      "<caption>Hvem gør hvad</caption>", "<th scope=\"col\">Hvad</th>",
      "<th scope=\"row\">Prøv</th><td class=\"number\">3</td>",
    ] { #expect(page.contains(piece), "\(piece)") }
    for way in ["http", "url(", "src=", "href=", "@import", "file:"] { #expect(!page.contains(way), "\(way)") }
  }

  @Test func `the same document gives the same bytes`() {
    #expect(Self.document.word == Self.document.word && Self.document.page == Self.document.page)
  }
}
