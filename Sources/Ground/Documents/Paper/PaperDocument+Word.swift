extension PaperDocument {
  package static let wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

  /// The file as word processors open it (Office Open XML, ECMA-376). The same document gives the same bytes.
  package var word: [UInt8] {
    let parts = [
      ("[Content_Types].xml", WordParts.types), ("_rels/.rels", WordParts.relations),
      ("docProps/core.xml", WordParts.properties(title)),
      ("word/_rels/document.xml.rels", WordParts.documentRelations), ("word/styles.xml", WordParts.styles),
      ("word/numbering.xml", WordParts.numbering), ("word/settings.xml", WordParts.settings),
      ("word/footer1.xml", WordParts.footer), ("word/document.xml", content),
    ]
    return ZipFile.bytes(parts.map { ($0, Array((WordParts.head + $1).utf8)) })
  }

  private var content: String {
    let top = [Self.paragraph(title, style: "Title")] + (lead.isEmpty ? [] : [Self.paragraph(lead)])
    return """
      <w:document xmlns:w="\(WordParts.w)" xmlns:r="\(WordParts.r)"><w:body>\
      \((top + blocks.map(Self.block)).joined())<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>\
      <w:pgSz w:w="11906" w:h="16838"/>\
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
    case .table(let table): self.table(table)
    }
  }

  private static func table(_ table: Table) -> String {
    let widths = table.head.map { _ in 9600 / max(1, table.head.count) }
    func row(_ texts: [String], isHead: Bool) -> String {
      let cells = texts.enumerated().map { place, text in
        let right = table.numbers.contains(place) ? "<w:pPr><w:jc w:val=\"right\"/></w:pPr>" : ""
        let width = "<w:tcPr><w:tcW w:w=\"\(widths.first ?? 9600)\" w:type=\"dxa\"/></w:tcPr>"
        return "<w:tc>\(width)<w:p>\(right)\(run(text, isBold: isHead))</w:p></w:tc>"
      }
      return "<w:tr><w:trPr><w:cantSplit/>\(isHead ? "<w:tblHeader/>" : "")</w:trPr>\(cells.joined())</w:tr>"
    }
    // Two tables that touch would be one, and one that ends a document must be followed by a paragraph.
    return """
      <w:p><w:pPr><w:keepNext/></w:pPr>\(run(table.caption, isBold: true))</w:p>\
      <w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/>\
      <w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" \
      w:noVBand="0"/><w:tblCaption w:val="\(escaped(table.caption))"/></w:tblPr>\
      <w:tblGrid>\(widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined())</w:tblGrid>\
      \(row(table.head, isHead: true))\(table.rows.map { row($0, isHead: false) }.joined())</w:tbl><w:p/>
      """
  }

  private static func paragraph(_ text: String, style: String? = nil) -> String {
    let properties = style.map { "<w:pPr><w:pStyle w:val=\"\($0)\"/></w:pPr>" } ?? ""
    return "<w:p>\(properties)\(run(text))</w:p>"
  }

  /// Line breaks in the text stay.
  private static func run(_ text: String, isBold: Bool = false, isQuiet: Bool = false) -> String {
    let properties = (isBold ? "<w:b/>" : "") + (isQuiet ? "<w:color w:val=\"595959\"/><w:sz w:val=\"20\"/>" : "")
    let lines = lines(text).map { "<w:t xml:space=\"preserve\">\(escaped($0))</w:t>" }
    return "<w:r><w:rPr>\(properties)</w:rPr>\(lines.joined(separator: "<w:br/>"))</w:r>"
  }
}
