/// One row of an answer; a plain value that may be kept after the transaction.
///
///     let name: String = row["name"]
///     let email = row["email"] as String?
///
/// A column that is not there, or holds another type than asked for, is a defect in our own code: it stops the
/// process with a sentence that names column and type. Data from outside never gets that far, since every column
/// has a type that the database itself enforces.
package struct Row: Sendable, Hashable {
  let columns: [String]
  let values: [SQLValue]

  package subscript<Value: SQLConvertible>(_ index: Int) -> Value {
    precondition(values.indices.contains(index), "the row has \(values.count) columns, there is no column \(index)")
    return decode(at: index)
  }

  package subscript<Value: SQLConvertible>(_ name: String) -> Value {
    guard let index = columns.firstIndex(of: name) else {
      preconditionFailure("the row has no column \(name), it has \(columns.joined(separator: ", "))")
    }
    return decode(at: index)
  }

  private func decode<Value: SQLConvertible>(at index: Int) -> Value {
    guard let value = Value(sqlValue: values[index]) else {
      preconditionFailure("column \(columns[index]) holds \(values[index]), which is no \(Value.self)")
    }
    return value
  }
}
