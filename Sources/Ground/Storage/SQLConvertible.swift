import Values

/// A type that can be stored in one column and read back again.
package protocol SQLConvertible: Sendable {
  /// Known without a value, so that even a missing value can be sent with its type.
  static var sqlType: SQLType { get }

  var sqlValue: SQLValue { get }

  /// Nil when the column holds something else than this type writes.
  init?(sqlValue: SQLValue)
}

extension Optional: SQLConvertible where Wrapped: SQLConvertible {
  package static var sqlType: SQLType { Wrapped.sqlType }
  package var sqlValue: SQLValue { self?.sqlValue ?? .null }

  package init?(sqlValue: SQLValue) {
    if sqlValue == .null {
      self = Wrapped?.none
    } else {
      guard let value = Wrapped(sqlValue: sqlValue) else { return nil }
      self = value
    }
  }
}

extension Int64: SQLConvertible {
  package static var sqlType: SQLType { .integer }
  package var sqlValue: SQLValue { .integer(self) }

  package init?(sqlValue: SQLValue) {
    guard case .integer(let number) = sqlValue else { return nil }
    self = number
  }
}

extension Int: SQLConvertible {
  package static var sqlType: SQLType { .integer }
  package var sqlValue: SQLValue { .integer(Int64(self)) }

  package init?(sqlValue: SQLValue) {
    guard let number = Int64(sqlValue: sqlValue) else { return nil }
    self = Int(number)
  }
}

extension Bool: SQLConvertible {
  package static var sqlType: SQLType { .integer }
  package var sqlValue: SQLValue { .integer(self ? 1 : 0) }

  package init?(sqlValue: SQLValue) {
    switch sqlValue {
    case .integer(0): self = false
    case .integer(1): self = true
    default: return nil
    }
  }
}

extension Double: SQLConvertible {
  package static var sqlType: SQLType { .real }
  package var sqlValue: SQLValue { .real(self) }

  /// Whole numbers are accepted: `sum` and `avg` give them on one engine and decimals on the other.
  package init?(sqlValue: SQLValue) {
    switch sqlValue {
    case .real(let number): self = number
    case .integer(let number): self = Double(number)
    default: return nil
    }
  }
}

extension String: SQLConvertible {
  package static var sqlType: SQLType { .text }
  package var sqlValue: SQLValue { .text(self) }

  package init?(sqlValue: SQLValue) {
    guard case .text(let text) = sqlValue else { return nil }
    self = text
  }
}

extension [UInt8]: SQLConvertible {
  package static var sqlType: SQLType { .blob }
  package var sqlValue: SQLValue { .blob(self) }

  package init?(sqlValue: SQLValue) {
    guard case .blob(let bytes) = sqlValue else { return nil }
    self = bytes
  }
}

extension ID: SQLConvertible {
  package static var sqlType: SQLType { .text }
  package var sqlValue: SQLValue { .text(raw) }

  package init?(sqlValue: SQLValue) {
    guard case .text(let text) = sqlValue else { return nil }
    self.init(text)
  }
}

extension Instant: SQLConvertible {
  package static var sqlType: SQLType { .integer }
  package var sqlValue: SQLValue { .integer(milliseconds) }

  package init?(sqlValue: SQLValue) {
    guard case .integer(let number) = sqlValue else { return nil }
    self.init(milliseconds: number)
  }
}

extension Day: SQLConvertible {
  package static var sqlType: SQLType { .text }
  package var sqlValue: SQLValue { .text(iso) }

  package init?(sqlValue: SQLValue) {
    guard case .text(let text) = sqlValue else { return nil }
    self.init(iso: text)
  }
}

/// An enum with raw values needs no more than the word `SQLConvertible` after its name.
extension RawRepresentable where RawValue: SQLConvertible {
  package static var sqlType: SQLType { RawValue.sqlType }
  package var sqlValue: SQLValue { rawValue.sqlValue }

  package init?(sqlValue: SQLValue) {
    guard let raw = RawValue(sqlValue: sqlValue) else { return nil }
    self.init(rawValue: raw)
  }
}
