import Storage

/// The tables of minutes.
enum MinutesSchema {
  static let migrations = [Migration("2026-12-02-meetings-minutes", minutes)]

  private static let meeting = """
    municipality TEXT NOT NULL,
    meeting TEXT NOT NULL,
    """

  private static let key = "FOREIGN KEY (municipality, meeting) REFERENCES meeting (municipality, id)"

  private static let minutes: [Migration.Step] = [
    .table(
      "minutes",
      """
      \(meeting)
      state TEXT NOT NULL CHECK (state IN ('kladde', 'sendt', 'godkendt')),
      document TEXT,
      sent INTEGER,
      objections_until TEXT,
      approved INTEGER,
      approved_by TEXT,
      case_number TEXT,
      journalised TEXT,
      version INTEGER NOT NULL CHECK (version > 0),
      changed INTEGER NOT NULL,
      changed_by TEXT,
      PRIMARY KEY (municipality, meeting),
      \(key),
      CHECK ((state = 'kladde') = (document IS NULL)),
      CHECK ((document IS NULL) = (objections_until IS NULL)),
      CHECK ((state = 'godkendt') = (approved IS NOT NULL)),
      CHECK ((case_number IS NULL) = (journalised IS NULL))
      """),
    .index("minutes_waiting", on: "minutes (municipality, state, objections_until)"),
    // What the recorder has changed in a section.
    .table(
      "minutes_edit",
      """
      \(meeting)
      section TEXT NOT NULL,
      added TEXT NOT NULL,
      left_out TEXT NOT NULL,
      version INTEGER NOT NULL CHECK (version > 0),
      changed INTEGER NOT NULL,
      changed_by TEXT,
      PRIMARY KEY (municipality, meeting, section),
      \(key)
      """),
    .table(
      "minutes_objection",
      """
      \(meeting)
      participant TEXT NOT NULL,
      words TEXT NOT NULL CHECK (words <> ''),
      made INTEGER NOT NULL,
      PRIMARY KEY (municipality, meeting, participant),
      \(key)
      """),
    .table(
      "minutes_addition",
      """
      \(meeting)
      id TEXT NOT NULL,
      words TEXT NOT NULL CHECK (words <> ''),
      made INTEGER NOT NULL,
      made_by TEXT,
      PRIMARY KEY (municipality, meeting, id),
      \(key)
      """),
  ]
}
