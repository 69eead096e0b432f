import Storage

/// Requests for a neutral helper, and what helper and group have learned from each other.
enum HelpSchema {
  static let migrations = [Migration("2026-11-26-meetings-help", help)]

  private static let help: [Migration.Step] = [
    .sql("ALTER TABLE meeting ADD COLUMN helper TEXT"),
    .table(
      "help_request",
      """
      municipality TEXT NOT NULL,
      id TEXT NOT NULL,
      meeting TEXT NOT NULL,
      level TEXT NOT NULL CHECK (level IN ('hele', 'sammen', 'sidelinje')),
      words TEXT NOT NULL,
      asked INTEGER NOT NULL,
      asked_by TEXT,
      helper TEXT,
      helper_person TEXT,
      answered INTEGER,
      handover TEXT NOT NULL,
      withdrawn INTEGER,
      version INTEGER NOT NULL CHECK (version > 0),
      PRIMARY KEY (municipality, id),
      FOREIGN KEY (municipality, meeting) REFERENCES meeting (municipality, id)
      """),
    .index(
      "help_request_meeting", on: "help_request (municipality, meeting)", unique: true, where: "withdrawn IS NULL"),
    .index("help_request_helper", on: "help_request (municipality, helper_person)"),
    .table(
      "help_declined",
      """
      municipality TEXT NOT NULL,
      request TEXT NOT NULL,
      person TEXT NOT NULL,
      words TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (municipality, request, person),
      FOREIGN KEY (municipality, request) REFERENCES help_request (municipality, id)
      """),
    .table(
      "help_log",
      """
      municipality TEXT NOT NULL,
      id TEXT NOT NULL,
      meeting TEXT NOT NULL,
      text TEXT NOT NULL CHECK (text <> ''),
      written INTEGER NOT NULL,
      written_by TEXT,
      PRIMARY KEY (municipality, id),
      FOREIGN KEY (municipality, meeting) REFERENCES meeting (municipality, id)
      """),
    .index("help_log_meeting", on: "help_log (municipality, meeting)"),
  ]
}
