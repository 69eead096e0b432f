import Storage

/// The tables of invitations to meetings and the answers to them.
enum InvitationSchema {
  static let migrations = [Migration("2026-11-28-meetings-invitations", invitations)]

  private static let invitations: [Migration.Step] = [
    .table(
      "meeting_sending",
      """
      municipality TEXT NOT NULL,
      meeting TEXT NOT NULL,
      sequence INTEGER NOT NULL CHECK (sequence >= 0),
      message TEXT NOT NULL CHECK (message IN ('indkaldelse', 'aendring', 'aflysning')),
      told TEXT NOT NULL,
      remind TEXT NOT NULL,
      letters INTEGER NOT NULL,
      sent INTEGER NOT NULL,
      sent_by TEXT,
      PRIMARY KEY (municipality, meeting, sequence),
      FOREIGN KEY (municipality, meeting) REFERENCES meeting (municipality, id)
      """),
    // Whoever is erased as a person is erased here too; a guest is forgotten some time after the meeting.
    .table(
      "meeting_invitation",
      """
      municipality TEXT NOT NULL,
      meeting TEXT NOT NULL,
      participant TEXT NOT NULL,
      person TEXT,
      uid TEXT NOT NULL CHECK (uid <> ''),
      name TEXT NOT NULL,
      email TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      asked INTEGER NOT NULL,
      withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
      answer TEXT CHECK (answer IN ('ja', 'nej', 'maaske')),
      words TEXT NOT NULL,
      answered_sequence INTEGER,
      answered INTEGER,
      way TEXT CHECK (way IN ('link', 'side', 'post', 'planlaegger')),
      PRIMARY KEY (municipality, meeting, participant),
      FOREIGN KEY (municipality, meeting) REFERENCES meeting (municipality, id),
      FOREIGN KEY (municipality, person) REFERENCES person (municipality, id) ON DELETE CASCADE,
      CHECK ((answer IS NULL) = (answered IS NULL)),
      CHECK ((answer IS NULL) = (answered_sequence IS NULL)),
      CHECK ((answer IS NULL) = (way IS NULL))
      """),
    .index("meeting_invitation_uid", on: "meeting_invitation (uid)", unique: true),
    .index("meeting_invitation_person", on: "meeting_invitation (municipality, person)", where: "person IS NOT NULL"),
    // Every answer that ever came, also those that came too late.
    .table(
      "meeting_reply",
      """
      municipality TEXT NOT NULL,
      id TEXT NOT NULL,
      meeting TEXT NOT NULL,
      participant TEXT NOT NULL,
      answer TEXT NOT NULL CHECK (answer IN ('ja', 'nej', 'maaske')),
      words TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      given INTEGER NOT NULL,
      came INTEGER NOT NULL,
      way TEXT NOT NULL CHECK (way IN ('link', 'side', 'post', 'planlaegger')),
      counts INTEGER NOT NULL CHECK (counts IN (0, 1)),
      PRIMARY KEY (municipality, id),
      FOREIGN KEY (municipality, meeting, participant)
      REFERENCES meeting_invitation (municipality, meeting, participant) ON DELETE CASCADE
      """),
    .index("meeting_reply_participant", on: "meeting_reply (municipality, meeting, participant)"),
    // Each letter has a link of its own; only its fingerprint is kept.
    .table(
      "meeting_link",
      """
      hash TEXT NOT NULL PRIMARY KEY,
      municipality TEXT NOT NULL,
      meeting TEXT NOT NULL,
      participant TEXT NOT NULL,
      made INTEGER NOT NULL,
      FOREIGN KEY (municipality, meeting, participant)
      REFERENCES meeting_invitation (municipality, meeting, participant) ON DELETE CASCADE
      """),
    .index("meeting_link_participant", on: "meeting_link (municipality, meeting, participant)"),
    // One line a reminder, made with its letters: it is never sent twice, and a meeting that is moved has others.
    .table(
      "meeting_reminder",
      """
      municipality TEXT NOT NULL,
      meeting TEXT NOT NULL,
      day TEXT NOT NULL,
      days INTEGER NOT NULL,
      letters INTEGER NOT NULL,
      sent INTEGER NOT NULL,
      PRIMARY KEY (municipality, meeting, day, days),
      FOREIGN KEY (municipality, meeting) REFERENCES meeting (municipality, id)
      """),
  ]
}
