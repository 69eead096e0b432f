import Storage

/// The table of agreements.
enum AgreementSchema {
  static let migrations = [Migration("2026-11-26-goals-agreements", agreements)]

  private static let agreements: [Migration.Step] = [
    .table(
      "agreement",
      """
      municipality TEXT NOT NULL REFERENCES municipality,
      id TEXT NOT NULL,
      origin TEXT NOT NULL CHECK (origin <> ''),
      scope TEXT NOT NULL CHECK (scope IN ('kommune', 'omraade', 'enhed', 'team')),
      target TEXT NOT NULL,
      what TEXT NOT NULL CHECK (what <> ''),
      first_step TEXT NOT NULL,
      person TEXT,
      name TEXT NOT NULL,
      due TEXT,
      sign TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('i-gang', 'gjort', 'droppet')),
      outcome TEXT NOT NULL,
      made INTEGER NOT NULL,
      made_by TEXT,
      closed INTEGER,
      version INTEGER NOT NULL CHECK (version > 0),
      changed INTEGER NOT NULL,
      changed_by TEXT,
      PRIMARY KEY (municipality, id),
      CONSTRAINT agreement_has_somebody CHECK (person IS NOT NULL OR name <> ''),
      CHECK ((state = 'i-gang') = (closed IS NULL))
      """),
    .index("agreement_origin", on: "agreement (municipality, origin)"),
    .index("agreement_place", on: "agreement (municipality, scope, target, state)"),
    .index("agreement_person", on: "agreement (municipality, person, state)", where: "person IS NOT NULL"),
  ]
}
