import CPQ

/// Rows in the binary form of COPY: no text to escape, and every field is checked against its column.
final class PostgreSQLBulkWriter: BulkWriter {
  private let handle: OpaquePointer
  private let types: [UInt32]
  private var buffer: [UInt8] = []
  private var field = 0
  private var problem: String?

  private static let chunk = 256 * 1024

  init(_ handle: OpaquePointer, types: [UInt32]) {
    self.handle = handle
    self.types = types
    buffer.reserveCapacity(Self.chunk + 8192)
    buffer += Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0] + [UInt8](repeating: 0, count: 8)
    beginRow()
  }

  private func beginRow() {
    field = 0
    buffer.append(bigEndian: Int16(types.count))
  }

  /// The type of the column the next field goes to.
  private func next() -> UInt32 {
    defer { field += 1 }
    return field < types.count ? types[field] : 0
  }

  func null() {
    _ = next()
    buffer.append(bigEndian: Int32(-1))
  }

  func integer(_ value: Int64) {
    switch next() {
    case 20: number(UInt64(bitPattern: value))
    case 701: number(Double(value).bitPattern)
    case let type: problem = problem ?? "a whole number in a column of type \(type)"
    }
  }

  func real(_ value: Double) {
    if value.isNaN { return null() }  // as SQLite does
    switch next() {
    case 701: number(value.bitPattern)
    case let type: problem = problem ?? "a decimal number in a column of type \(type)"
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) { append(bytes, to: 25) }
  func blob(_ bytes: UnsafeBufferPointer<UInt8>) { append(bytes, to: 17) }

  private func number(_ bits: UInt64) {
    buffer.append(bigEndian: Int32(8))
    buffer.append(bigEndian: bits)
  }

  private func append(_ bytes: UnsafeBufferPointer<UInt8>, to expected: UInt32) {
    let type = next()
    if type != expected { problem = problem ?? "type \(expected) in a column of type \(type)" }
    buffer.append(bigEndian: Int32(bytes.count))
    buffer.append(contentsOf: bytes)
  }

  func endRow() throws {
    precondition(field == types.count, "\(field) fields for \(types.count) columns")
    if let problem { throw StoreError.other(problem) }
    if buffer.count >= Self.chunk { try send() }
    beginRow()
  }

  func finish() throws {
    precondition(field == 0, "the last row was not ended")
    buffer.removeLast(2)  // the count of a row that never began
    buffer.append(bigEndian: Int16(-1))
    try send()
    if PQputCopyEnd(handle, nil) != 1 { throw PostgreSQLFailure(message: String(cString: PQerrorMessage(handle))) }
  }

  private func send() throws {
    let sent = buffer.withUnsafeBytes {
      PQputCopyData(handle, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count))
    }
    guard sent == 1 else { throw PostgreSQLFailure(message: String(cString: PQerrorMessage(handle))) }
    buffer.removeAll(keepingCapacity: true)
  }
}
