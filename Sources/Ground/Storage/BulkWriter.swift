/// Writes rows field by field, in the order of the columns, without making anything on the way.
///
///     try tx.bulk(into: "figure", columns: ["area", "value"]) { writer in
///       writer.text("a1")
///       writer.real(3.5)
///       try writer.endRow()
///     }
package protocol BulkWriter: AnyObject {
  func null()
  func integer(_ value: Int64)
  func real(_ value: Double)

  /// The bytes are copied; they must be UTF-8.
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
  func blob(_ bytes: UnsafeBufferPointer<UInt8>)

  /// A field too few, one too many or one of the wrong type is reported here.
  func endRow() throws
}

extension BulkWriter {
  package func text(_ text: String) {
    var text = text
    text.withUTF8 { self.text($0) }
  }

  package func append(_ row: [SQLValue]) throws {
    for value in row {
      switch value {
      case .null: null()
      case .integer(let number): integer(number)
      case .real(let number): real(number)
      case .text(let words): text(words)
      case .blob(let bytes): bytes.withUnsafeBufferPointer { blob($0) }
      }
    }
    try endRow()
  }
}
