/// One dated change of the schema. Once it has run anywhere it is never edited: the next change is a new migration.
///
///     Migration("2026-11-21-people", [
///       .table("person", "municipality TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (municipality, id)"),
///       .index("person_name", on: "person (municipality, name)"),
///     ])
///
/// Column types are the four words INTEGER, REAL, TEXT and BLOB in capitals; a yes or no is
/// `INTEGER NOT NULL CHECK (x IN (0, 1))`. Give CHECK and UNIQUE a name (`CONSTRAINT person_has_name CHECK ...`), so that
/// a refusal has the same name on both databases.
package struct Migration: Sendable, Hashable {
  package let name: String
  package let steps: [Step]

  package init(_ name: String, _ steps: [Step]) {
    self.name = name
    self.steps = steps
  }

  /// One statement in both spellings.
  package struct Step: Sendable, Hashable {
    let sqlite: String
    let postgreSQL: String

    func text(for dialect: Dialect) -> String { dialect == .sqlite ? sqlite : postgreSQL }
  }

  /// Changes if as much as a space of the statements does; kept in the database and in Tests/migrations.lock.
  ///
  /// FNV-1a with 64 bits: it is there to catch an edit made by mistake, not one made to deceive.
  package var fingerprint: String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for text in [name] + steps.flatMap({ [$0.sqlite, $0.postgreSQL] }) {
      for byte in Array(text.utf8) + [0] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension Migration.Step {
  package static func table(_ name: String, _ columns: String) -> Self {
    .init(
      sqlite: "CREATE TABLE \(name) (\(columns)) STRICT",
      postgreSQL: "CREATE TABLE \(name) (\(translated(columns)))")
  }

  package static func index(_ name: String, on columns: String, unique: Bool = false, where condition: String? = nil)
    -> Self
  {
    let text =
      "CREATE \(unique ? "UNIQUE " : "")INDEX \(name) ON \(columns)" + (condition.map { " WHERE \($0)" } ?? "")
    return .init(sqlite: text, postgreSQL: text)
  }

  /// The same statement on both, but for the words of the column types.
  package static func sql(_ text: String) -> Self { .init(sqlite: text, postgreSQL: translated(text)) }

  package static func sql(SQLite sqlite: String, postgreSQL: String) -> Self {
    .init(sqlite: sqlite, postgreSQL: postgreSQL)
  }
}

/// PostgreSQL's words for the column types, everywhere but inside quotes.
///
/// A text column also gets the C collation: then ORDER BY gives the same order on every database, whatever language
/// its server was installed with. (The order people see is made in Swift, by `Danish.sortKey`.)
private func translated(_ text: String) -> String {
  var result = ""
  var word = ""
  var previous = ""
  var quote: Character?
  func flush() {
    guard !word.isEmpty else { return }
    let type = SQLType(rawValue: word)
    result += type?.postgreSQL ?? word
    if type == .text, previous != "AS" { result += " COLLATE \"C\"" }
    previous = word
    word = ""
  }
  for character in text {
    if let open = quote {
      result.append(character)
      if character == open { quote = nil }
    } else if character.isLetter || character.isNumber || character == "_" {
      word.append(character)
    } else {
      flush()
      if character == "'" || character == "\"" { quote = character }
      result.append(character)
    }
  }
  flush()
  return result
}
