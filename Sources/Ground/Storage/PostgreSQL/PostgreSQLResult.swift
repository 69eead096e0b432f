import CPQ

/// The server's answer to one question; let go of when it is no longer used.
final class PostgreSQLResult {
  private let result: OpaquePointer
  let columns: [String]
  private let types: [UInt32]

  init(_ result: OpaquePointer) {
    self.result = result
    let places = 0..<PQnfields(result)
    // The answer to COPY has columns without names.
    columns = places.map { place in PQfname(result, place).map { String(cString: $0) } ?? "" }
    types = places.map { PQftype(result, $0) }
  }

  deinit { PQclear(result) }

  var count: Int { Int(PQntuples(result)) }
  var columnTypes: [UInt32] { types }

  /// Rows inserted, changed or deleted; a SELECT has touched none, whatever the server says.
  var changes: Int {
    if String(cString: PQcmdStatus(result)).hasPrefix("SELECT") { return 0 }
    return Int(String(cString: PQcmdTuples(result))) ?? 0
  }

  func row(_ index: Int) -> Row {
    Row(columns: columns, values: types.indices.map { value(Int32(index), Int32($0)) })
  }

  private func value(_ row: Int32, _ column: Int32) -> SQLValue {
    if PQgetisnull(result, row, column) == 1 { return .null }
    let start = UnsafeRawPointer(PQgetvalue(result, row, column))
    let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, column)))
    switch types[Int(column)] {
    case 16: return .integer(bytes.first == UInt8(ascii: "t") ? 1 : 0)  // bool
    case 20, 21, 23: return .integer(wholeNumber(bytes))  // int8, int2, int4
    case 700, 701: return .real(Double(String(decoding: bytes, as: UTF8.self)) ?? .nan)  // float4, float8
    case 1700: return numeric(String(decoding: bytes, as: UTF8.self))
    case 17: return .blob(unhexed(bytes.dropFirst(2)))  // bytea: \x0aff
    default: return .text(String(decoding: bytes, as: UTF8.self))
    }
  }
}

private func wholeNumber(_ bytes: UnsafeRawBufferPointer) -> Int64 {
  let isNegative = bytes.first == UInt8(ascii: "-")
  var number: Int64 = 0
  for byte in isNegative ? bytes.dropFirst() : bytes[...] {
    // Counted below zero, where there is one number more than above.
    number = number &* 10 &- Int64(byte &- 48)
  }
  return isNegative ? number : 0 &- number
}

/// `sum` and `avg` of whole numbers are exact decimals; SQLite gives a whole number for the first.
private func numeric(_ text: String) -> SQLValue {
  Int64(text).map(SQLValue.integer) ?? .real(Double(text) ?? .nan)
}

private func unhexed(_ digits: Slice<UnsafeRawBufferPointer>) -> [UInt8] {
  func four(_ digit: UInt8) -> UInt8 { digit < 58 ? digit - 48 : digit - 87 }
  return [UInt8](unsafeUninitializedCapacity: digits.count / 2) { bytes, count in
    var place = digits.startIndex
    while place < digits.endIndex {
      bytes[count] = four(digits[place]) << 4 | four(digits[place + 1])
      count += 1
      place += 2
    }
  }
}
