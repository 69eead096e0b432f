import Storage

/// The tables of the year wheel.
enum YearWheelSchema {
  static let migrations = [Migration("2026-11-25-year-wheel", wheel)]

  private static let wheel: [Migration.Step] = [
    .table(
      "occasion",
      """
      municipality TEXT NOT NULL REFERENCES municipality,
      id TEXT NOT NULL,
      title TEXT NOT NULL,
      kind TEXT NOT NULL,
      scope TEXT NOT NULL CHECK (scope IN ('kommune', 'omraade', 'enhed', 'team')),
      target TEXT NOT NULL,
      first_day TEXT NOT NULL,
      length INTEGER NOT NULL CHECK (length BETWEEN 1 AND 366),
      from_minute INTEGER CHECK (from_minute BETWEEN 0 AND 1439),
      to_minute INTEGER CHECK (to_minute BETWEEN 0 AND 1439),
      rhythm TEXT NOT NULL CHECK (rhythm <> ''),
      every INTEGER NOT NULL CHECK (every BETWEEN 1 AND 60),
      until_day TEXT,
      on_day_off TEXT NOT NULL CHECK (on_day_off IN ('behold', 'spring-over', 'foer', 'efter')),
      begins TEXT NOT NULL,
      ends TEXT,
      audience TEXT NOT NULL,
      place TEXT NOT NULL,
      link TEXT NOT NULL,
      moved_from TEXT,
      move TEXT,
      version INTEGER NOT NULL,
      changed INTEGER NOT NULL,
      changed_by TEXT,
      PRIMARY KEY (municipality, id),
      CONSTRAINT occasion_has_title CHECK (title <> ''),
      CHECK ((scope = 'kommune') = (target = '')),
      CHECK ((from_minute IS NULL) = (to_minute IS NULL)),
      CHECK (to_minute >= from_minute),
      CHECK (until_day IS NULL OR until_day >= first_day)
      """),
    .index("occasion_target", on: "occasion (municipality, scope, target)"),
    .index("occasion_days", on: "occasion (municipality, begins, ends)"),
    // What has been moved to the next year is not moved once more.
    .index(
      "occasion_moved_from", on: "occasion (municipality, moved_from)", unique: true, where: "moved_from IS NOT NULL"),
    .table(
      "school_holiday",
      """
      municipality TEXT NOT NULL REFERENCES municipality,
      id TEXT NOT NULL,
      name TEXT NOT NULL CHECK (name <> ''),
      first_day TEXT NOT NULL,
      last_day TEXT NOT NULL,
      version INTEGER NOT NULL,
      changed INTEGER NOT NULL,
      changed_by TEXT,
      PRIMARY KEY (municipality, id),
      CONSTRAINT school_holiday_ends_after_it_begins CHECK (last_day >= first_day)
      """),
    .index("school_holiday_days", on: "school_holiday (municipality, first_day)"),
    .table(
      "year_move",
      """
      municipality TEXT NOT NULL REFERENCES municipality,
      id TEXT NOT NULL,
      from_year INTEGER NOT NULL,
      made INTEGER NOT NULL,
      made_by TEXT NOT NULL,
      moved INTEGER NOT NULL,
      undone INTEGER,
      PRIMARY KEY (municipality, id)
      """),
    // The address is a secret that is shown once; a copy of the database opens no calendar.
    .table(
      "calendar_feed",
      """
      municipality TEXT NOT NULL,
      id TEXT NOT NULL,
      person TEXT NOT NULL,
      choice TEXT NOT NULL,
      token TEXT NOT NULL,
      made INTEGER NOT NULL,
      read INTEGER,
      PRIMARY KEY (municipality, id),
      FOREIGN KEY (municipality, person) REFERENCES person (municipality, id) ON DELETE CASCADE
      """),
    .index("calendar_feed_token", on: "calendar_feed (token)", unique: true),
    .index("calendar_feed_person", on: "calendar_feed (municipality, person)"),
  ]
}
