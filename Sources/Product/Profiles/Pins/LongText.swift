import Foundation
import People

/// What people write in several lines: each line without control characters and marks that turn the text around, and no
/// more than one empty line between two others.
enum LongText {
  static func read(_ text: String) -> String {
    var lines: [String] = []
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let plain = PlainText.line(String(line))
      if plain.isEmpty && (lines.last?.isEmpty ?? true) { continue }
      lines.append(plain)
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
