import Storage

extension PeopleSchema {
  /// What ends and when: places that close, persons who are erased. And who answers for the municipality.
  static let endings: [Migration.Step] = [
    .sql("ALTER TABLE area ADD COLUMN closed TEXT"),
    .sql("ALTER TABLE unit ADD COLUMN closed TEXT"),
    .sql("ALTER TABLE person ADD COLUMN erase_on TEXT"),
    .index("person_erase_on", on: "person (erase_on)", where: "erase_on IS NOT NULL"),
    .sql("ALTER TABLE municipality ADD COLUMN contact_name TEXT NOT NULL DEFAULT ''"),
    .sql("ALTER TABLE municipality ADD COLUMN contact_email TEXT NOT NULL DEFAULT ''"),
    .sql("ALTER TABLE municipality ADD COLUMN contact_phone TEXT NOT NULL DEFAULT ''"),
    .sql("ALTER TABLE municipality ADD COLUMN data_name TEXT NOT NULL DEFAULT ''"),
    .sql("ALTER TABLE municipality ADD COLUMN data_email TEXT NOT NULL DEFAULT ''"),
    .sql("ALTER TABLE municipality ADD COLUMN adviser_email TEXT NOT NULL DEFAULT ''"),
    .sql("ALTER TABLE municipality ADD COLUMN keep_days INTEGER NOT NULL DEFAULT 180"),
  ]
}
