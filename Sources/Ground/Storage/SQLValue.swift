/// One field as the database holds it: nothing, a whole number, a decimal number, a text or bytes.
package enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])
}

/// The four kinds of column both databases have; a migration writes them with these words.
package enum SQLType: String, Sendable, Hashable {
  case integer = "INTEGER"
  case real = "REAL"
  case text = "TEXT"
  case blob = "BLOB"

  /// The word PostgreSQL uses for the same thing.
  var postgreSQL: String {
    switch self {
    case .integer: "BIGINT"
    case .real: "DOUBLE PRECISION"
    case .text: "TEXT"
    case .blob: "BYTEA"
    }
  }
}
