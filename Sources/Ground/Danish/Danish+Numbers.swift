extension Danish {
  /// A number with decimal comma and dots between thousands: 1234.5 is "1.234,5".
  ///
  /// Rounds half away from zero *in the decimal digits people see*: 2.675 is "2,68" although the stored binary
  /// value is a hair below. A result that rounds to nought has no minus. Not a number or infinite: "–".
  package static func number(_ value: Double, decimals: Int) -> String {
    guard let decimal = Decimals(value) else { return noValue }
    return decimal.rounded(to: max(0, decimals)).text
  }

  /// A whole number with dots between thousands: 1234 is "1.234".
  package static func count(_ value: Int) -> String {
    (value < 0 ? "-" : "") + grouped(String(value.magnitude))
  }

  /// A share of a hundred: 12.3 is "12,3 %"; the space does not break over lines.
  package static func percent(_ value: Double, decimals: Int = 1) -> String {
    value.isFinite ? number(value, decimals: decimals) + noBreak + "%" : noValue
  }

  /// The difference between two percentages: 3.2 is "3,2 procentpoint", never "3,2 %".
  package static func points(_ value: Double, decimals: Int = 1) -> String {
    value.isFinite ? number(value, decimals: decimals) + noBreak + "procentpoint" : noValue
  }

  /// From one number to another: "3,32–3,50"; with a negative end "-0,26 til -0,04", where a dash would confuse.
  package static func interval(_ low: Double, _ high: Double, decimals: Int) -> String {
    let (from, to) = (number(low, decimals: decimals), number(high, decimals: decimals))
    return from.hasPrefix("-") || to.hasPrefix("-") ? "\(from) til \(to)" : "\(from)–\(to)"
  }

  static func grouped(_ digits: String) -> String {
    guard digits.utf8.count > 3 else { return digits }
    var text: [UInt8] = []
    for (place, digit) in digits.utf8.enumerated() {
      if place > 0, (digits.utf8.count - place).isMultiple(of: 3) { text.append(UInt8(ascii: ".")) }
      text.append(digit)
    }
    return String(decoding: text, as: UTF8.self)
  }
}
