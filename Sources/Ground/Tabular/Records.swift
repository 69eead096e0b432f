/// One field of a record: bytes that belong to someone else, and how they were written.
struct Field {
  enum Kind: UInt8 {
    /// As typed: blanks at the ends mean nothing.
    case plain
    /// Stood in quotation marks; with `escaped` some of them are doubled and must be halved.
    case quoted, escaped
    /// A number, truth value, date or error that a spreadsheet stored as such: always with a decimal point.
    case number, error
  }
  var base: UnsafePointer<UInt8>
  var count: Int
  var kind: Kind
}

/// A file as records of fields, whatever it was made of; can be walked through again and again.
protocol Records: AnyObject {
  var encoding: TextEncoding { get }
  /// A spreadsheet leaves out the empty cells at the end of a row; a text file that does so is ragged.
  var omitsTrailingBlanks: Bool { get }
  /// Hands over line number and fields of each record, until the body says false. The fields die with the call.
  func forEach(_ body: (Int, UnsafeBufferPointer<Field>) -> Bool)
}

extension Field {
  /// The bytes without the blanks around them.
  @inline(__always)
  var trimmed: Field {
    var from = base
    var left = count
    while left > 0 {
      let last = from[left - 1]
      if last <= 0x20 {
        left -= 1
      } else if last == 0xA0, let blank = Self.hardBlank(from, left) {
        left -= blank
      } else {
        break
      }
    }
    while left > 0 {
      let first = from[0]
      let blank = first <= 0x20 || first == 0xA0 ? 1 : first == 0xC2 && left > 1 && from[1] == 0xA0 ? 2 : 0
      if blank == 0 { break }
      from += blank
      left -= blank
    }
    return Field(base: from, count: left, kind: kind)
  }

  /// The length of the no-break blank that ends in the byte A0, in UTF-8 (C2 A0) or a single-byte alphabet; nil when
  /// the byte is the end of a letter.
  private static func hardBlank(_ base: UnsafePointer<UInt8>, _ count: Int) -> Int? {
    if count > 1, base[count - 2] == 0xC2 { return 2 }
    return count == 1 || base[count - 2] < 0x80 || base[count - 2] == 0xA0 ? 1 : nil
  }

  @inline(__always)
  var isBlank: Bool { count == 0 || (base[0] <= 0x20 || base[0] >= 0xA0) && trimmed.count == 0 }

  /// Whether the field says exactly this (ASCII compares; other letters only in UTF-8).
  func isEqual(to text: [UInt8]) -> Bool {
    let field = trimmed
    return field.count == text.count && field.bytes.elementsEqual(text)
  }

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

  /// The bytes with doubled quotation marks halved.
  var unescaped: [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(count)
    var i = 0
    while i < count {
      out.append(base[i])
      i += base[i] == 0x22 && i + 1 < count && base[i + 1] == 0x22 ? 2 : 1
    }
    return out
  }

  func text(_ encoding: TextEncoding) -> String {
    kind == .escaped ? encoding.label(unescaped) : encoding.label(bytes)
  }
}
