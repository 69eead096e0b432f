import Storage

/// The tables of guests.
enum GuestSchema {
  static let migrations = [Migration("2026-11-28-meetings-guests", guests)]

  private static let guests: [Migration.Step] = [
    // The code stands as it is: the planner must be able to read it, and six signs are no secret a fingerprint would keep.
    .table(
      "meeting_door",
      """
      municipality TEXT NOT NULL,
      meeting TEXT NOT NULL,
      code TEXT NOT NULL CHECK (code <> ''),
      opens INTEGER NOT NULL,
      closed INTEGER,
      made INTEGER NOT NULL,
      PRIMARY KEY (municipality, meeting, code),
      FOREIGN KEY (municipality, meeting) REFERENCES meeting (municipality, id)
      """),
    .index("meeting_door_code", on: "meeting_door (code)", unique: true),
    .index("meeting_door_one", on: "meeting_door (municipality, meeting)", unique: true, where: "closed IS NULL"),
    .table(
      "meeting_guest",
      """
      municipality TEXT NOT NULL,
      meeting TEXT NOT NULL,
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      kind TEXT NOT NULL,
      number INTEGER NOT NULL CHECK (number > 0),
      participant TEXT,
      pass TEXT,
      came INTEGER NOT NULL,
      sent_out INTEGER,
      PRIMARY KEY (municipality, meeting, id),
      FOREIGN KEY (municipality, meeting) REFERENCES meeting (municipality, id),
      CHECK (sent_out IS NULL OR pass IS NULL)
      """),
    .index("meeting_guest_pass", on: "meeting_guest (pass)", unique: true, where: "pass IS NOT NULL"),
    .index("meeting_guest_number", on: "meeting_guest (municipality, meeting, number)", unique: true),
  ]
}
