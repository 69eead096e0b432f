import Markup

extension Parts {
  /// One thing in a file that someone must look at: where it stands, what is odd, and what can be done about it.
  package struct FindingRow: Sendable {
    let place: String
    let detail: String?
    let found: HTML
    let note: String?
    let settled: String?
    let fix: HTML?

    /// `found` is the sentence, with `Parts.cell` around what the file says. `settled` tells what was decided.
    package init(
      _ place: String, detail: String? = nil, found: HTML, note: String? = nil, settled: String? = nil, fix: HTML? = nil
    ) {
      self.place = place
      self.detail = detail
      self.found = found
      self.note = note
      self.settled = settled
      self.fix = fix
    }
  }

  package static func findings(_ findings: [FindingRow]) -> HTML {
    "<ul class=\"rows\" role=\"list\">\(findings, finding)</ul>"
  }

  private static func finding(_ row: FindingRow) -> HTML {
    let detail: HTML? = row.detail.map { "<p class=\"meta\">\($0)</p>" }
    let note: HTML? = row.note.map { "<p class=\"meta\">\($0)</p>" }
    let settled: HTML? = row.settled.map { state(.done, $0) }
    let fix: HTML? = row.fix.map { "<div class=\"fix\">\($0)</div>" }
    return """
      <li class="finding"><div><p class="where">\(row.place)</p>\(detail)</div>\
      <div class="stack flow-1"><p>\(row.found)</p>\(note)\(settled)</div>\(fix)</li>
      """
  }

  /// Text exactly as it stands in a file. `isOdd` when it is what the finding is about.
  package static func cell(_ text: String, isOdd: Bool = false) -> HTML {
    "<span class=\"cell\"\(attribute: "data-is", isOdd ? "found" : nil)>\(text)</span>"
  }

  /// A file that has been received, with what the server knows about it and what can be done.
  package static func uploaded(_ name: String, state words: String, action: HTML? = nil) -> HTML {
    """
    <div class="upload"><p>\(cell(name))</p>\(state(.done, words))\(action)</div>
    """
  }
}
