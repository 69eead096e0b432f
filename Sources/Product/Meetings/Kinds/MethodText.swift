/// A method's text as it is stored.
enum MethodText {
  /// One sort of line end, no byte-order mark, and no blanks at the ends: what is left is what somebody wrote.
  static func plain(_ text: String) -> String {
    let lines = text.drop { $0 == "\u{FEFF}" }.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let trimmed = lines.map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
    return trimmed.joined(separator: "\n").trimming("\n") + "\n"
  }
}

extension String {
  fileprivate func trimming(_ character: Character) -> String {
    String(drop { $0 == character }.reversed().drop { $0 == character }.reversed())
  }
}
