import Storage

/// The table of letters.
package enum OutboxSchema {
  package static let migrations = [
    Migration(
      "2026-11-25-outbox",
      [
        .table(
          "outbox",
          """
          municipality TEXT NOT NULL,
          id TEXT NOT NULL,
          key TEXT NOT NULL,
          recipient TEXT NOT NULL,
          sender TEXT NOT NULL,
          message TEXT NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('venter', 'sender', 'sendt', 'opgivet')),
          attempts INTEGER NOT NULL,
          due INTEGER NOT NULL,
          attempt TEXT,
          desk TEXT,
          made INTEGER NOT NULL,
          sent INTEGER,
          problem TEXT NOT NULL,
          PRIMARY KEY (municipality, id),
          CHECK ((state = 'sender') = (attempt IS NOT NULL)),
          CHECK ((attempt IS NULL) = (desk IS NULL)),
          CHECK ((state = 'sendt') = (sent IS NOT NULL))
          """),
        .index("outbox_key", on: "outbox (municipality, key)", unique: true),
        .index("outbox_attempt", on: "outbox (attempt)", unique: true, where: "attempt IS NOT NULL"),
        .index("outbox_due", on: "outbox (due, id)", where: "state IN ('venter', 'sender')"),
        .index("outbox_sent", on: "outbox (sent)", where: "sent IS NOT NULL AND recipient <> ''"),
      ])
  ]
}
