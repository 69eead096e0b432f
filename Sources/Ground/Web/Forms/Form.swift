/// What a person wrote in a form, or what stands after the question mark of an address.
package struct Form: Sendable, Equatable {
  private(set) package var fields: [(name: String, value: String)]

  package init(_ fields: [(name: String, value: String)] = []) {
    self.fields = fields.map { (Form.withoutNUL($0.name), Form.withoutNUL($0.value)) }
  }

  /// Reads `a=1&b=to+ord`. Bytes that are not UTF-8 become U+FFFD rather than an error: nothing trusts them.
  package init(encoded text: some StringProtocol) {
    self.init(
      text.split(separator: "&").map { pair in
        let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return (Form.decoded(parts[0]), parts.count == 2 ? Form.decoded(parts[1]) : "")
      })
  }

  package static func == (a: Form, b: Form) -> Bool {
    a.fields.elementsEqual(b.fields) { $0 == $1 }
  }

  /// The first value, without blanks around it; empty when the field is not there.
  package func text(_ name: String) -> String {
    trimmed(fields.first { $0.name == name }?.value ?? "")
  }

  /// The value exactly as it was typed: for passwords, where a blank counts.
  package func raw(_ name: String) -> String {
    fields.first { $0.name == name }?.value ?? ""
  }

  /// Nil when the field is missing or holds nothing but blanks.
  package func optional(_ name: String) -> String? {
    let value = text(name)
    return value.isEmpty ? nil : value
  }

  package func values(_ name: String) -> [String] {
    fields.filter { $0.name == name }.map { trimmed($0.value) }
  }

  /// True when the box with this name is ticked.
  package func checked(_ name: String) -> Bool {
    fields.contains { $0.name == name }
  }

  package func checked(_ name: String, _ value: String) -> Bool {
    fields.contains { $0.name == name && $0.value == value }
  }

  package func number(_ name: String) -> Int? { Int(text(name)) }

  private static func decoded(_ part: some StringProtocol) -> String {
    var bytes: [UInt8] = []
    var rest = part.utf8.makeIterator()
    while let byte = rest.next() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        var ahead = rest
        if let high = ahead.next().flatMap(hexDigit), let low = ahead.next().flatMap(hexDigit) {
          bytes.append(high << 4 | low)
          rest = ahead
        } else {
          bytes.append(byte)
        }
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Form {
  /// PostgreSQL stores every text but those with a NUL in them, and nobody types one: it is shown as what it is.
  static func withoutNUL(_ text: String) -> String {
    text.utf8.contains(0)
      ? String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 })) : text
  }
}

private func trimmed(_ text: String) -> String {
  let scalars = text.unicodeScalars
  guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
    let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
  else { return "" }
  return String(scalars[first...last])
}

func hexDigit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}
