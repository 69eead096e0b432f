import Storage

extension ProfilesSchema {
  /// Every time a profile was opened for everybody or closed again. Rows are only added.
  static let opening = Migration(
    "2026-11-24-profiles-opening",
    [
      .table(
        "profile_opening",
        """
        municipality TEXT NOT NULL REFERENCES municipality,
        sequence INTEGER NOT NULL CHECK (sequence > 0),
        is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
        decided_at INTEGER NOT NULL,
        decided_by TEXT NOT NULL,
        PRIMARY KEY (municipality, sequence)
        """)
    ])
}
