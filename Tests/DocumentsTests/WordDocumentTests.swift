import Documents
import Testing

@Suite struct WordDocumentTests {
  private static let document = WordDocument(
    title: "Referat <&> æøå",
    blocks: [
      .heading(1, "Data"), .paragraph("Linje 1\nLinje 2"), .fact("Hvornår", "Torsdag"),
      .item("En note \"x\"", about: "Karim\u{1}"), .table(head: ["Hvad", "Hvem"], rows: [["Prøv", "Lise"]]),
    ])

  /// The content of a part; parts are stored as they are.
  private static func part(_ name: String) -> String {
    let text = String(decoding: document.bytes, as: UTF8.self)
    guard let start = text.range(of: name + "<?xml")?.upperBound else { return "" }
    return String(text[start...].prefix { $0 != "\u{3}" && $0 != "\u{1}" })
  }

  @Test func `headings, lists and table heads are marked as what they are`() {
    let content = Self.part("word/document.xml")
    for piece in [
      "<w:pStyle w:val=\"Title\"/>", "<w:pStyle w:val=\"Heading1\"/>", "<w:pStyle w:val=\"ListBullet\"/>",
      "<w:tblHeader/>", "Linje 1</w:t><w:br/>",
    ] { #expect(content.contains(piece), "\(piece)") }
  }

  @Test func `hostile text is only ever text`() {
    let content = Self.part("word/document.xml")
    #expect(content.contains("Referat &lt;&amp;&gt; æøå") && content.contains("En note &quot;x&quot;"))
    #expect(content.contains("Karim\u{FFFD}"), "what XML cannot carry is shown as what it is")
  }

  @Test(arguments: [("", 0 as UInt32), ("123456789", 0xCBF4_3926), ("a", 0xE8B7_BE43)])
  func `a part carries the checksum every zip program knows`(text: String, sum: UInt32) {
    #expect(ZipFile.checksum(Array(text.utf8)) == sum)
  }

  @Test func `the same document gives the same bytes, which begin and end as a zip file does`() {
    let bytes = Self.document.bytes
    #expect(bytes == Self.document.bytes)
    #expect(bytes.starts(with: [0x50, 0x4B, 3, 4]) && bytes.suffix(22).starts(with: [0x50, 0x4B, 5, 6]))
  }
}
