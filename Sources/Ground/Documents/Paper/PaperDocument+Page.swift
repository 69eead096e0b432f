extension PaperDocument {
  /// The same as a page of its own for the program that makes PDF: with its style in it, and without one address in it,
  /// so that nothing is fetched from anywhere.
  package var page: String {
    let lead = lead.isEmpty ? "" : "<p>\(Self.text(self.lead))</p>\n"
    return """
      <!doctype html>
      <html lang="da-DK"><head><meta charset="utf-8"><title>\(Self.escaped(title))</title>
      <style>\(Self.style)</style></head><body>
      <h1>\(Self.text(title))</h1>
      \(lead)\(Self.content(blocks[...]))</body></html>

      """
  }

  /// Items that follow each other are one list.
  private static func content(_ blocks: ArraySlice<Block>) -> String {
    var rest = blocks
    var result = ""
    while let first = rest.first {
      guard case .item = first else {
        result += block(first) + "\n"
        rest = rest.dropFirst()
        continue
      }
      let items = rest.prefix { if case .item = $0 { true } else { false } }
      result += "<ul>\(items.map(block).joined())</ul>\n"
      rest = rest.dropFirst(items.count)
    }
    return result
  }

  private static func block(_ block: Block) -> String {
    switch block {
    case .heading(let level, let text):
      { "<h\($0)>\(self.text(text))</h\($0)>" }(min(3, max(1, level)) + 1)
    case .paragraph(let text): "<p>\(self.text(text))</p>"
    case .fact(let label, let value): "<p class=\"fact\"><b>\(text(label)):</b> \(text(value))</p>"
    case .item(let text, let about):
      "<li>\(self.text(text))\(about.isEmpty ? "" : "<br><small>\(self.text(about))</small>")</li>"
    case .table(let table): self.table(table)
    }
  }

  private static func table(_ table: Table) -> String {
    func cell(_ place: Int, _ text: String, isHead: Bool) -> String {
      let number = table.numbers.contains(place) ? " class=\"number\"" : ""
      let name = isHead || place == 0 ? "th" : "td"
      let scope = isHead ? " scope=\"col\"" : place == 0 ? " scope=\"row\"" : ""
      return "<\(name)\(scope)\(number)>\(self.text(text))</\(name)>"
    }
    func row(_ texts: [String], isHead: Bool) -> String {
      "<tr>\(texts.enumerated().map { cell($0.offset, $0.element, isHead: isHead) }.joined())</tr>"
    }
    return """
      <table><caption>\(text(table.caption))</caption><thead>\(row(table.head, isHead: true))</thead>\
      <tbody>\(table.rows.map { row($0, isHead: false) }.joined())</tbody></table>
      """
  }

  /// Line breaks in the text stay.
  private static func text(_ text: String) -> String { lines(text).map { escaped($0) }.joined(separator: "<br>") }

  private static let style = """
    @page { size: A4; margin: 20mm 18mm 22mm;
      @bottom-right { content: "Side " counter(page) " af " counter(pages); font: 9pt Inter, "DejaVu Sans", sans-serif; } }
    body { font: 10.5pt/1.45 Inter, "DejaVu Sans", sans-serif; color: #1a1a1a; overflow-wrap: anywhere; }
    h1 { font-size: 20pt; line-height: 1.2; margin: 0 0 6mm; }
    h2 { font-size: 14pt; margin: 8mm 0 2mm; } h3 { font-size: 11.5pt; margin: 5mm 0 1mm; } h4 { font-size: 10.5pt; }
    h1, h2, h3, h4, caption, thead { break-after: avoid; } tr, li { break-inside: avoid; }
    p { margin: 0 0 2mm; } .fact { margin: 0 0 1mm; } ul { margin: 0 0 3mm; padding-left: 5mm; } li { margin: 0 0 1.5mm; }
    small { font-size: 9pt; color: #4a4a4a; }
    table { border-collapse: collapse; width: 100%; margin: 0 0 4mm; }
    caption { text-align: left; font-weight: bold; padding: 1mm 0; }
    th, td { text-align: left; vertical-align: top; border-bottom: 0.5pt solid #8a8a8a; padding: 1mm 3mm 1mm 0; }
    tbody th { font-weight: normal; } .number { text-align: right; }
    """
}
