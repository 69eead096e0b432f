import GRDB
import GRDBSQLite

// SQLite must copy what we bind: the Swift value may be gone before the statement runs.
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

func bind(_ value: SQLValue, to statement: OpaquePointer, at place: Int32) {
  switch value {
  case .null: sqlite3_bind_null(statement, place)
  case .integer(let number): sqlite3_bind_int64(statement, place, number)
  case .real(let number): sqlite3_bind_double(statement, place, number)
  case .text(""): sqlite3_bind_text(statement, place, "", 0, copied)
  case .text(var text):
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        _ = sqlite3_bind_text(statement, place, $0.baseAddress, Int32($0.count), copied)
      }
    }
  // Without an address SQLite would store NULL.
  case .blob([]): sqlite3_bind_zeroblob(statement, place, 0)
  case .blob(let bytes): sqlite3_bind_blob(statement, place, bytes, Int32(bytes.count), copied)
  }
}

func columnNames(_ statement: OpaquePointer) -> [String] {
  (0..<sqlite3_column_count(statement)).map { String(cString: sqlite3_column_name(statement, $0)) }
}

func row(_ statement: OpaquePointer, _ columns: [String]) -> Row {
  Row(columns: columns, values: columns.indices.map { field(statement, Int32($0)) })
}

private func field(_ statement: OpaquePointer, _ place: Int32) -> SQLValue {
  switch sqlite3_column_type(statement, place) {
  case SQLITE_INTEGER: .integer(sqlite3_column_int64(statement, place))
  case SQLITE_FLOAT: .real(sqlite3_column_double(statement, place))
  case SQLITE_TEXT:
    .text(String(decoding: bytes(statement, place, sqlite3_column_text(statement, place)), as: UTF8.self))
  case SQLITE_BLOB: .blob(Array(bytes(statement, place, sqlite3_column_blob(statement, place))))
  default: .null
  }
}

private func bytes(_ statement: OpaquePointer, _ place: Int32, _ start: UnsafeRawPointer?) -> UnsafeRawBufferPointer {
  UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, place)))
}

private func bytes(_ statement: OpaquePointer, _ place: Int32, _ start: UnsafePointer<UInt8>?) -> UnsafeRawBufferPointer
{
  bytes(statement, place, start.map { UnsafeRawPointer($0) })
}
