/// Lines of an iCalendar text, put together so that no value can end its own line (RFC 5545 §3.1 and §3.3.11).
struct ContentLines {
  private var out: [UInt8] = []

  var text: String { String(decoding: out, as: UTF8.self) }

  /// A value that this program made itself: dates, numbers, words of the format.
  mutating func add(_ name: String, _ parameters: [(String, String)] = [], raw value: String) {
    write(name + written(parameters) + ":" + plain(value))
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
    for byte in line.utf8 {
      // The first byte of a letter tells how many it has; the others begin with the bits 10.
      let size = byte < 0x80 ? 1 : byte < 0xC0 ? 0 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      if size > room {
        out.append(13)
        out.append(10)
        out.append(32)
        room = 74
      }
      out.append(byte)
      room -= size
    }
    out.append(13)
    out.append(10)
  }
}

/// Backslash, semicolon and comma with a backslash before them, a line break as `\n`, no other control characters.
private func escaped(_ text: String) -> String {
  var result: [UInt8] = []
  result.reserveCapacity(text.utf8.count + 16)
  let bytes = Array(text.utf8)
  var place = 0
  while place < bytes.count {
    let byte = bytes[place]
    // U+2028 and U+2029, the line breaks of Unicode, are E2 80 A8 and E2 80 A9.
    let isSeparator =
      byte == 0xE2 && place + 2 < bytes.count && bytes[place + 1] == 0x80 && (0xA8...0xA9).contains(bytes[place + 2])
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","):
      result.append(UInt8(ascii: "\\"))
      result.append(byte)
    case 13 where place + 1 < bytes.count && bytes[place + 1] == 10: break
    case 10, 13:
      result.append(UInt8(ascii: "\\"))
      result.append(UInt8(ascii: "n"))
    default:
      if isSeparator {
        result.append(UInt8(ascii: "\\"))
        result.append(UInt8(ascii: "n"))
        place += 2
      } else if byte >= 0x20, byte != 0x7F {
        result.append(byte)
      }
    }
    place += 1
  }
  return String(decoding: result, as: UTF8.self)
}

/// Without control characters.
private func plain(_ text: String) -> String {
  let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
  return isPlain ? text : String(decoding: text.utf8.filter { $0 >= 0x20 && $0 != 0x7F }, as: UTF8.self)
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
