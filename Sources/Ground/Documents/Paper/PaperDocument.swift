/// A text with headings, lists and tables that leaves the house: to word processors, and to the program that makes PDF.
///
/// It says what each piece is and nothing of how it looks, so that a screen reader and a table of contents find the
/// same headings, lists and table heads in every file that is made of it. It is Danish.
package struct PaperDocument: Hashable, Sendable {
  package enum Block: Hashable, Sendable {
    /// Level 1 to 3.
    case heading(Int, String)
    case paragraph(String)
    /// A label in bold and what it says.
    case fact(String, String)
    /// What it says and a quiet line about it; empty for none.
    case item(String, about: String)
    case table(Table)
  }

  package struct Table: Hashable, Sendable {
    /// Stands above the table, and is what it is called when it is read aloud.
    package var caption: String
    package var head: [String]
    /// The first cell of a row names the row. Rows are as wide as the head.
    package var rows: [[String]]
    /// Columns of numbers, from 0.
    package var numbers: Set<Int>

    package init(_ caption: String, head: [String], rows: [[String]], numbers: Set<Int> = []) {
      (self.caption, self.head, self.numbers) = (caption, head, numbers)
      self.rows = rows.map { row in Array((row + head.map { _ in "" }).prefix(max(head.count, 1))) }
    }
  }

  package var title: String
  /// A line under the title: how far the document has come.
  package var lead: String
  package var blocks: [Block]

  package init(title: String, lead: String = "", blocks: [Block]) {
    (self.title, self.lead, self.blocks) = (title, lead, blocks)
  }

  static func lines(_ text: String) -> [Substring] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }

  /// As text in XML and HTML. Neither has a place for control characters, whatever is done to them.
  static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t": result.unicodeScalars.append(scalar)
      case _ where scalar.properties.generalCategory == .control || scalar.properties.isNoncharacterCodePoint:
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
