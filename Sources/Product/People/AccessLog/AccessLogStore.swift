import Crypto
import Storage
import Values

import struct Web.RefusedVisit
import struct Web.Visitor

/// Every question to the database about the access log. Nothing here changes or deletes a line, and the database
/// refuses whoever tries.
package enum AccessLogStore {
  /// Adds a line. Writers of one municipality queue at the head of its chain, so that numbers have no holes.
  package static func append(
    _ action: AccessAction, by person: PersonID?, object: String = "", outcome: AccessEntry.Outcome = .allowed,
    detail: String = "", in municipality: MunicipalityID, at now: Instant, tx: Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO access_log_head (municipality, sequence, hash) VALUES (\(municipality), 0, '')
      ON CONFLICT DO NOTHING
      """)
    // The update locks the head until the transaction ends; reading it first would let two writers see the same.
    try tx.run("UPDATE access_log_head SET sequence = sequence + 1 WHERE municipality = \(municipality)")
    guard let head = try tx.row("SELECT sequence, hash FROM access_log_head WHERE municipality = \(municipality)")
    else { return }
    let entry = AccessEntry(
      sequence: head[0], at: now, person: person, action: action, object: object, outcome: outcome, detail: detail)
    let hash = entry.fingerprint(in: municipality, after: head[1])
    try tx.run(
      """
      INSERT INTO access_log (municipality, sequence, at, person, action, object, outcome, detail, hash) VALUES
      (\(municipality), \(entry.sequence), \(now), \(person?.raw ?? ""), \(action.rawValue), \(object),
      \(outcome.rawValue), \(detail), \(hash))
      """)
    try tx.run("UPDATE access_log_head SET hash = \(hash) WHERE municipality = \(municipality)")
  }

  package static func append(
    _ action: AccessAction, by actor: Actor, object: String = "", detail: String = "",
    in municipality: MunicipalityID, at now: Instant, tx: Transaction
  ) throws {
    try append(action, by: actor.id, object: object, detail: detail, in: municipality, at: now, tx: tx)
  }

  /// Somebody was refused. What was asked for is only written when it is there: an address can hold anything.
  package static func note(_ refused: RefusedVisit, tx: Transaction) throws {
    let municipality = refused.visitor.municipality
    let person = refused.object.flatMap { $0.hasPrefix("person:") ? PersonID(String($0.dropFirst(7))) : nil }
    let isThere =
      try person.map { try PersonStore.find($0, in: municipality, tx: tx) != nil } ?? (refused.object != nil)
    try append(
      .refused, by: refused.visitor.person, object: isThere ? refused.object ?? "" : "", outcome: .refused,
      detail: refused.pattern, in: municipality, at: refused.at, tx: tx)
  }

  /// The newest lines before `before`, newest first.
  package static func page(
    of municipality: MunicipalityID, about person: PersonID? = nil, before: Int? = nil, size: Int = 100,
    in tx: Transaction
  ) throws -> [NamedEntry] {
    var conditions: [SQL] = ["l.municipality = \(municipality)"]
    if let before { conditions.append("l.sequence < \(before)") }
    if let person { conditions.append("(l.person = \(person) OR l.object = \("person:" + person.raw))") }
    let rows = try tx.rows(
      """
      SELECT l.*, p.name AS who, o.name AS whom FROM access_log l
      LEFT JOIN person p ON p.municipality = l.municipality AND p.id = l.person
      LEFT JOIN person o ON o.municipality = l.municipality AND 'person:' || o.id = l.object
      WHERE \(sql: conditions.joined(" AND ")) ORDER BY l.sequence DESC LIMIT \(size)
      """)
    return rows.compactMap(NamedEntry.init)
  }

  /// Whose logs a start looks at: every municipality's, and the installation's own.
  static func owners(in tx: Transaction) throws -> [MunicipalityID] {
    try MunicipalityStore.all(in: tx).map(\.id) + [MunicipalityID("")]
  }

  /// Every chain there is, also one whose head or whose municipality is gone.
  static func chains(in tx: Transaction) throws -> [MunicipalityID] {
    let rows = try tx.rows(
      "SELECT municipality FROM access_log UNION SELECT municipality FROM access_log_head ORDER BY municipality")
    return rows.map { $0[0] }
  }

  /// The first line that does not fit its fingerprint or the one before; nil when the whole chain holds.
  ///
  /// A page asks about the newest lines only (`newest`), since the whole log of years takes seconds.
  package static func firstBreak(
    in municipality: MunicipalityID, newest: Int = .max, tx: Transaction
  ) throws -> Int? {
    let head = try tx.row("SELECT sequence, hash FROM access_log_head WHERE municipality = \(municipality)")
    let last: Int = head?[0] ?? 0
    let first = max(1, last - min(newest, last) + 1)
    let before = try tx.row(
      "SELECT hash FROM access_log WHERE municipality = \(municipality) AND sequence = \(first - 1)")
    var previous: String = before?[0] ?? ""
    var expected = first
    var broken: Int?
    try tx.each(
      "SELECT * FROM access_log WHERE municipality = \(municipality) AND sequence >= \(first) ORDER BY sequence"
    ) { row in
      guard broken == nil else { return }
      let hash: String = row["hash"]
      let fits = AccessEntry(row)?.fingerprint(in: municipality, after: previous) == hash
      if !fits || row["sequence"] as Int != expected { broken = expected }
      previous = hash
      expected += 1
    }
    let isWhole = expected == last + 1 && (head?[1] ?? "") == previous
    return broken ?? (isWhole ? nil : expected)
  }
}

/// A line of the log with the names the ids stand for today.
package struct NamedEntry: Sendable, Hashable {
  package let entry: AccessEntry
  package let who: String?
  package let whom: String?
}

extension AccessEntry {
  /// Fields are counted, not only joined: "ab" + "c" must not look like "a" + "bc".
  func fingerprint(in municipality: MunicipalityID, after previous: String) -> String {
    let fields = [
      previous, municipality.raw, "\(sequence)", "\(at.milliseconds)", person?.raw ?? "", action.rawValue, object,
      outcome.rawValue, detail,
    ]
    let text = fields.map { "\($0.utf8.count):\($0)" }.joined(separator: "\n")
    return hexadecimal(SHA256.hash(data: Array(text.utf8)))
  }

  fileprivate init?(_ row: Row) {
    guard let action = AccessAction(rawValue: row["action"]), let outcome = Outcome(rawValue: row["outcome"])
    else { return nil }
    let person: String = row["person"]
    self.init(
      sequence: row["sequence"], at: row["at"], person: person.isEmpty ? nil : PersonID(person), action: action,
      object: row["object"], outcome: outcome, detail: row["detail"])
  }
}

extension NamedEntry {
  fileprivate init?(_ row: Row) {
    guard let entry = AccessEntry(row) else { return nil }
    self.init(entry: entry, who: row["who"] ?? entry.person.flatMap(Actor.machineName), whom: row["whom"])
  }
}

extension Visitor {
  package var actor: Actor { Actor(id: person, name: name) }
}
