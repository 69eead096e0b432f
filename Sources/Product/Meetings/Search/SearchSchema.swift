import Storage

/// The words of agendas, so that one among a million items is found by an index, on either database.
enum SearchSchema {
  static let migrations = [Migration("2026-11-26-meetings-search", search)]

  private static let search: [Migration.Step] = [
    .table(
      "meeting_word",
      """
      municipality TEXT NOT NULL,
      meeting TEXT NOT NULL,
      word TEXT NOT NULL CHECK (word <> ''),
      place INTEGER NOT NULL,
      day TEXT NOT NULL,
      PRIMARY KEY (municipality, meeting, word, place),
      FOREIGN KEY (municipality, meeting) REFERENCES meeting (municipality, id)
      """),
    .index("meeting_word_found", on: "meeting_word (municipality, word, day, meeting, place)"),
  ]
}
