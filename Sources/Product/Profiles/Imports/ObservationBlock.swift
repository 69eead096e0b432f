import Foundation
import Values

/// All figures of one indicator in one area from one dataset, as the restricted table stores them.
///
/// One line a figure: period, category, kind and numbers with tabs between. Text, so that an operator can read a
/// backup without us; numbers in their shortest exact form.
struct ObservationBlock {
  private(set) var bytes: [UInt8] = []

  /// A period or category as it stands in a block, with its tab: made once, used for every figure it is part of.
  struct Label {
    fileprivate let bytes: [UInt8]

    // Labels come from files: a tab or line break in one would forge a field.
    init(_ text: String) { bytes = text.utf8.map { $0 < 0x20 ? 0x20 : $0 } + [UInt8(ascii: "\t")] }
  }

  mutating func append(period: Label, category: Label, _ content: Observation.Content) {
    bytes += period.bytes
    bytes += category.bytes
    switch content {
    case .share(let x, let n): put("S", x, n)
    case .mean(let value, let n, let deviation):
      put("M", "\(value)")
      put(n)
      put(deviation.map { "\($0)" } ?? "")
    case .rate(let x, let population): put("R", x, population)
    case .count(let count): put("C", count)
    case .given(let value): put("G", "\(value)")
    case .absent(let mark): put("A", mark)
    }
    bytes[bytes.count - 1] = UInt8(ascii: "\n")
  }

  private mutating func put(_ kind: Unicode.Scalar, _ text: String) {
    put(kind)
    put(text)
  }

  private mutating func put(_ kind: Unicode.Scalar, _ first: Int, _ second: Int? = nil) {
    put(kind)
    put(first)
    if let second { put(second) }
  }

  private mutating func put(_ kind: Unicode.Scalar) {
    bytes.append(UInt8(ascii: kind))
    bytes.append(UInt8(ascii: "\t"))
  }

  private mutating func put(_ text: String) { bytes += Label(text).bytes }

  private mutating func put(_ number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    var rest = number.magnitude
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
    bytes.append(UInt8(ascii: "\t"))
  }
}
