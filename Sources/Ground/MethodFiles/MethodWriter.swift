/// Writes a method file the way people write them by hand: one field a line, long texts folded, nothing that is empty.
///
/// What is written reads back as the same values, whatever the texts hold.
package struct MethodWriter {
  private var lines: [String] = []
  private let indent: String
  private static let width = 100

  package init() { indent = "" }

  private init(indent: String) { self.indent = indent }

  package var text: String { lines.joined(separator: "\n") + "\n" }

  /// Nothing is written for nil.
  package mutating func text(_ field: String, _ value: String?) {
    guard let value else { return }
    lines += MethodWriter.scalar(value, after: "\(indent)\(field): ", indent: indent + "  ")
  }

  package mutating func number(_ field: String, _ value: Int?) {
    if let value { lines.append("\(indent)\(field): \(value)") }
  }

  /// Written when true: false is what a missing field means.
  package mutating func flag(_ field: String, _ value: Bool) {
    if value { lines.append("\(indent)\(field): true") }
  }

  package mutating func texts(_ field: String, _ values: [String]) {
    guard !values.isEmpty else { return }
    lines.append("\(indent)\(field):")
    for value in values { lines += MethodWriter.scalar(value, after: "\(indent)  - ", indent: indent + "    ") }
  }

  /// Fields inside a field. Nothing is written when `body` writes nothing.
  package mutating func inside(_ field: String, _ body: (inout MethodWriter) -> Void) {
    var inner = MethodWriter(indent: indent + "  ")
    body(&inner)
    if !inner.lines.isEmpty { lines += ["\(indent)\(field):"] + inner.lines }
  }

  /// A list where every item has fields of its own.
  package mutating func items<Value>(_ field: String, _ values: [Value], _ body: (Value, inout MethodWriter) -> Void) {
    guard !values.isEmpty else { return }
    lines.append("\(indent)\(field):")
    for value in values {
      var inner = MethodWriter(indent: indent + "    ")
      body(value, &inner)
      // The dash takes two of the blanks before the first field.
      if let first = inner.lines.first {
        lines.append("\(indent)  - " + first.dropFirst(indent.count + 4))
        lines += inner.lines.dropFirst()
      }
    }
  }

  /// The text on one line with single blanks, as reading and writing both mean it. The byte-order mark, which nobody
  /// sees and the parser drops at the beginning of a text, is dropped everywhere.
  static func line(_ text: String) -> String {
    let seen = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value != 0xFEFF }))
    return seen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func scalar(_ value: String, after start: String, indent: String) -> [String] {
    let value = line(value)
    guard isPrintable(value) else { return [start + quoted(value)] }
    if start.unicodeScalars.count + value.unicodeScalars.count <= width {
      return [start + (isPlain(value) ? value : quoted(value))]
    }
    return [start + ">-"] + folded(value).map { indent + $0 }
  }

  private static func folded(_ value: String) -> [String] {
    var lines: [String] = []
    for word in value.split(separator: " ") {
      if let last = lines.last, last.count + word.count < width - 8 {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  /// Letters, digits and the signs that mean nothing to YAML in the middle of a line; a letter first.
  private static func isPlain(_ value: String) -> Bool {
    let scalars = value.unicodeScalars
    guard let first = scalars.first, first.properties.isAlphabetic, !["null", "true", "false"].contains(value) else {
      return false
    }
    return scalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || " ,.?!()–-/»«%§".unicodeScalars.contains(scalar)
    }
  }

  /// What a YAML text may hold as it stands (YAML 1.1 §5.1), without the marks that only some readers skip.
  private static func isPrintable(_ value: String) -> Bool {
    value.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD: ![0x2028, 0x2029].contains(scalar.value)
      case 0x10000...0x10FFFF: true
      default: false
      }
    }
  }

  private static func quoted(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case _ where isPrintable(String(scalar)): text.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        text += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      }
    }
    return text + "\""
  }
}
