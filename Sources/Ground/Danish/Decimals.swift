/// The shortest decimal number that means this `Double`, digit by digit: what a person would say the number is.
struct Decimals {
  private var isNegative: Bool
  private var digits: [UInt8]  // 0...9, most significant first
  private var point: Int  // how many of the digits stand before the decimal comma; may be negative

  /// Nil for what is not a number.
  init?(_ value: Double) {
    guard value.isFinite else { return nil }
    isNegative = value < 0
    digits = []
    point = 0
    read(value.magnitude.description)
  }

  /// Reads Swift's own "123.45", "1e-05" or "1.5e+20", which is the shortest text that gives the same value back.
  private mutating func read(_ description: String) {
    let parts = description.split(separator: "e")
    var seenPoint = false
    for byte in parts[0].utf8 {
      if byte == UInt8(ascii: ".") {
        seenPoint = true
      } else {
        digits.append(byte - UInt8(ascii: "0"))
        if !seenPoint { point += 1 }
      }
    }
    if parts.count == 2 { point += Int(parts[1])! }  // Swift writes a whole exponent
  }

  /// Half away from zero at the given number of decimals.
  func rounded(to decimals: Int) -> Decimals {
    var result = self
    let kept = point + decimals
    if kept < 0 {
      (result.digits, result.point) = ([0], 1)
    } else if kept < digits.count {
      result.digits = Array(digits.prefix(kept))
      if digits[kept] >= 5 { result.carry() }
    }
    result.pad(to: decimals)
    return result
  }

  private mutating func carry() {
    var place = digits.count - 1
    while place >= 0, digits[place] == 9 {
      digits[place] = 0
      place -= 1
    }
    if place >= 0 {
      digits[place] += 1
    } else {
      digits.insert(1, at: 0)
      point += 1
    }
  }

  /// Leaves at least one digit before the comma and exactly `decimals` after it.
  private mutating func pad(to decimals: Int) {
    if point < 1 {
      digits.insert(contentsOf: repeatElement(0, count: 1 - point), at: 0)
      point = 1
    }
    let missing = point + decimals - digits.count
    if missing > 0 { digits += repeatElement(0, count: missing) }
  }

  /// With comma, thousands and sign; only for a rounded value.
  var text: String {
    let characters = String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
    let whole = Danish.grouped(String(characters.prefix(point)))
    let fraction = characters.dropFirst(point)
    let sign = isNegative && digits.contains { $0 != 0 } ? "-" : ""
    return sign + whole + (fraction.isEmpty ? "" : "," + fraction)
  }
}
