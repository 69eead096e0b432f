import Storage

extension ProfilesSchema {
  /// Pins and questions. What a meeting is, is not known here: `target` is its id as text.
  static let pins = Migration(
    "2026-11-27-profiles-pins",
    [
      .table(
        "pin",
        """
        municipality TEXT NOT NULL REFERENCES municipality,
        id TEXT NOT NULL,
        target TEXT NOT NULL,
        release TEXT NOT NULL,
        indicator TEXT NOT NULL,
        area TEXT NOT NULL,
        indicator_name TEXT NOT NULL,
        area_name TEXT NOT NULL,
        place INTEGER NOT NULL,
        made INTEGER NOT NULL,
        PRIMARY KEY (municipality, id),
        CONSTRAINT pin_is_made_once UNIQUE (municipality, target, release, indicator, area),
        CONSTRAINT pin_has_target CHECK (target <> ''),
        FOREIGN KEY (municipality, release) REFERENCES release (municipality, id)
        """),
      // What each circle of readers was told, frozen. Circles that were told the same share a row.
      .table(
        "pin_figure",
        """
        municipality TEXT NOT NULL,
        pin TEXT NOT NULL,
        audiences INTEGER NOT NULL CHECK (audiences BETWEEN 1 AND 15),
        frozen BLOB NOT NULL,
        PRIMARY KEY (municipality, pin, audiences),
        FOREIGN KEY (municipality, pin) REFERENCES pin (municipality, id) ON DELETE CASCADE
        """),
      // One for each person who has pinned it; `audience` is whose eyes the person read it with.
      .table(
        "pin_note",
        """
        municipality TEXT NOT NULL,
        pin TEXT NOT NULL,
        person TEXT NOT NULL,
        audience TEXT NOT NULL CHECK (audience IN ('inside', 'partner', 'guest', 'everyone')),
        note TEXT NOT NULL,
        made INTEGER NOT NULL,
        version INTEGER NOT NULL,
        changed INTEGER NOT NULL,
        PRIMARY KEY (municipality, pin, person),
        FOREIGN KEY (municipality, pin) REFERENCES pin (municipality, id) ON DELETE CASCADE
        """),
      .table(
        "figure_question",
        """
        municipality TEXT NOT NULL REFERENCES municipality,
        id TEXT NOT NULL,
        indicator TEXT NOT NULL,
        area TEXT NOT NULL,
        indicator_name TEXT NOT NULL,
        area_name TEXT NOT NULL,
        release_number INTEGER NOT NULL,
        target TEXT,
        asked TEXT NOT NULL,
        wording TEXT NOT NULL,
        asker TEXT NOT NULL,
        asked_at INTEGER NOT NULL,
        readers TEXT NOT NULL CHECK (readers IN ('inside', 'partner')),
        answer TEXT NOT NULL,
        answered_by TEXT,
        answered_at INTEGER,
        same_as TEXT,
        settled_at INTEGER,
        version INTEGER NOT NULL,
        changed INTEGER NOT NULL,
        changed_by TEXT NOT NULL,
        PRIMARY KEY (municipality, id),
        CONSTRAINT figure_question_asks CHECK (asked <> '' AND wording <> ''),
        CONSTRAINT figure_question_is_not_its_own_answer CHECK (same_as <> id),
        CHECK ((answer = '') = (answered_at IS NULL)),
        CHECK ((answered_by IS NULL) = (answered_at IS NULL)),
        CHECK (answer = '' OR same_as IS NULL),
        CHECK ((settled_at IS NULL) = (answer = '' AND same_as IS NULL)),
        FOREIGN KEY (municipality, same_as) REFERENCES figure_question (municipality, id)
        """),
      .index("figure_question_indicator", on: "figure_question (municipality, indicator)"),
      .index("figure_question_target", on: "figure_question (municipality, target)", where: "target IS NOT NULL"),
      .index("figure_question_open", on: "figure_question (municipality, settled_at, asked_at)"),
      .index("figure_question_asker", on: "figure_question (municipality, asker)"),
    ])
}
