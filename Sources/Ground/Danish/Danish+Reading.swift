extension Danish {
  /// The number a person wrote: "1.234,5", "1.234" (a thousand and more), "12,3 %", "-3" with any kind of minus.
  ///
  /// Nil for everything that could be read in two ways or not at all: "1.5", "1,234,567", "12-", "ca. 5". A dot is
  /// only ever a mark between thousands, so whoever asks must say back what was understood.
  package static func parseNumber(_ text: String) -> Double? {
    guard text.utf8.count <= 64 else { return nil }
    var rest = text.unicodeScalars.map { $0.properties.isWhitespace ? " " : $0 }[...].trimmed
    if rest.last == "%" { rest = rest.dropLast().trimmed }
    var isNegative = false
    if let sign = rest.first, minuses.contains(sign) || sign == "+" {
      isNegative = sign != "+"
      rest = rest.dropFirst().trimmed
    }
    let parts = rest.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first.flatMap(wholeDigits) else { return nil }
    guard parts.count == 1 || isDigits(parts[1]) else { return nil }
    let plain = whole + (parts.count == 2 ? "." + String(String.UnicodeScalarView(parts[1])) : "")
    return Double(plain).map { isNegative && $0 != 0 ? -$0 : $0 }
  }

  /// Takes the marks between thousands out, when they stand where they should.
  private static func wholeDigits(_ text: ArraySlice<Unicode.Scalar>) -> String? {
    guard let mark = text.first(where: { $0 == "." || $0 == " " }) else {
      return isDigits(text) ? String(String.UnicodeScalarView(text)) : nil
    }
    let groups = text.split(separator: mark, omittingEmptySubsequences: false)
    guard groups.allSatisfy(isDigits), (1...3).contains(groups[0].count), groups[0].first != "0",
      groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return nil }
    return groups.map { String(String.UnicodeScalarView($0)) }.joined()
  }

  private static func isDigits(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.isASCII && UInt8($0.value).isDigit }
  }

  private static let minuses: [Unicode.Scalar] = ["-", "\u{2212}", "\u{2013}", "\u{2010}", "\u{2011}"]
}

extension ArraySlice<Unicode.Scalar> {
  fileprivate var trimmed: Self {
    let start = drop { $0 == " " }
    return start.prefix(upTo: (start.lastIndex { $0 != " " } ?? start.startIndex - 1) + 1)
  }
}
