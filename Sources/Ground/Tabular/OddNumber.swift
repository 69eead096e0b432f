import Foundation

/// A number that is written for people: `1 234,5`, `−12 %`, `1.234.567`, `1,234.5`, `123-`, `1,2E+05`.
struct OddNumber {
  private var text: String
  private var negative = false

  init(_ label: String) {
    text = label
    for unit in ["%", "pct.", "pct", "kr."] where text.hasSuffix(unit) {
      text.removeLast(unit.count)
      break
    }
    text = text.trimmingCharacters(in: .blanks)
    if let first = text.first, "-−–‐‑".contains(first) {
      negative = true
      text.removeFirst()
    } else if text.first == "+" {
      text.removeFirst()
    } else if text.last == "-", text.dropLast().last?.isASCIIDigit == true {
      // Accounting systems write the sign last.
      negative = true
      text.removeLast()
    }
    text = text.trimmingCharacters(in: .blanks)
  }

  var reading: Reading {
    guard let joined = withoutBlanks() else { return .none }
    let dots = joined.utf8.count { $0 == 0x2E }
    let commas = joined.utf8.count { $0 == 0x2C }
    if dots > 0, commas > 0 {
      let commaLast = joined.lastIndex(of: ",")! > joined.lastIndex(of: ".")!
      return commaLast ? grouped(joined, ".", decimal: ",") : grouped(joined, ",", decimal: ".")
    }
    if dots > 1 { return grouped(joined, ".", decimal: nil) }
    if commas > 1 { return grouped(joined, ",", decimal: nil) }
    guard dots + commas == 1 else { return plain(joined) }
    let mark: Character = dots == 1 ? "." : ","
    let parts = joined.split(separator: mark, omittingEmptySubsequences: false)
    let decimal = plain(joined.replacing(String(mark), with: "."))
    guard joined == text, parts[1].count == 3, (1...3).contains(parts[0].count), parts[0].first != "0",
      case .number(let fraction) = decimal, case .number(let whole) = plain(String(parts[0] + parts[1]))
    else { return decimal }
    return .ambiguous(thousands: whole, decimal: fraction, comma: mark == ",")
  }

  /// Groups of three joined; nil when blanks stand anywhere else.
  private func withoutBlanks() -> String? {
    let gaps: Set<Character> = [" ", "\u{A0}", "\u{202F}", "\u{2009}", "\u{2007}", "'", "’"]
    guard text.contains(where: gaps.contains) else { return text }
    let end = text.firstIndex { $0 == "," || $0 == "." } ?? text.endIndex
    let groups = text[..<end].split(omittingEmptySubsequences: false, whereSeparator: gaps.contains)
    guard groups.count > 1, (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }),
      !text[end...].contains(where: gaps.contains)
    else { return nil }
    return groups.joined() + text[end...]
  }

  private func grouped(_ text: String, _ thousands: Character, decimal: Character?) -> Reading {
    let halves = decimal.map { text.split(separator: $0, omittingEmptySubsequences: false) } ?? [Substring(text)]
    guard halves.count <= 2 else { return .none }
    let groups = halves[0].split(separator: thousands, omittingEmptySubsequences: false)
    guard groups.count > 1, (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return .none }
    return plain(groups.joined() + (halves.count == 2 ? "." + halves[1] : ""))
  }

  private func plain(_ text: String) -> Reading {
    var digits = 0
    var previous: UInt8 = 0
    var exponent = false
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39: digits += 1
      case 0x2E where !exponent: break
      case 0x45, 0x65:
        guard digits > 0, !exponent else { return .none }
        exponent = true
      case 0x2B, 0x2D:
        guard previous | 0x20 == 0x65 else { return .none }
      default: return .none
      }
      previous = byte
    }
    guard digits > 0, previous != 0x2E, previous | 0x20 != 0x65, let value = Double(text), value.isFinite
    else { return .none }
    return .number(negative ? -value : value)
  }
}

extension Character {
  var isASCIIDigit: Bool { isASCII && isNumber }
}
