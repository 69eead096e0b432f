/// Signs that statisticians put where a number would have stood. They mean different things and are never zero.
enum Mark {
  /// Signs made of letters. They count as signs only in a column that holds numbers.
  private static let words: Set<String> = [
    "m", "u", "c", "z", "x", "k", "s", "na", "n/a", "n.a.", "n.a", "nan", "null", "nil", "none", "i.o.", "uoplyst",
    "low", "supp", "suppressed", "diskretioneret", "skjult", "mangler", "missing", "ikke oplyst", "#n/a", "n.m.",
    "ej oplyst", "fortroligt", "u.o.", "tbd", "e.o.", "ukendt",
  ]

  enum Kind { case sign, word, error }

  /// What kind of sign the text is, or nil when it is none.
  static func kind(of text: String) -> Kind? {
    guard text.utf8.count <= 24, !text.isEmpty else { return nil }
    if text.first == "#" { return text.dropFirst().first?.isLetter == true ? .error : nil }
    if text.first == "<", text.last == ">" { return .word }
    if isLimit(text) || text.allSatisfy({ ".-–—−…*:~/?x×".contains($0) && $0 != "x" }) { return .sign }
    if text.first == "[" || text.first == "(", text.last == "]" || text.last == ")", text.count <= 4 { return .sign }
    return words.contains(text.lowercased()) ? .word : nil
  }

  /// `<10`, `> 95`, `≤5`, `1-4`: a number that is hidden behind a limit.
  private static func isLimit(_ text: String) -> Bool {
    guard let first = text.first else { return false }
    if "<>≤≥".contains(first) {
      let rest = text.dropFirst().drop { $0 == " " || $0 == "=" || $0 == "\u{A0}" }
      return rest.first?.isASCIIDigit == true
        && rest.allSatisfy { $0.isASCIIDigit || ".,% ".contains($0) }
    }
    return false
  }
}
