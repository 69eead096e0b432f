import People
import Storage
import Values

import struct Web.Visitor

/// How saving a method ended.
package enum MethodSaving: Sendable {
  case saved
  /// Somebody else saved first; this is what they saved.
  case conflict(theirs: MethodVersion)
}

/// The changes of methods, each with its line in the access log. Whoever calls has checked that the visitor may.
extension MethodStore {
  /// Makes a method with its first version. The slug is made free: `laeringsmoede-2`.
  package static func create(
    _ method: Method, owner: Scope, basedOn: String = "", taken: Set<String>, by visitor: Visitor, at now: Instant,
    in tx: Transaction
  ) throws -> OwnMethod {
    let municipality = visitor.municipality
    let rows = try tx.rows(
      "SELECT slug FROM method WHERE municipality = \(municipality) AND sort = \(method.sort.rawValue)")
    var named = method
    named.slug = free(method.slug, taken.union(rows.map { $0[0] }))
    let own = OwnMethod(named, owner: owner, basedOn: basedOn)
    try tx.run(
      """
      INSERT INTO method (municipality, sort, slug, name, minutes, owner, based_on, version, put_away) VALUES
      (\(municipality), \(own.sort.rawValue), \(own.slug), \(own.name), \(own.minutes), \(owner.text), \(basedOn), 1,
      NULL)
      """)
    try keep(1, named.file, of: own, restoring: nil, visitor, now, tx)
    try log(.methodCreated, own, visitor, now, tx)
    return own
  }

  /// Saves a new version, when `version` is still the newest.
  package static func save(
    _ method: Method, text: String, from version: Int, restoring old: Int? = nil, by visitor: Visitor,
    at now: Instant, in tx: Transaction
  ) throws -> MethodSaving {
    let municipality = visitor.municipality
    guard var own = try find(method.sort, method.slug, in: municipality, tx: tx) else { throw IsMissing() }
    let changed = try tx.run(
      """
      UPDATE method SET version = version + 1, name = \(method.name), minutes = \(method.minutes)
      WHERE municipality = \(municipality) AND sort = \(own.sort.rawValue) AND slug = \(own.slug)
      AND version = \(version)
      """)
    guard changed == 1 else {
      guard let theirs = try MethodStore.version(own.version, of: own, in: municipality, tx: tx) else {
        throw IsMissing()
      }
      return .conflict(theirs: theirs)
    }
    own.version = version + 1
    try keep(own.version, text, of: own, restoring: old, visitor, now, tx)
    try log(.methodChanged, own, visitor, now, tx)
    return .saved
  }

  package static func share(
    _ own: OwnMethod, with scope: Scope, by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO method_share (municipality, sort, slug, scope)
      VALUES (\(visitor.municipality), \(own.sort.rawValue), \(own.slug), \(scope.text)) ON CONFLICT DO NOTHING
      """)
    try log(.methodShared, own, visitor, now, tx)
  }

  package static func stopSharing(
    _ own: OwnMethod, with scope: Scope, by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws {
    try tx.run(
      """
      DELETE FROM method_share WHERE municipality = \(visitor.municipality) AND sort = \(own.sort.rawValue)
      AND slug = \(own.slug) AND scope = \(scope.text)
      """)
    try log(.methodShared, own, visitor, now, tx)
  }

  /// Puts the method away, or takes it out again when `putAway` is false. False when it was so already.
  package static func set(
    _ own: OwnMethod, putAway: Bool, by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws -> Bool {
    let key: SQL =
      "WHERE municipality = \(visitor.municipality) AND sort = \(own.sort.rawValue) AND slug = \(own.slug)"
    let changed =
      try putAway
      ? tx.run("UPDATE method SET put_away = \(now) \(sql: key) AND put_away IS NULL")
      : tx.run("UPDATE method SET put_away = NULL \(sql: key) AND put_away IS NOT NULL")
    guard changed == 1 else { return false }
    try log(putAway ? .methodPutAway : .methodTakenOut, own, visitor, now, tx)
    return true
  }

  private static func free(_ slug: String, _ taken: Set<String>) -> String {
    guard taken.contains(slug) else { return slug }
    var number = 2
    while taken.contains("\(slug)-\(number)") { number += 1 }
    return "\(slug)-\(number)"
  }

  private static func keep(
    _ number: Int, _ text: String, of own: OwnMethod, restoring old: Int?, _ visitor: Visitor, _ now: Instant,
    _ tx: Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO method_version (municipality, sort, slug, version, text, restored_from, saved, saved_by) VALUES
      (\(visitor.municipality), \(own.sort.rawValue), \(own.slug), \(number), \(text), \(old), \(now),
      \(visitor.person))
      """)
  }

  private static func log(
    _ action: AccessAction, _ own: OwnMethod, _ visitor: Visitor, _ now: Instant, _ tx: Transaction
  ) throws {
    try AccessLogStore.append(
      action, by: visitor.person, object: "\(own.sort.rawValue):\(own.slug)", in: visitor.municipality, at: now, tx: tx)
  }
}
