import Foundation

/// What a cell turns out to be when it is read as a number.
enum Reading {
  case number(Double)
  /// `1.234` or `1,234`: a thousands mark or a decimal mark, the cell alone cannot say.
  case ambiguous(thousands: Double, decimal: Double, comma: Bool)
  case none
}

/// How a column writes its numbers where a single cell could mean two things.
struct NumberFormat: Equatable {
  /// `1.234` is 1234 (the Danish reading) or 1.234.
  var dotIsThousands = true
  /// `1,234` is 1.234 (the Danish reading) or 1234.
  var commaIsDecimal = true
  static let danish = NumberFormat()
  static let english = NumberFormat(dotIsThousands: false, commaIsDecimal: false)
}

enum Number {
  static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
  ]

  /// Reads trimmed bytes: digits with at most one mark on the fast path, everything else people write on the slow one.
  @inline(__always)
  static func read(_ base: UnsafePointer<UInt8>, _ count: Int, _ encoding: TextEncoding = .utf8) -> Reading {
    guard count > 0 else { return .none }
    var i = 0
    let negative = base[0] == 0x2D
    if negative { i = 1 }
    var mantissa: UInt64 = 0
    var digits = 0
    var mark = -1
    while i < count {
      let digit = base[i] &- 0x30
      if digit <= 9 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
        digits += 1
      } else if (base[i] == 0x2E || base[i] == 0x2C), mark < 0 {
        mark = i
      } else {
        return readOdd(UnsafeBufferPointer(start: base, count: count), encoding)
      }
      i += 1
    }
    // 15 digits are exact in a Double and so is the power of ten: the quotient is correctly rounded.
    guard digits > 0, digits <= 15, mark != count - 1 else {
      return readOdd(UnsafeBufferPointer(start: base, count: count), encoding)
    }
    let whole = negative ? -Double(mantissa) : Double(mantissa)
    guard mark >= 0 else { return .number(whole) }
    let fraction = count - mark - 1
    let first = negative ? 1 : 0
    let decimal = whole / powers[fraction]
    if fraction == 3, mark > first, mark - first <= 3, base[first] != 0x30 {
      return .ambiguous(thousands: whole, decimal: decimal, comma: base[mark] == 0x2C)
    }
    return .number(decimal)
  }

  /// A number as a spreadsheet stores it: always with a point and no thousands.
  static func stored(_ bytes: UnsafeBufferPointer<UInt8>) -> Double {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
      let count = min(bytes.count, 63)
      for i in 0..<count { buffer[i] = CChar(bitPattern: bytes[i]) }
      buffer[count] = 0
      return strtod(buffer.baseAddress!, nil)
    }
  }

  static func isNumber(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard let base = bytes.baseAddress else { return false }
      if case .none = read(base, bytes.count) { return false }
      return true
    }
  }

  /// Blanks or apostrophes between thousands, other minus signs, `%`, exponents, both marks, more than 15 digits.
  private static func readOdd(_ bytes: UnsafeBufferPointer<UInt8>, _ encoding: TextEncoding) -> Reading {
    guard bytes.count <= 64, bytes.contains(where: { $0 &- 0x30 <= 9 }) else { return .none }
    // Most cells that come here are labels such as "2. b": a letter in front settles it cheaply.
    if let first = bytes.first, first | 0x20 >= 0x61, first | 0x20 <= 0x7A { return .none }
    return OddNumber(encoding.label(bytes)).reading
  }
}
