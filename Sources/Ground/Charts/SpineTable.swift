import Markup

/// The whole spine: a table in which the drawing is one of the columns.
///
/// The roles are written out because the rows are laid out as a grid, which would otherwise take them away.
package struct SpineTable: Sendable {
  /// A row with its words: what is measured, its value, the municipality's and how they compare.
  package struct Line: Sendable {
    package var title: HTML
    package var note: String
    package var value: String
    package var interval: String?
    package var base: String
    package var word: String
    package var row: SpineRow

    package init(
      title: HTML, note: String, value: String, interval: String?, base: String, word: String, row: SpineRow
    ) {
      self.title = title
      self.note = note
      self.value = value
      self.interval = interval
      self.base = base
      self.word = word
      self.row = row
    }
  }

  /// The words above the columns.
  package struct Headings: Sendable {
    package var caption: String
    package var title: String
    package var area: String
    package var worse: String
    package var better: String
    package var parent: String
    package var compared: String

    package init(
      caption: String, title: String, area: String, worse: String, better: String, parent: String, compared: String
    ) {
      self.caption = caption
      self.title = title
      self.area = area
      self.worse = worse
      self.better = better
      self.parent = parent
      self.compared = compared
    }
  }

  package var headings: Headings
  package var lines: [Line]

  package init(_ headings: Headings, _ lines: [Line]) {
    self.headings = headings
    self.lines = lines
  }

  package var html: HTML {
    """
    <table class="spine" role="table">
    <caption class="vh">\(headings.caption)</caption>
    <thead role="rowgroup"><tr role="row">
    <th role="columnheader" scope="col">\(headings.title)</th>
    <th role="columnheader" scope="col" class="value">\(headings.area)</th>
    <th role="columnheader" scope="col" class="drawing"><span>← \(headings.worse)</span> <span>\(headings.better) →</span></th>
    <th role="columnheader" scope="col" class="base">\(headings.parent)</th>
    <th role="columnheader" scope="col" class="word">\(headings.compared)</th>
    </tr></thead>
    <tbody role="rowgroup">
    \(lines, row)
    </tbody></table>
    """
  }

  private func row(_ line: Line) -> HTML {
    """
    <tr role="row"><th role="rowheader" scope="row">\(line.title)<small>\(line.note)</small></th>\
    <td role="cell" class="value">\(line.value)\(line.interval.map { "<small>\($0)</small>" as HTML })</td>\
    <td role="cell" class="drawing">\(line.row.html)</td>\
    <td role="cell" class="base" data-label="\(headings.parent)">\(line.base)</td>\
    <td role="cell" class="word">\(word(line))</td></tr>

    """
  }

  /// What was not measured has no sign: it points nowhere.
  private func word(_ line: Line) -> HTML {
    switch line.row.mark {
    case .value, .few: line.row.pointing.compared(line.word)
    case .hidden: Pointing.hidden.compared(line.word)
    case .missing, .notRelevant: "\(line.word)"
    }
  }
}
