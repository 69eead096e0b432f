import People
import Storage
import Values

import struct Web.Visitor

/// Moving a year and taking it back, each one transaction.
package enum YearMoveStore {
  /// What would move, of that which the visitor may plan.
  package static func plan(
    _ year: SchoolYear, for visitor: Visitor, on day: Day, in tx: Transaction
  ) throws -> YearMove? {
    let municipality = visitor.municipality
    let reach = try PlannerStore.reach(of: visitor, on: day, in: tx)
    let occasions = try OccasionStore.touching(year.days, at: nil, of: municipality, in: tx)
    return YearMove(
      year, occasions.filter { reach.covers($0.scope) }, movedOn: try OccasionStore.movedOn(of: municipality, in: tx),
      holidays: try SchoolHolidayStore.all(of: municipality, in: tx))
  }

  /// Makes the chosen ones in the next year. Nil when the plan is not the one that was seen.
  package static func make(
    _ year: SchoolYear, chosen: Set<ID<Occasion>>, seen: String, by visitor: Visitor, at now: Instant,
    in tx: Transaction
  ) throws -> ID<YearMove>? {
    let municipality = visitor.municipality
    guard let plan = try plan(year, for: visitor, on: now.day, in: tx), plan.fingerprint == seen else { return nil }
    let id = ID<YearMove>.make(at: now)
    let moved = plan.proposals.filter { chosen.contains($0.occasion.id) }
    try tx.run(
      """
      INSERT INTO year_move (municipality, id, from_year, made, made_by, moved) VALUES
      (\(municipality), \(id), \(year.first), \(now), \(visitor.person), \(moved.count))
      """)
    for proposal in moved {
      try OccasionStore.insert(
        proposal.moved(id: .make(at: now)), into: municipality, by: visitor.person, move: id, at: now, in: tx)
    }
    try AccessLogStore.append(
      .yearMoved, by: visitor.person, object: "aarshjul:\(year.first)", detail: "\(moved.count) flyttet",
      in: municipality, at: now, tx: tx)
    return id
  }

  /// The moves out of a year that have not been taken back, the newest first.
  package static func made(
    from year: SchoolYear, of municipality: ID<Tenant>, in tx: Transaction
  ) throws -> [MadeMove] {
    try tx.rows(
      """
      SELECT m.id, m.made, m.moved, p.name FROM year_move m
      LEFT JOIN person p ON p.municipality = m.municipality AND p.id = m.made_by
      WHERE m.municipality = \(municipality) AND m.from_year = \(year.first) AND m.undone IS NULL
      ORDER BY m.made DESC, m.id DESC
      """
    ).map { MadeMove(id: $0[0], from: year, made: $0[1], by: $0[3], moved: $0[2]) }
  }

  /// Takes a move back: what nobody has touched since is gone again, what somebody has changed stays.
  ///
  /// Nil when there is no such move, or it was taken back already.
  package static func undo(
    _ id: ID<YearMove>, by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws -> (from: SchoolYear, removed: Int, kept: Int)? {
    let municipality = visitor.municipality
    guard
      let row = try tx.row(
        "SELECT from_year FROM year_move WHERE municipality = \(municipality) AND id = \(id) AND undone IS NULL"),
      let year = SchoolYear(row[0])
    else { return nil }
    let reach = try PlannerStore.reach(of: visitor, on: now.day, in: tx)
    let made = try tx.rows("SELECT * FROM occasion WHERE municipality = \(municipality) AND move = \(id)")
      .compactMap(Occasion.init)
    guard made.allSatisfy({ reach.covers($0.scope) }) else { throw OutsideReach() }
    let removed = try tx.run(
      "DELETE FROM occasion WHERE municipality = \(municipality) AND move = \(id) AND version = 1")
    try tx.run("UPDATE year_move SET undone = \(now) WHERE municipality = \(municipality) AND id = \(id)")
    try AccessLogStore.append(
      .yearMoveUndone, by: visitor.person, object: "aarshjul:\(year.first)", detail: "\(removed) fjernet",
      in: municipality, at: now, tx: tx)
    return (year, removed, made.count - removed)
  }
}
