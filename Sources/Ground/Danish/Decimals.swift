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
    var description = value.magnitude.description
    description.withUTF8 { read($0) }
  }

  /// Reads Swift's own "123.45", "1e-05" or "1.5e+20", which is the shortest text that gives the same value back.
  private mutating func read(_ description: UnsafeBufferPointer<UInt8>) {
    digits.reserveCapacity(description.count)
    var whole: Int?
    for (place, byte) in description.enumerated() {
      if byte == UInt8(ascii: "e") {
        // Swift writes a whole exponent.
        point = Int(String(decoding: description[(place + 1)...], as: UTF8.self))!
        break
      }
      if byte == UInt8(ascii: ".") { whole = digits.count } else { digits.append(byte - UInt8(ascii: "0")) }
    }
    point += whole ?? digits.count
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
    var text: [UInt8] = []
    text.reserveCapacity(digits.count + point / 3 + 2)
    if isNegative, digits.contains(where: { $0 != 0 }) { text.append(UInt8(ascii: "-")) }
    for (place, digit) in digits.enumerated() {
      if place == point {
        text.append(UInt8(ascii: ","))
      } else if place > 0, place < point, (point - place).isMultiple(of: 3) {
        text.append(UInt8(ascii: "."))
      }
      text.append(digit + UInt8(ascii: "0"))
    }
    return String(decoding: text, as: UTF8.self)
  }
}
