/// One line of somebody else's calendar, unfolded and taken apart (RFC 5545 §3.1).
struct ContentLine: Equatable {
  /// In capitals.
  let name: String
  /// Names in capitals, values as they stand but without their quotes.
  let parameters: [String: String]
  let value: String

  /// The lines of a calendar in order; what is no line is left out.
  static func all(in text: String) -> [ContentLine] {
    let plain = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    var rows: [String] = []
    for row in plain.replacing("\r\n", with: "\n").replacing("\r", with: "\n").split(separator: "\n") {
      if row.first == " " || row.first == "\t", !rows.isEmpty {
        rows[rows.count - 1] += row.dropFirst()
      } else {
        rows.append(String(row))
      }
    }
    return rows.compactMap(ContentLine.init)
  }

  private init?(_ row: String) {
    var pieces: [String] = [""]
    var isQuoted = false
    var rest = row[...]
    while let character = rest.popFirst() {
      if character == "\"" { isQuoted.toggle() }
      if !isQuoted, character == ":" {
        name = pieces[0].uppercased()
        parameters = Dictionary(
          pieces.dropFirst().compactMap(Self.parameter), uniquingKeysWith: { first, _ in first })
        value = String(rest)
        guard !name.isEmpty else { return nil }
        return
      }
      if !isQuoted, character == ";" { pieces.append("") } else { pieces[pieces.count - 1].append(character) }
    }
    return nil
  }

  private static func parameter(_ text: String) -> (String, String)? {
    guard let equals = text.firstIndex(of: "=") else { return nil }
    return (text[..<equals].uppercased(), text[text.index(after: equals)...].filter { $0 != "\"" })
  }

  /// A text as it was written, on one line.
  static func unescaped(_ text: String) -> String {
    var result = ""
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        result.unicodeScalars.append(scalar == "n" || scalar == "N" ? " " : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
