/// Something a person should know about a file: where it stands, what stands there and what to do about it.
///
/// Findings are collected, never thrown: one wrong cell must not hide the next one.
package struct Finding: Sendable, Codable, Equatable {
  /// `note`: the file was read so; `warning`: look at it; `error`: this cell or file cannot be used.
  package enum Level: String, Sendable, Codable, Comparable {
    case note, warning, error
    package static func < (a: Level, b: Level) -> Bool { a.rank < b.rank }
    var rank: Int { self == .note ? 0 : self == .warning ? 1 : 2 }
  }

  /// The row as the person sees it in an editor or in Excel (the first row is 1); nil when it is the whole file.
  package var row: Int?
  /// The name of the column and its letter, as in `Antal (C)`.
  package var column: String?
  package var found: String?
  package var expected: String?
  package var message: String
  package var level: Level

  package init(
    _ level: Level, row: Int? = nil, column: String? = nil, found: String? = nil, expected: String? = nil,
    _ message: String
  ) {
    self.level = level
    self.row = row
    self.column = column
    // A finding is read by people: a cell with a whole novel in it is cut.
    self.found = found.map(Self.short)
    self.expected = expected.map(Self.short)
    self.message = message
  }
}

extension Finding {
  private static func short(_ text: String) -> String { text.count > 120 ? text.prefix(119) + "…" : text }
}
