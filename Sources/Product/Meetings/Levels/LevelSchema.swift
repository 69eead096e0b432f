import Storage

/// What conversations release to the level above.
enum LevelSchema {
  static let migrations = [Migration("2026-11-26-meetings-levels", levels)]

  private static let levels: [Migration.Step] = [
    .table(
      "level_share",
      """
      municipality TEXT NOT NULL,
      id TEXT NOT NULL,
      meeting TEXT NOT NULL,
      text TEXT NOT NULL CHECK (text <> ''),
      released INTEGER NOT NULL,
      released_by TEXT,
      withdrawn INTEGER,
      PRIMARY KEY (municipality, id),
      FOREIGN KEY (municipality, meeting) REFERENCES meeting (municipality, id)
      """),
    .index("level_share_meeting", on: "level_share (municipality, meeting)"),
    // Who above has seen what: those who released it may know.
    .table(
      "level_share_reader",
      """
      municipality TEXT NOT NULL,
      share TEXT NOT NULL,
      person TEXT NOT NULL,
      seen INTEGER NOT NULL,
      PRIMARY KEY (municipality, share, person),
      FOREIGN KEY (municipality, share) REFERENCES level_share (municipality, id)
      """),
  ]
}
