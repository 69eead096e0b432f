import Storage

/// The tables of Profiles. Everything under `Restricted` holds raw figures: only imports and releases read them.
enum ProfilesSchema {
  static let migrations: [Migration] = [
    Migration(
      "2026-11-21-profiles-imports",
      [
        // Restricted. A source is where files come from again and again; it remembers how its columns are read.
        .table(
          "source",
          """
          municipality TEXT NOT NULL,
          id TEXT NOT NULL,
          name TEXT NOT NULL,
          mapping TEXT,
          updated_at INTEGER NOT NULL,
          PRIMARY KEY (municipality, id),
          UNIQUE (municipality, name)
          """),
        // Restricted. A file as it was received; the bytes lie in the data folder under their SHA-256.
        .table(
          "received_file",
          """
          municipality TEXT NOT NULL,
          id TEXT NOT NULL,
          source TEXT NOT NULL,
          name TEXT NOT NULL,
          sha256 TEXT NOT NULL,
          size INTEGER NOT NULL,
          received_at INTEGER NOT NULL,
          sender TEXT NOT NULL,
          mapping TEXT,
          PRIMARY KEY (municipality, id),
          UNIQUE (municipality, source, sha256),
          FOREIGN KEY (municipality, source) REFERENCES source (municipality, id)
          """),
        // Restricted. An accepted import: immutable; it can be withdrawn, never changed.
        .table(
          "dataset",
          """
          municipality TEXT NOT NULL,
          id TEXT NOT NULL,
          number INTEGER NOT NULL,
          source TEXT NOT NULL,
          file TEXT NOT NULL,
          mapping TEXT NOT NULL,
          figures INTEGER NOT NULL CHECK (figures > 0),
          notes TEXT NOT NULL,
          accepted_at INTEGER NOT NULL,
          accepted_by TEXT NOT NULL,
          withdrawn_at INTEGER,
          withdrawn_by TEXT,
          PRIMARY KEY (municipality, id),
          UNIQUE (municipality, number),
          UNIQUE (municipality, file),
          CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL)),
          FOREIGN KEY (municipality, file) REFERENCES received_file (municipality, id)
          """),
        // Restricted. All of a dataset's figures for one indicator and one area, packed (ObservationBlock): a release
        // reads by indicator, and one row for 50 figures is what makes a million figures fit in seconds.
        .table(
          "observation_block",
          """
          municipality TEXT NOT NULL,
          indicator TEXT NOT NULL,
          area TEXT NOT NULL,
          dataset TEXT NOT NULL,
          body BLOB NOT NULL,
          PRIMARY KEY (municipality, indicator, area, dataset),
          FOREIGN KEY (municipality, dataset) REFERENCES dataset (municipality, id)
          """),
      ]),
    Migration(
      "2026-11-21-profiles-releases",
      [
        // A release is computed once and then only read. At most one is being prepared at a time.
        .table(
          "release",
          """
          municipality TEXT NOT NULL,
          id TEXT NOT NULL,
          number INTEGER NOT NULL,
          made_at INTEGER NOT NULL,
          made_by TEXT NOT NULL,
          published_at INTEGER,
          published_by TEXT,
          withdrawn_at INTEGER,
          withdrawn_by TEXT,
          summary TEXT NOT NULL,
          PRIMARY KEY (municipality, id),
          UNIQUE (municipality, number),
          CHECK ((published_at IS NULL) = (published_by IS NULL)),
          CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL)),
          CHECK (withdrawn_at IS NULL OR published_at IS NOT NULL)
          """),
        // One indicator of a release after disclosure control, with the definition it was computed by.
        .table(
          "released_table",
          """
          municipality TEXT NOT NULL,
          release TEXT NOT NULL,
          indicator TEXT NOT NULL,
          definition TEXT NOT NULL,
          frozen BLOB NOT NULL,
          PRIMARY KEY (municipality, release, indicator),
          FOREIGN KEY (municipality, release) REFERENCES release (municipality, id)
          """),
        // An area's profile page, drawn and compressed when the release was made.
        .table(
          "released_page",
          """
          municipality TEXT NOT NULL,
          release TEXT NOT NULL,
          area TEXT NOT NULL,
          audience TEXT NOT NULL,
          body BLOB NOT NULL,
          PRIMARY KEY (municipality, release, area, audience),
          FOREIGN KEY (municipality, release) REFERENCES release (municipality, id)
          """),
        // Restricted to the data steward: why something is hidden. Reading it is logged.
        .table(
          "steward_log",
          """
          municipality TEXT NOT NULL,
          release TEXT NOT NULL,
          indicator TEXT NOT NULL,
          reasons TEXT NOT NULL,
          PRIMARY KEY (municipality, release, indicator),
          FOREIGN KEY (municipality, release) REFERENCES release (municipality, id)
          """),
      ]),
    Migration(
      "2026-11-21-profiles-four-eyes",
      [
        // Who made a draft does not publish it; empty for drafts made before, and for those made at the machine.
        .sql("ALTER TABLE release ADD COLUMN maker TEXT"),
        // What a release changed for those who read the one before it.
        .table(
          "release_difference",
          """
          municipality TEXT NOT NULL,
          release TEXT NOT NULL,
          indicator TEXT NOT NULL,
          body TEXT NOT NULL,
          PRIMARY KEY (municipality, release, indicator),
          FOREIGN KEY (municipality, release) REFERENCES release (municipality, id)
          """),
      ]),
    Migration(
      "2026-11-23-profiles-audiences",
      audiences(
        "released_table",
        """
        municipality TEXT NOT NULL,
        release TEXT NOT NULL,
        indicator TEXT NOT NULL,
        audiences INTEGER NOT NULL CHECK (audiences BETWEEN 1 AND 15),
        definition TEXT NOT NULL,
        threshold INTEGER,
        pattern BLOB,
        solver TEXT,
        frozen BLOB NOT NULL,
        PRIMARY KEY (municipality, release, indicator, audiences),
        FOREIGN KEY (municipality, release) REFERENCES release (municipality, id)
        """, keeping: "municipality, release, indicator, definition, frozen")
        + audiences(
          "released_page",
          """
          municipality TEXT NOT NULL,
          release TEXT NOT NULL,
          area TEXT NOT NULL,
          audiences INTEGER NOT NULL CHECK (audiences BETWEEN 1 AND 15),
          body BLOB NOT NULL,
          PRIMARY KEY (municipality, release, area, audiences),
          FOREIGN KEY (municipality, release) REFERENCES release (municipality, id)
          """, keeping: "municipality, release, area, body")
        + audiences(
          "steward_log",
          """
          municipality TEXT NOT NULL,
          release TEXT NOT NULL,
          indicator TEXT NOT NULL,
          audiences INTEGER NOT NULL CHECK (audiences BETWEEN 1 AND 15),
          reasons TEXT NOT NULL,
          PRIMARY KEY (municipality, release, indicator, audiences),
          FOREIGN KEY (municipality, release) REFERENCES release (municipality, id)
          """, keeping: "municipality, release, indicator, reasons")
        // What the attacker found when the release was made; empty for releases made before there was one.
        + [.sql("ALTER TABLE release ADD COLUMN gate TEXT")]),
    opening, pins,
  ]

  /// Gives a table the audiences its rows are for. What was there was made for those who are signed in.
  private static func audiences(_ table: String, _ columns: String, keeping kept: String) -> [Migration.Step] {
    [
      .table("\(table)_new", columns),
      .sql("INSERT INTO \(table)_new (\(kept), audiences) SELECT \(kept), 1 FROM \(table)"),
      .sql("DROP TABLE \(table)"),
      .sql("ALTER TABLE \(table)_new RENAME TO \(table)"),
    ]
  }
}
