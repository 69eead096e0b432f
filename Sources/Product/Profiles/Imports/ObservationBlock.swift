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

  /// The figures in a stored block. A block that cannot be read is a defect: it was written by us.
  static func read(_ bytes: [UInt8], indicator: String, area: AreaID) throws -> [Observation] {
    // Lines of the same period stand together: it is read once for all of them.
    var last: (text: String, period: Period)?
    return try bytes.split(separator: UInt8(ascii: "\n")).map { line in
      let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard fields.count >= 4, let period = last?.text == fields[0] ? last?.period : Period(reading: fields[0]),
        let content = Observation.Content(kind: fields[2], fields: fields[3...])
      else { throw BrokenBlock(indicator: indicator, area: area.raw) }
      last = (fields[0], period)
      return Observation(indicator: indicator, area: area, period: period, category: fields[1], content: content)
    }
  }
}

/// A stored block that nobody can have written by using the product: the database was changed from outside.
struct BrokenBlock: Error {
  let indicator: String
  let area: String
}

extension Observation.Content {
  fileprivate init?(kind: String, fields: ArraySlice<String>) {
    func text(_ place: Int) -> String? { place < fields.count ? fields[fields.startIndex + place] : nil }
    func int(_ place: Int) -> Int? { text(place).flatMap { Int($0) } }
    func double(_ place: Int) -> Double? { text(place).flatMap { Double($0) } }
    switch kind {
    case "S":
      guard let x = int(0), let n = int(1) else { return nil }
      self = .share(x: x, n: n)
    case "M":
      guard let value = double(0), let n = int(1) else { return nil }
      self = .mean(value: value, n: n, deviation: double(2))
    case "R":
      guard let x = int(0), let population = int(1) else { return nil }
      self = .rate(x: x, population: population)
    case "C":
      guard let count = int(0) else { return nil }
      self = .count(count)
    case "G":
      guard let value = double(0) else { return nil }
      self = .given(value)
    case "A": self = .absent(mark: fields[fields.startIndex])
    default: return nil
    }
  }
}
