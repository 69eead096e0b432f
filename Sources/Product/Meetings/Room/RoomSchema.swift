import Storage

/// The log of rooms. A meeting that is held is this table and nothing else: it is only added to.
enum RoomSchema {
  static let migrations = [Migration("2026-12-01-meetings-room", log)]

  private static let log: [Migration.Step] = [
    .table(
      "room_event",
      """
      municipality TEXT NOT NULL,
      meeting TEXT NOT NULL,
      sequence INTEGER NOT NULL CHECK (sequence > 0),
      at INTEGER NOT NULL,
      body TEXT NOT NULL,
      command TEXT,
      fingerprint TEXT,
      PRIMARY KEY (municipality, meeting, sequence),
      FOREIGN KEY (municipality, meeting) REFERENCES meeting (municipality, id),
      CHECK ((command IS NULL) = (fingerprint IS NULL))
      """),
    // What a browser sends twice happens once.
    .index(
      "room_event_command", on: "room_event (municipality, meeting, command)", unique: true,
      where: "command IS NOT NULL"),
  ]
}
