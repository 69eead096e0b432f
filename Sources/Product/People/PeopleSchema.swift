import Storage

/// The tables of People. What the database can guard, it guards; Swift checks the same rules for the sake of words.
enum PeopleSchema {
  static let migrations = [
    Migration("2026-11-21-people-organisation", organisation),
    Migration("2026-11-21-people-persons", persons),
    Migration("2026-11-21-people-sign-in", signIn),
    Migration("2026-11-21-people-access-log", accessLog),
    Migration("2026-11-21-people-import", imports),
    Migration("2026-11-22-people-endings", endings),
    Migration(
      "2026-11-30-people-meeting-hours",
      [.sql("ALTER TABLE municipality ADD COLUMN meeting_hours INTEGER NOT NULL DEFAULT 40")]),
  ]

  private static let organisation: [Migration.Step] = [
    .table(
      "municipality",
      """
      municipality TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL CHECK (name <> ''),
      code TEXT NOT NULL,
      public_profile INTEGER NOT NULL CHECK (public_profile IN (0, 1)),
      version INTEGER NOT NULL,
      created INTEGER NOT NULL
      """),
    .table(
      "area",
      """
      municipality TEXT NOT NULL REFERENCES municipality,
      id TEXT NOT NULL,
      system TEXT NOT NULL CHECK (system <> ''),
      kind TEXT NOT NULL CHECK (kind IN ('land', 'region', 'kommune', 'lokalsamfund', 'distrikt', 'institution')),
      parent TEXT,
      code TEXT NOT NULL,
      name TEXT NOT NULL CHECK (name <> ''),
      slug TEXT NOT NULL CHECK (slug <> ''),
      version INTEGER NOT NULL,
      changed INTEGER NOT NULL,
      changed_by TEXT,
      PRIMARY KEY (municipality, id),
      FOREIGN KEY (municipality, parent) REFERENCES area (municipality, id),
      CHECK (parent IS NULL OR parent <> id)
      """),
    .index("area_slug", on: "area (municipality, slug)", unique: true),
    .index("area_code", on: "area (municipality, system, kind, code)", unique: true, where: "code <> ''"),
    .index("area_parent", on: "area (municipality, parent)"),
    .table(
      "area_alias",
      """
      municipality TEXT NOT NULL,
      area TEXT NOT NULL,
      alias TEXT NOT NULL CHECK (alias <> ''),
      PRIMARY KEY (municipality, area, alias),
      FOREIGN KEY (municipality, area) REFERENCES area (municipality, id) ON DELETE CASCADE
      """),
    .table(
      "area_membership",
      """
      municipality TEXT NOT NULL,
      area TEXT NOT NULL,
      inside TEXT NOT NULL,
      PRIMARY KEY (municipality, area, inside),
      FOREIGN KEY (municipality, area) REFERENCES area (municipality, id) ON DELETE CASCADE,
      FOREIGN KEY (municipality, inside) REFERENCES area (municipality, id) ON DELETE CASCADE,
      CHECK (area <> inside)
      """),
    .table(
      "unit",
      """
      municipality TEXT NOT NULL REFERENCES municipality,
      id TEXT NOT NULL,
      name TEXT NOT NULL CHECK (name <> ''),
      kind TEXT NOT NULL CHECK (kind <> ''),
      kind_words TEXT NOT NULL,
      code TEXT NOT NULL,
      area TEXT,
      phone TEXT NOT NULL,
      version INTEGER NOT NULL,
      changed INTEGER NOT NULL,
      changed_by TEXT,
      PRIMARY KEY (municipality, id),
      FOREIGN KEY (municipality, area) REFERENCES area (municipality, id),
      CHECK (kind = 'andet' OR kind_words = '')
      """),
    .index("unit_code", on: "unit (municipality, code)", unique: true, where: "code <> ''"),
    .index("unit_area", on: "unit (municipality, area)"),
    .table(
      "team",
      """
      municipality TEXT NOT NULL,
      id TEXT NOT NULL,
      unit TEXT NOT NULL,
      name TEXT NOT NULL CHECK (name <> ''),
      version INTEGER NOT NULL,
      PRIMARY KEY (municipality, id),
      FOREIGN KEY (municipality, unit) REFERENCES unit (municipality, id)
      """),
    .index("team_name", on: "team (municipality, unit, name)", unique: true),
  ]

  private static let persons: [Migration.Step] = [
    .table(
      "person",
      """
      municipality TEXT NOT NULL REFERENCES municipality,
      id TEXT NOT NULL,
      name TEXT NOT NULL CHECK (name <> ''),
      sort_key TEXT NOT NULL,
      search TEXT NOT NULL,
      email TEXT NOT NULL,
      email_key TEXT NOT NULL,
      phone TEXT NOT NULL,
      title TEXT NOT NULL,
      disabled INTEGER,
      version INTEGER NOT NULL,
      changed INTEGER NOT NULL,
      changed_by TEXT,
      PRIMARY KEY (municipality, id)
      """),
    .index("person_email", on: "person (municipality, email_key)", unique: true, where: "email_key <> ''"),
    .index("person_order", on: "person (municipality, sort_key, id)"),
    .table(
      "role_grant",
      """
      municipality TEXT NOT NULL,
      id TEXT NOT NULL,
      person TEXT NOT NULL,
      role TEXT NOT NULL CHECK (role <> ''),
      scope TEXT NOT NULL CHECK (scope IN ('kommune', 'omraade', 'enhed', 'team')),
      target TEXT NOT NULL,
      from_day TEXT NOT NULL,
      until_day TEXT,
      PRIMARY KEY (municipality, id),
      FOREIGN KEY (municipality, person) REFERENCES person (municipality, id),
      CHECK ((scope = 'kommune') = (target = '')),
      CHECK (until_day IS NULL OR until_day >= from_day)
      """),
    .index("role_grant_person", on: "role_grant (municipality, person)"),
    .index("role_grant_target", on: "role_grant (municipality, scope, target)"),
  ]

  private static let signIn: [Migration.Step] = [
    // The one question that is asked before anybody knows the municipality is "whose address is this?",
    // so the address is unique in the whole installation.
    .table(
      "account",
      """
      municipality TEXT NOT NULL,
      person TEXT NOT NULL,
      email_key TEXT NOT NULL CHECK (email_key <> ''),
      password TEXT,
      password_changed INTEGER,
      last_sign_in INTEGER,
      PRIMARY KEY (municipality, person),
      FOREIGN KEY (municipality, person) REFERENCES person (municipality, id) ON DELETE CASCADE,
      CHECK ((password IS NULL) = (password_changed IS NULL))
      """),
    .index("account_email", on: "account (email_key)", unique: true),
    .table(
      "invitation",
      """
      municipality TEXT NOT NULL,
      token TEXT NOT NULL,
      person TEXT NOT NULL,
      made INTEGER NOT NULL,
      made_by TEXT NOT NULL,
      expires INTEGER NOT NULL CHECK (expires > made),
      used INTEGER,
      PRIMARY KEY (municipality, token),
      FOREIGN KEY (municipality, person) REFERENCES account (municipality, person) ON DELETE CASCADE
      """),
    .index("invitation_token", on: "invitation (token)", unique: true),
    .index("invitation_person", on: "invitation (municipality, person)"),
    // Belongs to the installation and not to a municipality: there is none yet. At most one row.
    .table(
      "setup",
      """
      one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
      token TEXT NOT NULL,
      made INTEGER NOT NULL
      """),
  ]

  private static let accessLog: [Migration.Step] = [
    // No foreign keys: the log outlives what it tells about, and says who by id alone, so that a person can be
    // erased without breaking the chain. Municipality '' is the log of the installation itself.
    .table(
      "access_log",
      """
      municipality TEXT NOT NULL,
      sequence INTEGER NOT NULL CHECK (sequence > 0),
      at INTEGER NOT NULL,
      person TEXT NOT NULL,
      action TEXT NOT NULL CHECK (action <> ''),
      object TEXT NOT NULL,
      outcome TEXT NOT NULL CHECK (outcome IN ('ok', 'afvist')),
      detail TEXT NOT NULL,
      hash TEXT NOT NULL,
      PRIMARY KEY (municipality, sequence)
      """),
    .index("access_log_person", on: "access_log (municipality, person, sequence)"),
    .index("access_log_object", on: "access_log (municipality, object, sequence)"),
    // The newest link of each chain. Writers queue here, and a log cut short at the end no longer fits its head.
    .table(
      "access_log_head",
      """
      municipality TEXT NOT NULL PRIMARY KEY,
      sequence INTEGER NOT NULL,
      hash TEXT NOT NULL
      """),
    .sql(
      SQLite: """
        CREATE TRIGGER access_log_no_update BEFORE UPDATE ON access_log
        BEGIN SELECT RAISE(ABORT, 'access_log is append-only'); END
        """,
      postgreSQL: """
        CREATE FUNCTION access_log_refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'access_log is append-only'; END $$
        """),
    .sql(
      SQLite: """
        CREATE TRIGGER access_log_no_delete BEFORE DELETE ON access_log
        BEGIN SELECT RAISE(ABORT, 'access_log is append-only'); END
        """,
      postgreSQL: """
        CREATE TRIGGER access_log_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON access_log
        FOR EACH STATEMENT EXECUTE FUNCTION access_log_refuse()
        """),
  ]

  private static let imports: [Migration.Step] = [
    // A file waits here between upload and confirmation, and its fingerprint stays to recognise it again.
    .table(
      "people_import",
      """
      municipality TEXT NOT NULL REFERENCES municipality,
      id TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('enheder', 'personer')),
      file_name TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      columns TEXT NOT NULL,
      content BLOB,
      made INTEGER NOT NULL,
      made_by TEXT NOT NULL,
      confirmed INTEGER,
      summary TEXT NOT NULL,
      PRIMARY KEY (municipality, id),
      CHECK ((content IS NULL) = (confirmed IS NOT NULL))
      """),
    .index("people_import_file", on: "people_import (municipality, kind, sha256)"),
  ]
}
