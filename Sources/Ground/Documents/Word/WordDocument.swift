/// A text with headings, lists and tables, as word processors open it (Office Open XML, ECMA-376).
///
/// Headings, lists and table heads are marked as such, so that a screen reader and a table of contents find them.
package struct WordDocument: Sendable {
  package enum Block: Hashable, Sendable {
    /// Level 1 to 3.
    case heading(Int, String)
    case paragraph(String)
    /// A label in bold and what it says.
    case fact(String, String)
    /// What it says and a quiet line about it; empty for none.
    case item(String, about: String)
    case table(head: [String], rows: [[String]])
  }

  package var title: String
  package var blocks: [Block]

  package static let type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

  package init(title: String, blocks: [Block]) { (self.title, self.blocks) = (title, blocks) }

  /// The file. The same document gives the same bytes.
  package var bytes: [UInt8] {
    var zip = ZipFile()
    func add(_ name: String, _ content: String) { zip.add(name, Array((Self.head + content).utf8)) }
    add("[Content_Types].xml", Self.types)
    add("_rels/.rels", Self.relations)
    add("docProps/core.xml", Self.properties(title))
    add("word/_rels/document.xml.rels", Self.documentRelations)
    add("word/styles.xml", Self.styles)
    add("word/numbering.xml", Self.numbering)
    add("word/document.xml", content)
    return zip.bytes
  }

  private var content: String {
    let all = [Self.paragraph(title, style: "Title")] + blocks.map(Self.block)
    return """
      <w:document xmlns:w="\(Self.w)"><w:body>\(all.joined())\
      <w:sectPr><w:pgSz w:w="11906" w:h="16838"/>\
      <w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>\
      </w:sectPr></w:body></w:document>
      """
  }

  private static func block(_ block: Block) -> String {
    switch block {
    case .heading(let level, let text): paragraph(text, style: "Heading\(min(3, max(1, level)))")
    case .paragraph(let text): paragraph(text)
    case .fact(let label, let value): "<w:p>\(run(label + ": ", isBold: true))\(run(value))</w:p>"
    case .item(let text, let about):
      "<w:p><w:pPr><w:pStyle w:val=\"ListBullet\"/></w:pPr>\(run(text))"
        + (about.isEmpty ? "" : "<w:r><w:br/></w:r>" + run(about, isQuiet: true)) + "</w:p>"
    case .table(let head, let rows): table(head, rows)
    }
  }

  private static func table(_ head: [String], _ rows: [[String]]) -> String {
    func cells(_ texts: [String], isBold: Bool) -> String {
      texts.map { "<w:tc><w:tcPr/><w:p>\(run($0, isBold: isBold))</w:p></w:tc>" }.joined()
    }
    let grid = head.map { _ in "<w:gridCol w:w=\"\(9600 / max(1, head.count))\"/>" }.joined()
    // A table that ends a document must be followed by a paragraph.
    return """
      <w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/>\
      <w:tblLook w:firstRow="1"/></w:tblPr><w:tblGrid>\(grid)</w:tblGrid>\
      <w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>\(cells(head, isBold: true))</w:tr>\
      \(rows.map { "<w:tr><w:trPr><w:cantSplit/></w:trPr>\(cells($0, isBold: false))</w:tr>" }.joined())</w:tbl><w:p/>
      """
  }

  private static func paragraph(_ text: String, style: String? = nil) -> String {
    let properties = style.map { "<w:pPr><w:pStyle w:val=\"\($0)\"/></w:pPr>" } ?? ""
    return "<w:p>\(properties)\(run(text))</w:p>"
  }

  /// Line breaks in the text stay.
  private static func run(_ text: String, isBold: Bool = false, isQuiet: Bool = false) -> String {
    let properties = (isBold ? "<w:b/>" : "") + (isQuiet ? "<w:color w:val=\"595959\"/><w:sz w:val=\"20\"/>" : "")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      "<w:t xml:space=\"preserve\">\(escaped($0))</w:t>"
    }
    return "<w:r><w:rPr>\(properties)</w:rPr>\(lines.joined(separator: "<w:br/>"))</w:r>"
  }

  /// XML has no place for control characters, whatever is done to them.
  static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t": result.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
