import GRDB
import GRDBSQLite

/// One prepared INSERT, run again and again. The fields of a row wait in one buffer that is used for all rows.
final class SQLiteBulkWriter: BulkWriter {
  private let statement: OpaquePointer
  private let runner: SQLiteRunner
  private let fieldCount: Int
  private var fields: [Field] = []
  private var bytes: [UInt8] = []

  private enum Field {
    case null
    case integer(Int64)
    case real(Double)
    case text(start: Int, count: Int)
    case blob(start: Int, count: Int)
  }

  init(_ statement: OpaquePointer, fieldCount: Int, runner: SQLiteRunner) {
    self.statement = statement
    self.fieldCount = fieldCount
    self.runner = runner
    fields.reserveCapacity(fieldCount)
    bytes.reserveCapacity(4096)
  }

  func null() { fields.append(.null) }
  func integer(_ value: Int64) { fields.append(.integer(value)) }
  func real(_ value: Double) { fields.append(.real(value)) }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    fields.append(.text(start: self.bytes.count, count: bytes.count))
    self.bytes.append(contentsOf: bytes)
  }

  func blob(_ bytes: UnsafeBufferPointer<UInt8>) {
    fields.append(.blob(start: self.bytes.count, count: bytes.count))
    self.bytes.append(contentsOf: bytes)
  }

  func endRow() throws {
    precondition(fields.count == fieldCount, "\(fields.count) fields for \(fieldCount) columns")
    if bytes.isEmpty { bytes.append(0) }  // an empty text needs an address too
    try bytes.withUnsafeBufferPointer { all in
      // SQLite borrows the bytes until the next row; they stand still while the statement runs.
      for (place, field) in fields.enumerated() { bind(field, at: Int32(place + 1), from: all.baseAddress!) }
      defer { sqlite3_reset(statement) }
      _ = try runner.step(statement)
    }
    fields.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  private func bind(_ field: Field, at place: Int32, from start: UnsafePointer<UInt8>) {
    switch field {
    case .null: sqlite3_bind_null(statement, place)
    case .integer(let number): sqlite3_bind_int64(statement, place, number)
    case .real(let number): sqlite3_bind_double(statement, place, number)
    case .text(let offset, let count):
      let text = UnsafeRawPointer(start + offset).assumingMemoryBound(to: CChar.self)
      sqlite3_bind_text(statement, place, text, Int32(count), nil)
    case .blob(let offset, let count): sqlite3_bind_blob(statement, place, start + offset, Int32(count), nil)
    }
  }
}
