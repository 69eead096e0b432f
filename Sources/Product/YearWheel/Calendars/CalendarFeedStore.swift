import People
import Storage
import Values

import struct Web.Visitor

/// Every question to the database about calendar addresses.
package enum CalendarFeedStore {
  package static func of(_ visitor: Visitor, in tx: Transaction) throws -> [CalendarFeed] {
    try tx.rows(
      """
      SELECT id, choice, made, read FROM calendar_feed WHERE municipality = \(visitor.municipality)
      AND person = \(visitor.person) ORDER BY made, id
      """
    ).map { CalendarFeed(id: $0[0], choice: .init(text: $0[1]), made: $0[2], read: $0[3]) }
  }

  /// False when the person has as many as anybody needs.
  package static func make(
    _ choice: WheelPlaces.Choice, token: Token, by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws -> Bool {
    guard try of(visitor, in: tx).count < CalendarFeed.most else { return false }
    let id = ID<CalendarFeed>.make(at: now)
    try tx.run(
      """
      INSERT INTO calendar_feed (municipality, id, person, choice, token, made) VALUES
      (\(visitor.municipality), \(id), \(visitor.person), \(choice.text), \(token.hash), \(now))
      """)
    try log(.calendarMade, id, visitor, now, tx)
    return true
  }

  /// False when there is none of that name, or it is somebody else's.
  package static func close(
    _ id: ID<CalendarFeed>, by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws -> Bool {
    let gone = try tx.run(
      """
      DELETE FROM calendar_feed WHERE municipality = \(visitor.municipality) AND id = \(id)
      AND person = \(visitor.person)
      """)
    if gone == 1 { try log(.calendarClosed, id, visitor, now, tx) }
    return gone == 1
  }

  package struct Opened: Sendable {
    package let visitor: Visitor
    package let choice: WheelPlaces.Choice
  }

  /// Whose calendar the address opens, with the roles of today. Nil for an address that was closed or never was, for
  /// somebody who has left, and for somebody whose roles no longer open the wheel: nobody can tell which.
  package static func open(_ token: Token, at now: Instant, in tx: Transaction) throws -> Opened? {
    guard
      let row = try tx.row("SELECT municipality, person, choice FROM calendar_feed WHERE token = \(token.hash)"),
      let visitor = try ReachStore.visitor(row[0], row[1], on: now.day, in: tx), visitor.may(.readYearWheel)
    else { return nil }
    return Opened(visitor: visitor, choice: .init(text: row[2]))
  }

  /// Notes that it was fetched; once an hour is enough to know which addresses are in use.
  package static func touch(_ token: Token, at now: Instant, in tx: Transaction) throws {
    try tx.run(
      """
      UPDATE calendar_feed SET read = \(now) WHERE token = \(token.hash)
      AND (read IS NULL OR read < \(now.adding(seconds: -3600)))
      """)
  }

  private static func log(
    _ action: AccessAction, _ id: ID<CalendarFeed>, _ visitor: Visitor, _ now: Instant, _ tx: Transaction
  ) throws {
    try AccessLogStore.append(
      action, by: visitor.person, object: "kalender:\(id.raw)", in: visitor.municipality, at: now, tx: tx)
  }
}
