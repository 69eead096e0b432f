/// Lines of an iCalendar text, put together so that no value can end its own line (RFC 5545 §3.1 and §3.3.11).
struct ContentLines {
  private var out: [UInt8] = []

  var text: String { String(decoding: out, as: UTF8.self) }

  /// A value that this program made itself: dates, numbers, words of the format.
  mutating func add(_ name: String, _ parameters: [(String, String)] = [], raw value: String) {
    write(name + written(parameters) + ":" + value.filter { !$0.unicodeScalars.contains(where: isControl) })
  }

  /// A text somebody wrote.
  mutating func add(_ name: String, text value: String) { write("\(name):\(escaped(value))") }

  /// Several texts in one line.
  mutating func add(_ name: String, texts values: [String]) {
    write("\(name):\(values.map(escaped).joined(separator: ","))")
  }

  private func written(_ parameters: [(String, String)]) -> String {
    parameters.map { ";\($0.0)=\(quoted($0.1))" }.joined()
  }

  /// Folded at 75 bytes, never inside a letter; the blank that begins the next line is one of its 75.
  private mutating func write(_ line: String) {
    var room = 75
    for scalar in line.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if bytes.count > room {
        out += [13, 10, 32]
        room = 74
      }
      out += bytes
      room -= bytes.count
    }
    out += [13, 10]
  }
}

/// Backslash, semicolon and comma with a backslash before them, a line break as `\n`, no other control characters.
private func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
    switch scalar {
    case "\\", ";", ",": result += "\\" + String(scalar)
    case "\n", "\r", "\u{2028}", "\u{2029}": result += "\\n"
    default: if !isControl(scalar) { result.unicodeScalars.append(scalar) }
    }
  }
  return result
}

/// A parameter's value: in quotes where it must be, with RFC 6868's signs for what may not stand in quotes.
private func quoted(_ value: String) -> String {
  var result = ""
  var needsQuotes = false
  for scalar in value.unicodeScalars {
    switch scalar {
    case "\"": result += "^'"
    case "^": result += "^^"
    case "\n": result += "^n"
    default:
      if isControl(scalar) { continue }
      if ":;,".unicodeScalars.contains(scalar) { needsQuotes = true }
      result.unicodeScalars.append(scalar)
    }
  }
  return needsQuotes ? "\"\(result)\"" : result
}

/// Everything below a blank, and DEL; a tab counts too, as it would begin a folded line.
private func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.value < 0x20 || scalar.value == 0x7F }
