import Storage

/// Meetings to try oneself on, apart from those that are held.
enum PracticeSchema {
  static let migrations = [Migration("2026-12-01-meetings-practice", practice)]

  private static let practice: [Migration.Step] = [
    .table(
      "practice_meeting",
      """
      municipality TEXT NOT NULL REFERENCES municipality,
      id TEXT NOT NULL,
      person TEXT NOT NULL,
      kind TEXT NOT NULL,
      kind_text TEXT NOT NULL,
      circle_text TEXT NOT NULL,
      made INTEGER NOT NULL,
      PRIMARY KEY (municipality, id),
      FOREIGN KEY (municipality, person) REFERENCES person (municipality, id) ON DELETE CASCADE
      """),
    .table(
      "practice_event",
      """
      municipality TEXT NOT NULL,
      meeting TEXT NOT NULL,
      sequence INTEGER NOT NULL CHECK (sequence > 0),
      at INTEGER NOT NULL,
      body TEXT NOT NULL,
      command TEXT,
      fingerprint TEXT,
      PRIMARY KEY (municipality, meeting, sequence),
      FOREIGN KEY (municipality, meeting) REFERENCES practice_meeting (municipality, id) ON DELETE CASCADE,
      CHECK ((command IS NULL) = (fingerprint IS NULL))
      """),
    .index(
      "practice_event_command", on: "practice_event (municipality, meeting, command)", unique: true,
      where: "command IS NOT NULL"),
    .index("practice_meeting_person", on: "practice_meeting (municipality, person)"),
  ]
}
