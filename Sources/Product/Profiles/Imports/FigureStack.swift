/// The figures of one file while it is read, packed side by side: about 32 bytes a figure, so that a million
/// fit in memory and duplicates are found by sorting instead of by a set.
struct FigureStack: Sendable {
  /// indicator 12 bits, area 20, period 12, category 20: sorts by indicator, area, period, category.
  private(set) var keys: [UInt64] = []
  private(set) var first: [Double] = []
  private(set) var second: [Double] = []
  private(set) var lines: [UInt32] = []
  /// Which number column each figure stood in; empty unless the columns were laid under each other.
  private(set) var columns: [UInt16] = []
  /// The rare fields, by place in the stack.
  private(set) var deviations: [UInt32: Double] = [:]
  private(set) var marks: [UInt32: String] = [:]

  struct Key: Equatable {
    var indicator: Int
    var area: Int
    var period: Int
    var category: Int
  }

  /// How many different labels of each kind fit; more is a finding, not a crash.
  static let limits = Key(indicator: 1 << 12, area: 1 << 20, period: 1 << 12, category: 1 << 20)

  mutating func reserve(_ count: Int) {
    keys.reserveCapacity(count)
    first.reserveCapacity(count)
    second.reserveCapacity(count)
    lines.reserveCapacity(count)
  }

  var count: Int { keys.count }

  mutating func push(_ key: Key, line: Int, first a: Double, second b: Double = .nan) {
    keys.append(
      UInt64(key.indicator) << 52 | UInt64(key.area) << 32 | UInt64(key.period) << 20 | UInt64(key.category))
    first.append(a)
    second.append(b)
    lines.append(UInt32(clamping: line))
  }

  mutating func push(_ key: Key, line: Int, mark: String) {
    marks[UInt32(keys.count)] = mark
    push(key, line: line, first: .nan)
  }

  /// Notes the column of the figure pushed last.
  mutating func setColumn(_ column: Int) { columns.append(UInt16(clamping: column)) }

  mutating func setDeviation(_ value: Double) { deviations[UInt32(keys.count - 1)] = value }

  func key(at place: Int) -> Key {
    let key = keys[place]
    return Key(
      indicator: Int(key >> 52), area: Int(key >> 32 & 0xFFFFF), period: Int(key >> 20 & 0xFFF),
      category: Int(key & 0xFFFFF))
  }

  /// Places in order of their keys; files that are sorted already cost one pass.
  func order() -> [UInt32] {
    var order = [UInt32](unsafeUninitializedCapacity: keys.count) { buffer, count in
      for place in 0..<keys.count { buffer[place] = UInt32(place) }
      count = keys.count
    }
    if zip(keys, keys.dropFirst()).contains(where: { $0 > $1 }) {
      keys.withUnsafeBufferPointer { keys in
        order.sort { keys[Int($0)] == keys[Int($1)] ? $0 < $1 : keys[Int($0)] < keys[Int($1)] }
      }
    }
    return order
  }
}
