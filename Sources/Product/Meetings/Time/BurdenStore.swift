import People
import Storage
import Values

/// What meetings ask of people through a school year, summed by role: nobody's own hours are shown to others.
enum BurdenStore {
  /// Every role that has been asked to a meeting in the days, the most asked first.
  static func byRole(_ days: ClosedRange<Day>, of municipality: ID<Tenant>, in tx: Transaction) throws -> [RoleBurden] {
    try RoleBurden.summed(
      tx.rows("\(sql: asked(days, municipality)) AND p.person IS NOT NULL").compactMap(Asked.init))
  }

  /// One's own hours in the days.
  static func own(_ person: PersonID, _ days: ClosedRange<Day>, of municipality: ID<Tenant>, in tx: Transaction) throws
    -> [Asked]
  {
    try tx.rows("\(sql: asked(days, municipality)) AND p.person = \(person)").compactMap(Asked.init)
  }

  private static func asked(_ days: ClosedRange<Day>, _ municipality: ID<Tenant>) -> SQL {
    """
    SELECT p.person, p.role, p.meeting, p.minutes FROM meeting m
    JOIN meeting_participant p ON p.municipality = m.municipality AND p.meeting = m.id
    WHERE m.municipality = \(municipality) AND m.day BETWEEN \(days.lowerBound) AND \(days.upperBound)
    AND m.cancelled IS NULL
    """
  }
}

extension Asked {
  fileprivate init?(_ row: Row) {
    guard let person: PersonID = row["person"] else { return nil }
    self.init(
      person: person, role: (row["role"] as String?).flatMap(Role.init), meeting: row["meeting"],
      minutes: row["minutes"])
  }
}
