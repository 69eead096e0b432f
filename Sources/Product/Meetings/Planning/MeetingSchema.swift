import Storage

/// The tables of planned meetings.
enum MeetingSchema {
  static let migrations = [Migration("2026-11-26-meetings", planning)]

  private static let planning: [Migration.Step] = [
    .table(
      "meeting",
      """
      municipality TEXT NOT NULL REFERENCES municipality,
      id TEXT NOT NULL,
      title TEXT NOT NULL,
      kind TEXT NOT NULL,
      kind_name TEXT NOT NULL,
      kind_text TEXT NOT NULL,
      circle_text TEXT NOT NULL,
      level TEXT,
      scope TEXT NOT NULL CHECK (scope IN ('kommune', 'omraade', 'enhed', 'team')),
      target TEXT NOT NULL,
      day TEXT NOT NULL,
      start_minute INTEGER NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
      end_minute INTEGER NOT NULL CHECK (end_minute BETWEEN 1 AND 1440),
      place TEXT NOT NULL,
      place_key TEXT NOT NULL,
      intention TEXT NOT NULL,
      aims TEXT NOT NULL,
      data TEXT NOT NULL,
      practical TEXT NOT NULL,
      topics TEXT NOT NULL,
      breadth TEXT CHECK (breadth IN ('bredt', 'emner')),
      is_first INTEGER NOT NULL CHECK (is_first IN (0, 1)),
      convener TEXT,
      leader TEXT,
      recorder TEXT,
      relation TEXT CHECK (relation IN ('formoede', 'opfoelgning', 'udvidet', 'niveau')),
      related TEXT,
      series TEXT,
      again TEXT,
      cancelled INTEGER,
      cancel_words TEXT NOT NULL,
      version INTEGER NOT NULL CHECK (version > 0),
      made INTEGER NOT NULL,
      changed INTEGER NOT NULL,
      changed_by TEXT,
      PRIMARY KEY (municipality, id),
      CONSTRAINT meeting_has_title CHECK (title <> ''),
      CONSTRAINT meeting_ends_after_it_begins CHECK (end_minute > start_minute),
      CHECK ((scope = 'kommune') = (target = '')),
      CHECK ((relation IS NULL) = (related IS NULL))
      """),
    .index("meeting_place", on: "meeting (municipality, scope, target, day)"),
    .index("meeting_day", on: "meeting (municipality, day)"),
    .index("meeting_level", on: "meeting (municipality, level, day)", where: "level IS NOT NULL"),
    .index("meeting_related", on: "meeting (municipality, related)", where: "related IS NOT NULL"),
    .table(
      "meeting_item",
      """
      municipality TEXT NOT NULL,
      meeting TEXT NOT NULL,
      place INTEGER NOT NULL,
      title TEXT NOT NULL CHECK (title <> ''),
      points TEXT NOT NULL,
      minutes INTEGER NOT NULL CHECK (minutes > 0),
      is_circle INTEGER NOT NULL CHECK (is_circle IN (0, 1)),
      PRIMARY KEY (municipality, meeting, place),
      FOREIGN KEY (municipality, meeting) REFERENCES meeting (municipality, id)
      """),
    .table(
      "meeting_participant",
      """
      municipality TEXT NOT NULL,
      meeting TEXT NOT NULL,
      id TEXT NOT NULL,
      person TEXT,
      name TEXT NOT NULL,
      email TEXT NOT NULL,
      organisation TEXT NOT NULL,
      ring TEXT NOT NULL CHECK (ring IN ('kerne', 'understoettende', 'udvidet')),
      role TEXT,
      note TEXT NOT NULL,
      minutes INTEGER NOT NULL DEFAULT 0,
      added INTEGER NOT NULL,
      PRIMARY KEY (municipality, meeting, id),
      CONSTRAINT meeting_participant_is_somebody CHECK (person IS NOT NULL OR name <> ''),
      FOREIGN KEY (municipality, meeting) REFERENCES meeting (municipality, id)
      """),
    .index(
      "meeting_participant_person", on: "meeting_participant (municipality, person, meeting)", unique: true,
      where: "person IS NOT NULL"),
    // Points that are ticked off while one plans, and during the meeting.
    .table(
      "meeting_tick",
      """
      municipality TEXT NOT NULL,
      meeting TEXT NOT NULL,
      list TEXT NOT NULL CHECK (list IN ('praktisk', 'tjekliste')),
      point TEXT NOT NULL CHECK (point <> ''),
      ticked INTEGER NOT NULL,
      ticked_by TEXT,
      PRIMARY KEY (municipality, meeting, list, point),
      FOREIGN KEY (municipality, meeting) REFERENCES meeting (municipality, id)
      """),
  ]
}
