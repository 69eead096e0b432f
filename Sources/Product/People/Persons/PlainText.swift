/// Names and titles as one line of readable text.
package enum PlainText {
  /// Without control characters (a NUL ends a text in one database and is refused by the other), without the marks
  /// that turn the direction of the text around, and with single blanks.
  package static func line(_ text: String) -> String {
    let kept = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      scalar.properties.isWhitespace || scalar.properties.generalCategory == .control ? " " : scalar
    }.filter { !turning.contains($0.value) }
    return String(String.UnicodeScalarView(kept)).split(separator: " ").joined(separator: " ")
  }

  /// U+202A...202E and U+2066...2069 make "gpj.exe" read "exe.jpg".
  private static let turning: Set<UInt32> = Set(0x202A...0x202E).union(0x2066...0x2069)
}
