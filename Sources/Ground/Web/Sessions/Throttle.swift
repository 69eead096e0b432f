import Crypto
import Storage
import Values

/// Slows down those who guess: counts attempts in the database, so that a restart forgives nothing.
///
///     let wait = try await house.store.write { tx in
///       try Throttle.attempt(Throttle.signIn(from: call.address, to: email), at: call.now, in: tx)
///     }
///     if let wait { throw Refusal.busy(retryAfter: wait) }
///     … verify …, then `failed` or `succeeded` with the same name.
///
/// An account is never locked: a lock would be a way to keep somebody out. It is answered more and more slowly.
package enum Throttle {
  /// At most `count` attempts in `seconds` for one key.
  package struct Rule: Sendable {
    package let key: String
    package let count: Int
    package let seconds: Int64

    package init(_ name: String, _ subject: String, count: Int, seconds: Int64) {
      key = Throttle.key(name, subject)
      self.count = count
      self.seconds = seconds
    }
  }

  /// 25 in 5 minutes from one place, 25 in an hour to one account, whether the account exists or not.
  package static func signIn(from address: ClientAddress, to account: String) -> [Rule] {
    [
      Rule("sign-in-from", address.bucket, count: 25, seconds: 300),
      Rule("sign-in-to", account, count: 25, seconds: 3600),
    ]
  }

  /// 5 in 30 minutes for one e-mail address.
  package static func reset(for account: String) -> [Rule] {
    [Rule("reset", account, count: 5, seconds: 1800)]
  }

  /// Counts the attempt. Nil: go on. Otherwise the number of seconds to wait before the next one.
  ///
  /// Returned and not thrown: an error would roll the count back.
  package static func attempt(_ rules: [Rule], at now: Instant, in tx: Transaction) throws -> Int? {
    if let wait = try wait(for: rules, at: now, in: tx) { return wait }
    for rule in rules { try count(rule, at: now, in: tx) }
    return nil
  }

  /// The same without counting: for where only wrong attempts count, and whole rooms of people come from one address.
  package static func wait(for rules: [Rule], at now: Instant, in tx: Transaction) throws -> Int? {
    let wait = try rules.map { try waiting(for: $0, at: now, in: tx) }.max() ?? 0
    return wait > 0 ? Int(wait) : nil
  }

  /// A wrong guess: the same account is answered again after 1, 2, 4 … 30 seconds.
  package static func failed(_ account: String, at now: Instant, in tx: Transaction) throws {
    let key = key("wrong", account)
    let before: Int = try tx.row("SELECT count FROM throttle WHERE key = \(key)").map { $0[0] } ?? 0
    let delay = Int64(min(30, 1 << min(before, 5)))
    try tx.run(
      """
      INSERT INTO throttle (key, since, count, wait_until) VALUES (\(key), \(now), 1, \(now.adding(seconds: delay)))
      ON CONFLICT (key) DO UPDATE SET
        since = excluded.since, count = throttle.count + 1, wait_until = excluded.wait_until
      """)
  }

  /// How long the account must wait after its last wrong guess; nil when it need not.
  package static func wait(for account: String, at now: Instant, in tx: Transaction) throws -> Int? {
    let key = key("wrong", account)
    let until: Instant? = try tx.row("SELECT wait_until FROM throttle WHERE key = \(key)").map { $0[0] }
    guard let until, until > now else { return nil }
    return Int((until.milliseconds - now.milliseconds + 999) / 1000)
  }

  package static func succeeded(_ account: String, in tx: Transaction) throws {
    try tx.run("DELETE FROM throttle WHERE key = \(key("wrong", account))")
  }

  private static func waiting(for rule: Rule, at now: Instant, in tx: Transaction) throws -> Int64 {
    guard let row = try tx.row("SELECT since, count FROM throttle WHERE key = \(rule.key)") else { return 0 }
    let since: Instant = row[0]
    let count: Int = row[1]
    let left = rule.seconds - now.seconds(since: since)
    return count >= rule.count && left > 0 ? left : 0
  }

  private static func count(_ rule: Rule, at now: Instant, in tx: Transaction) throws {
    let fresh = now.adding(seconds: -rule.seconds)
    try tx.run(
      """
      INSERT INTO throttle (key, since, count, wait_until) VALUES (\(rule.key), \(now), 1, 0)
      ON CONFLICT (key) DO UPDATE SET
        count = CASE WHEN throttle.since <= \(fresh) THEN 1 ELSE throttle.count + 1 END,
        since = CASE WHEN throttle.since <= \(fresh) THEN excluded.since ELSE throttle.since END
      """)
  }

  /// Hashed, so that the table is no list of who tried to sign in from where.
  private static func key(_ name: String, _ subject: String) -> String {
    "\(name)-" + SHA256.hash(data: Array(subject.lowercased().utf8)).prefix(16).map { hex($0) }.joined()
  }
}
