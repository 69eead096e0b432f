import Foundation
import Values

extension ObservationBlock {
  /// The figures in a stored block. A block that cannot be read is a defect: it was written by us.
  ///
  /// A release reads every figure there is, so numbers are read where they lie, and a label is made into text the
  /// first time it is met and not once for each figure.
  static func read(_ bytes: [UInt8], indicator: String, area: AreaID) throws -> [Observation] {
    try bytes.withUnsafeBufferPointer { bytes in
      var lines = Lines(bytes)
      var periods = Labels { Period(reading: $0) }
      var categories = Labels { $0 }
      var found: [Observation] = []
      while lines.next() {
        guard lines.fields.count >= 4, let period = periods[lines.fields[0]],
          let category = categories[lines.fields[1]], let content = Observation.Content(lines.fields[2...])
        else { throw BrokenBlock(indicator: indicator, area: area.raw) }
        found.append(
          Observation(indicator: indicator, area: area, period: period, category: category, content: content))
      }
      return found
    }
  }

  typealias Field = Slice<UnsafeBufferPointer<UInt8>>

  /// Cuts the block into lines and each line into fields; empty lines are passed over.
  private struct Lines {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var at = 0
    private(set) var fields: [Field] = []

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// False when there are no more lines.
    mutating func next() -> Bool {
      fields.removeAll(keepingCapacity: true)
      while at < bytes.count, bytes[at] == UInt8(ascii: "\n") { at += 1 }
      guard at < bytes.count else { return false }
      var start = at
      while at < bytes.count, bytes[at] != UInt8(ascii: "\n") {
        if bytes[at] == UInt8(ascii: "\t") {
          fields.append(bytes[start..<at])
          start = at + 1
        }
        at += 1
      }
      fields.append(bytes[start..<at])
      return true
    }
  }

  /// What labels mean; a block has the same few again and again.
  private struct Labels<Meaning> {
    private let read: (String) -> Meaning?
    private var known: [(label: Field, meaning: Meaning)] = []

    init(_ read: @escaping (String) -> Meaning?) { self.read = read }

    subscript(label: Field) -> Meaning? {
      mutating get {
        // The next figure most often has the label of the one before, or the label a few before that.
        if let known = known.last(where: { $0.label.elementsEqual(label) }) { return known.meaning }
        guard let meaning = read(String(decoding: label, as: UTF8.self)) else { return nil }
        known.append((label, meaning))
        return meaning
      }
    }
  }
}

/// A stored block that nobody can have written by using the product: the database was changed from outside.
struct BrokenBlock: Error {
  let indicator: String
  let area: String
}

extension Observation.Content {
  /// The letter of the kind and the numbers after it, as `ObservationBlock` writes them.
  fileprivate init?(_ fields: ArraySlice<ObservationBlock.Field>) {
    let kind = fields.first.map { $0.count == 1 ? $0[$0.startIndex] : 0 }
    let numbers = fields.dropFirst()
    func field(_ place: Int) -> ObservationBlock.Field? {
      place < numbers.count ? numbers[numbers.startIndex + place] : nil
    }
    func int(_ place: Int) -> Int? { field(place).flatMap(Int.init(digits:)) }
    func double(_ place: Int) -> Double? { field(place).flatMap { Double(String(decoding: $0, as: UTF8.self)) } }
    switch kind {
    case UInt8(ascii: "S"):
      guard let x = int(0), let n = int(1) else { return nil }
      self = .share(x: x, n: n)
    case UInt8(ascii: "M"):
      guard let value = double(0), let n = int(1) else { return nil }
      self = .mean(value: value, n: n, deviation: double(2))
    case UInt8(ascii: "R"):
      guard let x = int(0), let population = int(1) else { return nil }
      self = .rate(x: x, population: population)
    case UInt8(ascii: "C"):
      guard let count = int(0) else { return nil }
      self = .count(count)
    case UInt8(ascii: "G"):
      guard let value = double(0) else { return nil }
      self = .given(value)
    case UInt8(ascii: "A"):
      guard let mark = field(0) else { return nil }
      self = .absent(mark: String(decoding: mark, as: UTF8.self))
    default: return nil
    }
  }
}

extension Int {
  /// Nil for anything but digits with or without a minus, and for what is too large.
  fileprivate init?(digits: ObservationBlock.Field) {
    let isNegative = digits.first == UInt8(ascii: "-")
    let rest = digits.dropFirst(isNegative ? 1 : 0)
    guard !rest.isEmpty else { return nil }
    var value = 0
    for byte in rest {
      guard (0x30...0x39).contains(byte) else { return nil }
      let (tens, isLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, isTooLarge) = tens.subtractingReportingOverflow(Int(byte - 0x30))
      if isLarge || isTooLarge { return nil }
      value = sum
    }
    if isNegative {
      self = value
    } else {
      guard value != .min else { return nil }
      self = -value
    }
  }
}
