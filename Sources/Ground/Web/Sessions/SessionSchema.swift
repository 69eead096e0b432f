import Storage

extension Migration {
  /// Who is signed in. Only the SHA-256 of the session's id is stored: a copy of the table opens no session.
  package static let sessions = Migration(
    "2026-11-21-web-sessions",
    [
      .table(
        "session",
        """
        municipality TEXT NOT NULL,
        person TEXT NOT NULL,
        hash TEXT NOT NULL UNIQUE,
        created INTEGER NOT NULL,
        seen INTEGER NOT NULL,
        CHECK (seen >= created),
        PRIMARY KEY (municipality, person, hash)
        """),
      .table(
        "throttle",
        """
        key TEXT NOT NULL PRIMARY KEY,
        since INTEGER NOT NULL,
        count INTEGER NOT NULL CHECK (count >= 0),
        wait_until INTEGER NOT NULL
        """),
    ])
}
