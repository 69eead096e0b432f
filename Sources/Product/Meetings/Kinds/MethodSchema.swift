import Storage

/// The tables of a municipality's own meeting kinds and circles. The shipped ones are files and stand in no table.
enum MethodSchema {
  static let migrations = [Migration("2026-11-23-meetings-methods", methods)]

  private static let methods: [Migration.Step] = [
    .table(
      "method",
      """
      municipality TEXT NOT NULL REFERENCES municipality,
      sort TEXT NOT NULL CHECK (sort IN ('moeder', 'cirkler')),
      slug TEXT NOT NULL CHECK (slug <> ''),
      name TEXT NOT NULL CHECK (name <> ''),
      minutes INTEGER NOT NULL CHECK (minutes > 0),
      owner TEXT NOT NULL CHECK (owner <> ''),
      based_on TEXT NOT NULL,
      version INTEGER NOT NULL CHECK (version > 0),
      put_away INTEGER,
      PRIMARY KEY (municipality, sort, slug)
      """),
    .table(
      "method_version",
      """
      municipality TEXT NOT NULL,
      sort TEXT NOT NULL,
      slug TEXT NOT NULL,
      version INTEGER NOT NULL CHECK (version > 0),
      text TEXT NOT NULL CHECK (text <> ''),
      restored_from INTEGER,
      saved INTEGER NOT NULL,
      saved_by TEXT,
      PRIMARY KEY (municipality, sort, slug, version),
      FOREIGN KEY (municipality, sort, slug) REFERENCES method (municipality, sort, slug)
      """),
    // A meeting that was held from a version must be able to show it for ever.
    .sql(
      SQLite: """
        CREATE TRIGGER method_version_no_update BEFORE UPDATE ON method_version
        BEGIN SELECT RAISE(ABORT, 'method_version is append-only'); END
        """,
      postgreSQL: """
        CREATE FUNCTION method_version_refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'method_version is append-only'; END $$
        """),
    .sql(
      SQLite: """
        CREATE TRIGGER method_version_no_delete BEFORE DELETE ON method_version
        BEGIN SELECT RAISE(ABORT, 'method_version is append-only'); END
        """,
      postgreSQL: """
        CREATE TRIGGER method_version_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON method_version
        FOR EACH STATEMENT EXECUTE FUNCTION method_version_refuse()
        """),
    .table(
      "method_share",
      """
      municipality TEXT NOT NULL,
      sort TEXT NOT NULL,
      slug TEXT NOT NULL,
      scope TEXT NOT NULL CHECK (scope <> ''),
      PRIMARY KEY (municipality, sort, slug, scope),
      FOREIGN KEY (municipality, sort, slug) REFERENCES method (municipality, sort, slug)
      """),
  ]
}
