import Documents
import Storage
import Values

/// Every question to the database about letters.
package enum OutboxStore {
  /// Puts a letter in the outbox; false when one with the same key is or was there: nothing is sent twice for one act.
  ///
  /// Called in the transaction of the act. The key says which act and whom: "moede:0193…:indkaldelse:2:birgitte".
  @discardableResult
  package static func add(
    _ message: MailMessage, key: String, of municipality: ID<Tenant>, at now: Instant, in tx: Transaction
  ) throws -> Bool {
    try add([(message, key)], of: municipality, at: now, in: tx) == 1
  }

  /// Puts many letters in the outbox at once; tells how many were new.
  @discardableResult
  package static func add(
    _ letters: [(message: MailMessage, key: String)], of municipality: ID<Tenant>, at now: Instant, in tx: Transaction
  ) throws -> Int {
    try stride(from: 0, to: letters.count, by: 100).reduce(0) { added, start in
      let rows = letters[start..<min(start + 100, letters.count)].map { message, key -> SQL in
        """
        (\(municipality), \(ID<Letter>.make(at: now)), \(key), \(message.to.email), \(message.from.email),
        \(message.source), 'venter', 0, \(now), \(now), '')
        """
      }
      return try added
        + tx.run(
          """
          INSERT INTO outbox (municipality, id, key, recipient, sender, message, state, attempts, due, made, problem)
          VALUES \(sql: rows.joined(", ")) ON CONFLICT (municipality, key) DO NOTHING
          """)
    }
  }

  /// What an attempt needs to know.
  package struct Claimed: Sendable {
    package let attempt: String
    package let sender: String
    package let recipient: String
    package let message: String
    package let attempts: Int
    package let made: Instant
  }

  /// Takes the letters that are due for one desk, the oldest first. Whoever takes a letter has it for `lease` seconds.
  ///
  /// A letter another desk has taken and not let go of in that time is taken over: that desk is gone. What this desk
  /// itself has is never taken anew: `PostOffice.tidy` finds out what became of it.
  package static func claim(
    most: Int, for desk: String, lease: Int64 = 3600, at now: Instant, in tx: Transaction
  ) throws -> [Claimed] {
    let rows = try tx.rows(
      """
      SELECT municipality, id, sender, recipient, message, attempts, made FROM outbox
      WHERE state IN ('venter', 'sender') AND due <= \(now) AND (desk IS NULL OR desk <> \(desk))
      ORDER BY due, id LIMIT \(most)
      """)
    return try rows.map { row in
      let municipality: ID<Tenant> = row["municipality"]
      let id: ID<Letter> = row["id"]
      let attempts: Int = row["attempts"] + 1
      let attempt = "\(id.raw)-\(attempts)"
      try tx.run(
        """
        UPDATE outbox SET state = 'sender', attempt = \(attempt), desk = \(desk), attempts = \(attempts),
        due = \(now.adding(seconds: lease)) WHERE municipality = \(municipality) AND id = \(id)
        """)
      return Claimed(
        attempt: attempt, sender: row["sender"], recipient: row["recipient"], message: row["message"],
        attempts: attempts, made: row["made"])
    }
  }

  /// It is out of the house. The letter itself is forgotten; that it was sent, and when, is kept.
  ///
  /// False when the attempt no longer has the letter.
  @discardableResult
  package static func setSent(_ attempt: String, at now: Instant, in tx: Transaction) throws -> Bool {
    try tx.run(
      """
      UPDATE outbox SET state = 'sendt', sent = \(now), attempt = NULL, desk = NULL, message = '', problem = ''
      WHERE attempt = \(attempt)
      """) == 1
  }

  /// It did not get out. It is tried again later, unless that is no use.
  package static func setFailed(
    _ attempt: String, problem: String, isForGood: Bool, at now: Instant, in tx: Transaction
  ) throws {
    guard let row = try tx.row("SELECT attempts, made FROM outbox WHERE attempt = \(attempt)") else { return }
    let made: Instant = row["made"]
    let isOver = isForGood || now.seconds(since: made) > LetterPatience.givesUpAfter
    let due = now.adding(seconds: LetterPatience.seconds(after: row["attempts"]))
    try tx.run(
      """
      UPDATE outbox SET state = \((isOver ? Letter.State.givenUp : .waiting).rawValue), attempt = NULL, desk = NULL,
      due = \(due), problem = \(String(problem.prefix(500))) WHERE attempt = \(attempt)
      """)
  }

  /// The attempts of a desk that nobody has reported on.
  package static func unreported(at desk: String, in tx: Transaction) throws -> [String] {
    try tx.rows("SELECT attempt FROM outbox WHERE desk = \(desk) AND attempt IS NOT NULL").map { $0[0] }
  }

  /// Gives letters back that an attempt never began with.
  package static func giveBack(_ attempts: [String], at now: Instant, in tx: Transaction) throws {
    try tx.run(
      """
      UPDATE outbox SET state = 'venter', attempt = NULL, desk = NULL, due = \(now)
      WHERE attempt IN (\(list: attempts))
      """)
  }

  /// Forgets whom old letters went to. Their keys stay, so that they are not sent again.
  package static func forget(before moment: Instant, in tx: Transaction) throws {
    try tx.run("UPDATE outbox SET recipient = '', sender = '' WHERE sent < \(moment) AND recipient <> ''")
  }
}

/// How the outbox stands, for the people who run the house.
package struct OutboxState: Hashable, Sendable {
  package let waiting: Int
  package let oldest: Instant?
  package let sentToday: Int
  /// Those that need somebody: tried in vain, and given up.
  package let troubled: [Letter]

  package static func read(
    of municipality: ID<Tenant>, at now: Instant, in tx: Transaction
  ) throws -> OutboxState {
    let waiting = try tx.row(
      """
      SELECT count(*), min(made) FROM outbox WHERE municipality = \(municipality) AND state IN ('venter', 'sender')
      """)
    let day = now.adding(seconds: -24 * 3600)
    let sent = try tx.row("SELECT count(*) FROM outbox WHERE municipality = \(municipality) AND sent >= \(day)")
    let troubled = try tx.rows(
      """
      SELECT * FROM outbox WHERE municipality = \(municipality) AND state IN ('venter', 'sender', 'opgivet')
      AND problem <> '' ORDER BY made, id LIMIT 100
      """)
    return OutboxState(
      waiting: waiting?[0] ?? 0, oldest: waiting?[1], sentToday: sent?[0] ?? 0,
      troubled: troubled.compactMap(Letter.init))
  }

  /// Tries one that was given up, or waits for its turn, again at once. False when it is gone or on its way.
  package static func tryAgain(
    _ id: ID<Letter>, of municipality: ID<Tenant>, at now: Instant, in tx: Transaction
  ) throws -> Bool {
    try tx.run(
      """
      UPDATE outbox SET state = 'venter', due = \(now), made = \(now), attempts = 0 WHERE municipality = \(municipality)
      AND id = \(id) AND state IN ('venter', 'opgivet')
      """) == 1
  }
}

extension Letter {
  fileprivate init?(_ row: Row) {
    guard let state = State(rawValue: row["state"]) else { return nil }
    self.init(
      id: row["id"], municipality: row["municipality"], to: row["recipient"], state: state, made: row["made"],
      attempts: row["attempts"], due: row["due"], problem: row["problem"])
  }
}
