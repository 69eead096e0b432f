import Storage

/// The tables of needs, goals and actions.
enum GoalsSchema {
  static let migrations = [
    Migration("2026-11-26-goals-agreements", agreements), Migration("2026-11-30-goals", goals),
  ]

  private static let goals: [Migration.Step] = [
    .table(
      "need",
      """
      \(origin)
      what TEXT NOT NULL CHECK (what <> ''),
      seen TEXT NOT NULL,
      help TEXT NOT NULL,
      \(history)
      PRIMARY KEY (municipality, id)
      """),
    .table(
      "goal",
      """
      \(origin)
      need TEXT,
      what TEXT NOT NULL CHECK (what <> ''),
      signs TEXT NOT NULL CHECK (signs <> ''),
      look TEXT NOT NULL,
      reason TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('i-gang', 'naaet', 'aendret', 'opgivet')),
      outcome TEXT NOT NULL,
      closed INTEGER,
      \(history)
      PRIMARY KEY (municipality, id),
      CHECK ((state = 'i-gang') = (closed IS NULL))
      """),
    .table(
      "action",
      """
      \(origin)
      goal TEXT,
      what TEXT NOT NULL CHECK (what <> ''),
      first_step TEXT NOT NULL,
      person TEXT,
      name TEXT NOT NULL,
      due TEXT,
      sign TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('planlagt', 'i-gang', 'gjort', 'droppet')),
      outcome TEXT NOT NULL,
      closed INTEGER,
      \(history)
      PRIMARY KEY (municipality, id),
      CONSTRAINT action_has_somebody CHECK (person IS NOT NULL OR name <> ''),
      CHECK ((state IN ('planlagt', 'i-gang')) = (closed IS NULL))
      """),
    .index("need_origin", on: "need (municipality, origin)"),
    .index("need_place", on: "need (municipality, scope, target)"),
    .index("goal_origin", on: "goal (municipality, origin)"),
    .index("goal_place", on: "goal (municipality, scope, target, state)"),
    .index("goal_need", on: "goal (municipality, need)", where: "need IS NOT NULL"),
    .index("action_origin", on: "action (municipality, origin)"),
    .index("action_place", on: "action (municipality, scope, target, state)"),
    .index("action_goal", on: "action (municipality, goal)", where: "goal IS NOT NULL"),
    .index("action_person", on: "action (municipality, person, state)", where: "person IS NOT NULL"),
    // An agreement says who does what by when: that is an action.
    .sql(
      """
      INSERT INTO action (municipality, id, origin, round, scope, target, goal, what, first_step, person, name, due,
      sign, state, outcome, closed, made, made_by, version, changed, changed_by)
      SELECT municipality, id, origin, 0, scope, target, NULL, what, first_step, person, name, due, sign, state,
      outcome, closed, made, made_by, version, changed, changed_by FROM agreement
      """),
    .sql("DROP TABLE agreement"),
  ]

  private static let origin = """
    municipality TEXT NOT NULL REFERENCES municipality,
    id TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin <> ''),
    round INTEGER NOT NULL CHECK (round >= 0),
    scope TEXT NOT NULL CHECK (scope IN ('kommune', 'omraade', 'enhed', 'team')),
    target TEXT NOT NULL,
    """

  private static let history = """
    made INTEGER NOT NULL,
    made_by TEXT,
    version INTEGER NOT NULL CHECK (version > 0),
    changed INTEGER NOT NULL,
    changed_by TEXT,
    """

  /// As it was, before there were goals.
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
