import People
import Storage
import Values

import struct Web.Visitor

/// Every question to the database about school holidays. A municipality has ten a year.
package enum SchoolHolidayStore {
  package static func all(of municipality: ID<Tenant>, in tx: Transaction) throws -> [SchoolHoliday] {
    try tx.rows("SELECT * FROM school_holiday WHERE municipality = \(municipality) ORDER BY first_day, id")
      .map(SchoolHoliday.init)
  }

  package static func find(
    _ id: ID<SchoolHoliday>, of municipality: ID<Tenant>, in tx: Transaction
  ) throws -> SchoolHoliday? {
    try tx.row("SELECT * FROM school_holiday WHERE municipality = \(municipality) AND id = \(id)")
      .map(SchoolHoliday.init)
  }

  package static func create(
    _ holiday: SchoolHoliday, by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws -> SchoolHolidayObjection? {
    if let objection = holiday.objection(beside: try all(of: visitor.municipality, in: tx)) { return objection }
    try insert(holiday, into: visitor.municipality, by: visitor.person, at: now, in: tx)
    try log("1 ny", visitor, now, tx)
    return nil
  }

  package enum Outcome: Sendable {
    case saved
    case refused(SchoolHolidayObjection)
    case conflict(theirs: SchoolHoliday, LastChange?)
  }

  package static func save(
    _ holiday: SchoolHoliday, by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws -> Outcome {
    let municipality = visitor.municipality
    guard let current = try find(holiday.id, of: municipality, in: tx) else { throw IsMissing() }
    if current.version != holiday.version {
      return .conflict(theirs: current, try lastChange(of: holiday.id, in: municipality, tx))
    }
    if let objection = holiday.objection(beside: try all(of: municipality, in: tx)) { return .refused(objection) }
    try update(holiday, of: municipality, by: visitor.person, at: now, in: tx)
    try log("1 rettet", visitor, now, tx)
    return .saved
  }

  package static func delete(
    _ holiday: SchoolHoliday, by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws -> Bool {
    let gone = try tx.run(
      """
      DELETE FROM school_holiday WHERE municipality = \(visitor.municipality) AND id = \(holiday.id)
      AND version = \(holiday.version)
      """)
    if gone == 1 { try log("1 slettet", visitor, now, tx) }
    return gone == 1
  }

  /// Takes a whole plan in. False when the holidays are not those the plan was compared with.
  package static func take(
    _ rows: [SchoolHolidayPlan.Read], seen: String, by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws -> Bool {
    let municipality = visitor.municipality
    let plan = SchoolHolidayPlan(rows, beside: try all(of: municipality, in: tx)) { .make(at: now) }
    guard plan.findings.isEmpty, plan.fingerprint == seen else { return false }
    for holiday in plan.new { try insert(holiday, into: municipality, by: visitor.person, at: now, in: tx) }
    for change in plan.changed { try update(change.after, of: municipality, by: visitor.person, at: now, in: tx) }
    try log("\(plan.new.count) nye, \(plan.changed.count) rettede fra en fil", visitor, now, tx)
    return true
  }

  package static func insert(
    _ holiday: SchoolHoliday, into municipality: ID<Tenant>, by person: PersonID?, at now: Instant, in tx: Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO school_holiday (municipality, id, name, first_day, last_day, version, changed, changed_by) VALUES
      (\(municipality), \(holiday.id), \(holiday.name), \(holiday.first), \(holiday.last), 1, \(now), \(person))
      """)
  }

  private static func update(
    _ holiday: SchoolHoliday, of municipality: ID<Tenant>, by person: PersonID, at now: Instant, in tx: Transaction
  ) throws {
    try tx.run(
      """
      UPDATE school_holiday SET name = \(holiday.name), first_day = \(holiday.first), last_day = \(holiday.last),
      version = version + 1, changed = \(now), changed_by = \(person)
      WHERE municipality = \(municipality) AND id = \(holiday.id)
      """)
  }

  private static func lastChange(
    of id: ID<SchoolHoliday>, in municipality: ID<Tenant>, _ tx: Transaction
  ) throws -> LastChange? {
    try tx.row(
      """
      SELECT h.changed, p.name FROM school_holiday h
      LEFT JOIN person p ON p.municipality = h.municipality AND p.id = h.changed_by
      WHERE h.municipality = \(municipality) AND h.id = \(id)
      """
    ).map { LastChange(at: $0[0], by: $0[1]) }
  }

  private static func log(_ detail: String, _ visitor: Visitor, _ now: Instant, _ tx: Transaction) throws {
    try AccessLogStore.append(
      .schoolHolidaysChanged, by: visitor.person, detail: detail, in: visitor.municipality, at: now, tx: tx)
  }
}

extension SchoolHoliday {
  fileprivate init(_ row: Row) {
    self.init(id: row["id"], name: row["name"], first: row["first_day"], last: row["last_day"], version: row["version"])
  }
}
