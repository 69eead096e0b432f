import Foundation
import Values

/// All figures of one indicator in one area from one dataset, as the restricted table stores them.
///
/// One line a figure: period, category, kind and numbers with tabs between. Text, so that an operator can read a
/// backup without us; numbers in their shortest exact form.
struct ObservationBlock {
  private(set) var bytes: [UInt8] = []

  mutating func append(period: String, category: String, _ content: Observation.Content) {
    put(period)
    put(category)
    switch content {
    case .share(let x, let n): put("S", "\(x)", "\(n)")
    case .mean(let value, let n, let deviation): put("M", "\(value)", "\(n)", deviation.map { "\($0)" } ?? "")
    case .rate(let x, let population): put("R", "\(x)", "\(population)")
    case .count(let count): put("C", "\(count)")
    case .given(let value): put("G", "\(value)")
    case .absent(let mark): put("A", mark)
    }
    bytes[bytes.count - 1] = UInt8(ascii: "\n")
  }

  private mutating func put(_ fields: String...) {
    for field in fields {
      // Labels come from files: a tab or line break in one would forge a field.
      for byte in field.utf8 { bytes.append(byte < 0x20 ? 0x20 : byte) }
      bytes.append(UInt8(ascii: "\t"))
    }
  }

  /// The figures in a stored block. A block that cannot be read is a defect: it was written by us.
  static func read(_ bytes: [UInt8], indicator: String, area: AreaID) throws -> [Observation] {
    try bytes.split(separator: UInt8(ascii: "\n")).map { line in
      let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard fields.count >= 4, let period = Period(reading: fields[0]),
        let content = Observation.Content(kind: fields[2], fields: Array(fields[3...]))
      else { throw BrokenBlock(indicator: indicator, area: area.raw) }
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
  fileprivate init?(kind: String, fields: [String]) {
    func int(_ place: Int) -> Int? { place < fields.count ? Int(fields[place]) : nil }
    func double(_ place: Int) -> Double? { place < fields.count ? Double(fields[place]) : nil }
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
    case "A": self = .absent(mark: fields[0])
    default: return nil
    }
  }
}
