/// A question to the database: the text you wrote is trusted, the values you put into it never are.
///
///     let query = "SELECT name FROM area WHERE municipality = \(municipality) AND slug = \(slug)" as SQL
///
/// Every interpolation becomes a parameter. There is no way to put a `String` into the text: a table or a column
/// chosen at run time is chosen between literals.
package struct SQL: ExpressibleByStringInterpolation, Sendable, Hashable {
  /// Always one more than there are parameters; parameter n stands after piece n.
  private var pieces: [String]
  private(set) var parameters: [Parameter]

  struct Parameter: Sendable, Hashable {
    let value: SQLValue
    let type: SQLType
  }

  package init(stringLiteral text: String) {
    pieces = [text]
    parameters = []
  }

  package init(stringInterpolation: StringInterpolation) { self = stringInterpolation.sql }

  /// Text that Storage itself put together from checked words.
  init(trusted text: String) { self.init(stringLiteral: text) }

  /// `$1`, `$2`... in order: PostgreSQL's own spelling, and SQLite numbers such names as they first appear.
  var text: String {
    if pieces.count == 1 { return pieces[0] }
    var text = pieces[0]
    for place in 1..<pieces.count {
      text += "$"
      text += String(place)
      text += pieces[place]
    }
    return text
  }

  package static func + (a: SQL, b: SQL) -> SQL {
    var sum = a
    sum.append(b)
    return sum
  }

  fileprivate mutating func append(text: String) { pieces[pieces.count - 1] += text }

  fileprivate mutating func append(_ value: SQLValue, _ type: SQLType) {
    parameters.append(Parameter(value: value, type: type))
    pieces.append("")
  }

  fileprivate mutating func append(_ other: SQL) {
    append(text: other.pieces[0])
    pieces += other.pieces.dropFirst()
    parameters += other.parameters
  }
}

extension SQL {
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var sql: SQL = ""

    package init(literalCapacity: Int, interpolationCount: Int) {
      sql.parameters.reserveCapacity(interpolationCount)
      sql.pieces.reserveCapacity(interpolationCount + 1)
    }

    package mutating func appendLiteral(_ text: String) { sql.append(text: text) }

    package mutating func appendInterpolation<Value: SQLConvertible>(_ value: Value) {
      sql.append(value.sqlValue, Value.sqlType)
    }

    /// Nil is NULL. Spelled out, because the compiler warns of optionals in interpolations that do not say so.
    package mutating func appendInterpolation<Value: SQLConvertible>(_ value: Value?) {
      sql.append(value.sqlValue, Value.sqlType)
    }

    /// For the inside of `IN (...)`. An empty list is nobody, in `IN` as in `NOT IN`.
    package mutating func appendInterpolation<Value: SQLConvertible>(list values: some Sequence<Value>) {
      var isFirst = true
      for value in values {
        if !isFirst { sql.append(text: ", ") }
        isFirst = false
        sql.append(value.sqlValue, Value.sqlType)
      }
      // Not `NULL`: `x NOT IN (NULL)` is never true, and an empty parenthesis is refused by PostgreSQL.
      if isFirst { sql.append(text: "SELECT CAST(NULL AS \(Value.sqlType.postgreSQL)) WHERE 1 = 0") }
    }

    package mutating func appendInterpolation(sql other: SQL) { sql.append(other) }
  }
}

extension Sequence<SQL> {
  /// Puts conditions together: `conditions.joined(" AND ")`.
  package func joined(_ separator: SQL) -> SQL {
    var all: SQL?
    for part in self { all = all.map { $0 + separator + part } ?? part }
    return all ?? ""
  }
}
