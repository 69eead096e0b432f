import Storage

/// The tables of what participants prepare. Files lie here and not on the shelf of imports: a photo of one meeting is
/// kept and deleted in the same transaction as the line that says what it is, belongs to one municipality alone and
/// goes where its backup goes ([0018](decisions/0018-own-data-in-the-database.md)).
enum PreparationSchema {
  static let migrations = [
    Migration("2026-11-29-meetings-preparation", preparation),
    Migration("2026-11-30-meetings-preparation-versions", versions),
  ]

  /// Two at once: topics put together by two leaders, and a note mended on two devices.
  private static let versions: [Migration.Step] =
    ["preparation_mark", "preparation_topic", "preparation_data"].map {
      .sql("ALTER TABLE \($0) ADD COLUMN version INTEGER NOT NULL DEFAULT 1")
    } + [
      // How many times topics have been put together or taken apart; none while there is no line.
      .table(
        "preparation_merging",
        """
        municipality TEXT NOT NULL,
        meeting TEXT NOT NULL,
        version INTEGER NOT NULL CHECK (version > 0),
        changed INTEGER NOT NULL,
        changed_by TEXT NOT NULL,
        PRIMARY KEY (municipality, meeting),
        FOREIGN KEY (municipality, meeting) REFERENCES meeting (municipality, id) ON DELETE CASCADE
        """)
    ]

  private static let preparation: [Migration.Step] = [
    // A line here means: everybody in the meeting sees what all prepared.
    .table(
      "preparation_opening",
      """
      municipality TEXT NOT NULL,
      meeting TEXT NOT NULL,
      opened INTEGER NOT NULL,
      opened_by TEXT NOT NULL,
      PRIMARY KEY (municipality, meeting),
      FOREIGN KEY (municipality, meeting) REFERENCES meeting (municipality, id) ON DELETE CASCADE
      """),
    // Topics that were put together by hand: all keys with one heading are one topic.
    .table(
      "preparation_merge",
      """
      municipality TEXT NOT NULL,
      meeting TEXT NOT NULL,
      topic TEXT NOT NULL CHECK (topic <> ''),
      heading TEXT NOT NULL CHECK (heading <> ''),
      PRIMARY KEY (municipality, meeting, topic),
      FOREIGN KEY (municipality, meeting) REFERENCES meeting (municipality, id) ON DELETE CASCADE
      """),
    // Why somebody chose against the advice: one topic, more than the kind has room for, longer than the meeting.
    .table(
      "topic_choice",
      """
      municipality TEXT NOT NULL,
      meeting TEXT NOT NULL,
      reason TEXT NOT NULL,
      made INTEGER NOT NULL,
      made_by TEXT NOT NULL,
      PRIMARY KEY (municipality, meeting),
      FOREIGN KEY (municipality, meeting) REFERENCES meeting (municipality, id) ON DELETE CASCADE
      """),
    // Whoever is erased takes what they prepared along; what a guest prepared goes with the guest's place.
    .table(
      "preparation",
      """
      municipality TEXT NOT NULL,
      meeting TEXT NOT NULL,
      participant TEXT NOT NULL,
      person TEXT,
      read_at INTEGER,
      ready_at INTEGER,
      wish TEXT CHECK (wish IN ('bredt', 'dybde')),
      shows_name INTEGER NOT NULL CHECK (shows_name IN (0, 1)),
      ends TEXT NOT NULL,
      PRIMARY KEY (municipality, meeting, participant),
      FOREIGN KEY (municipality, meeting, participant)
      REFERENCES meeting_participant (municipality, meeting, id) ON DELETE CASCADE,
      FOREIGN KEY (municipality, person) REFERENCES person (municipality, id) ON DELETE CASCADE
      """),
    .index("preparation_person", on: "preparation (municipality, person)", where: "person IS NOT NULL"),
    .index("preparation_ends", on: "preparation (ends)"),
    .table(
      "preparation_mark",
      """
      municipality TEXT NOT NULL,
      meeting TEXT NOT NULL,
      participant TEXT NOT NULL,
      id TEXT NOT NULL,
      attitude TEXT NOT NULL CHECK (attitude IN ('stolt', 'udfordring', 'undring')),
      indicator TEXT,
      indicator_name TEXT,
      sentence TEXT NOT NULL CHECK (sentence <> ''),
      PRIMARY KEY (municipality, meeting, participant, id),
      CHECK ((indicator IS NULL) = (indicator_name IS NULL)),
      FOREIGN KEY (municipality, meeting, participant)
      REFERENCES preparation (municipality, meeting, participant) ON DELETE CASCADE
      """),
    .table(
      "preparation_topic",
      """
      municipality TEXT NOT NULL,
      meeting TEXT NOT NULL,
      participant TEXT NOT NULL,
      id TEXT NOT NULL,
      topic TEXT NOT NULL CHECK (topic <> ''),
      words TEXT NOT NULL CHECK (words <> ''),
      PRIMARY KEY (municipality, meeting, participant, id),
      FOREIGN KEY (municipality, meeting, participant)
      REFERENCES preparation (municipality, meeting, participant) ON DELETE CASCADE
      """),
    // The same wish twice from one is one wish.
    .index(
      "preparation_topic_once", on: "preparation_topic (municipality, meeting, participant, topic)", unique: true),
    .table(
      "preparation_data",
      """
      municipality TEXT NOT NULL,
      meeting TEXT NOT NULL,
      participant TEXT NOT NULL,
      id TEXT NOT NULL,
      title TEXT NOT NULL CHECK (title <> ''),
      what TEXT NOT NULL,
      source TEXT NOT NULL,
      words TEXT,
      link TEXT,
      file_name TEXT,
      file_sort TEXT,
      file_size INTEGER,
      PRIMARY KEY (municipality, meeting, participant, id),
      CHECK ((words IS NOT NULL AND link IS NULL AND file_name IS NULL)
        OR (words IS NULL AND link IS NOT NULL AND file_name IS NULL)
        OR (words IS NULL AND link IS NULL AND file_name IS NOT NULL)),
      CHECK ((file_name IS NULL) = (file_sort IS NULL) AND (file_name IS NULL) = (file_size IS NULL)),
      FOREIGN KEY (municipality, meeting, participant)
      REFERENCES preparation (municipality, meeting, participant) ON DELETE CASCADE
      """),
    // Apart from the line about it, so that no list reads ten megabytes of photo.
    .table(
      "preparation_file",
      """
      municipality TEXT NOT NULL,
      meeting TEXT NOT NULL,
      participant TEXT NOT NULL,
      id TEXT NOT NULL,
      bytes BLOB NOT NULL,
      PRIMARY KEY (municipality, meeting, participant, id),
      FOREIGN KEY (municipality, meeting, participant, id)
      REFERENCES preparation_data (municipality, meeting, participant, id) ON DELETE CASCADE
      """),
  ]
}
