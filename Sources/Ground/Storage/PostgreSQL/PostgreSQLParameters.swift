import CPQ

extension SQLType {
  /// The number PostgreSQL knows the type by: int8, float8, text, bytea.
  var oid: UInt32 {
    switch self {
    case .integer: 20
    case .real: 701
    case .text: 25
    case .blob: 17
    }
  }
}

/// Parameters in PostgreSQL's binary form: numbers with the high byte first, text and bytes as they are.
struct PostgreSQLParameters {
  private var bytes: [UInt8] = []
  private var places: [(start: Int, count: Int)?] = []

  init(_ parameters: [SQL.Parameter]) {
    for parameter in parameters {
      let start = bytes.count
      let isThere = append(parameter.value, as: parameter.type)
      places.append(isThere ? (start, bytes.count - start) : nil)
    }
  }

  /// False for NULL.
  private mutating func append(_ value: SQLValue, as type: SQLType) -> Bool {
    switch value {
    case .null: return false
    case .integer(let number): bytes.append(bigEndian: UInt64(bitPattern: number))
    // SQLite has no NaN and stores NULL; so do we.
    case .real(let number):
      if number.isNaN { return false }
      bytes.append(bigEndian: number.bitPattern)
    case .text(let text): bytes.append(contentsOf: text.utf8)
    case .blob(let blob): bytes.append(contentsOf: blob)
    }
    return true
  }

  func withPointers<T>(
    _ body: (Int32, [UnsafePointer<CChar>?], [Int32], [Int32]) throws -> T
  ) rethrows -> T {
    // One byte more, so that even an empty text has an address: no address means NULL.
    try (bytes + [0]).withUnsafeBytes { all in
      let base = all.baseAddress!.assumingMemoryBound(to: CChar.self)
      let values = places.map { place in place.map { UnsafePointer(base + $0.start) } }
      let lengths = places.map { Int32($0?.count ?? 0) }
      return try body(Int32(places.count), values, lengths, places.map { _ in 1 })
    }
  }
}

extension [UInt8] {
  mutating func append(bigEndian value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
  }
}
