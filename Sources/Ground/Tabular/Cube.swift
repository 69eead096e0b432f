/// A table that was stored as its edges and its values (JSON-stat, PX): the last axis runs fastest.
struct Cube {
  struct Axis {
    var name: String
    var labels: [String]
  }
  var axes: [Axis]
  /// NaN where there is no number.
  var values: [Double]
  /// An index into `signs`, or -1.
  var marks: [Int32]
  var signs: [String]

  /// More cells than this is a mistake or an attack: a few bytes can promise a cube of any size.
  static let mostCells = 20_000_000

  func intern(into tables: UnsafeMutablePointer<Interner>, _ kept: UnsafeMutablePointer<Interner>) {
    // Twins get codes of their own: the position on the axis is the code, whatever the label says.
    for (axis, table) in zip(axes, 0...) { for label in axis.labels { tables[table].append(label) } }
    for sign in signs { kept.pointee.append(sign) }
  }

  func forEach<Failure: Error>(_ source: TidySource, _ body: (borrowing TidyRow) throws(Failure) -> Void)
    throws(Failure)
  {
    let codes = UnsafeMutableBufferPointer<Int32>.allocate(capacity: max(axes.count, 1))
    defer { codes.deallocate() }
    codes.initialize(repeating: 0)
    let value = UnsafeMutableBufferPointer<Double>.allocate(capacity: 1)
    let mark = UnsafeMutableBufferPointer<Int32>.allocate(capacity: 1)
    defer {
      value.deallocate()
      mark.deallocate()
    }
    for i in values.indices {
      var rest = i
      for axis in axes.indices.reversed() {
        codes[axis] = Int32(rest % axes[axis].labels.count)
        rest /= axes[axis].labels.count
      }
      value[0] = values[i]
      mark[0] = marks[i]
      let row = TidyRow(
        line: i + 1, codes: UnsafeBufferPointer(codes), values: UnsafeBufferPointer(value),
        marks: UnsafeBufferPointer(mark), labels: source.tables, signs: source.signs)
      try body(row)
    }
  }
}
