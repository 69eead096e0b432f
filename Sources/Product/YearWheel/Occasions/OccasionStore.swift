import People
import Storage
import Values

import struct Web.Visitor

/// Every question to the database about occasions that were put on the wheel by hand.
package enum OccasionStore {
  /// What can have a day in the range. `scopes` nil is every place.
  package static func touching(
    _ days: ClosedRange<Day>, at scopes: Set<Scope>?, of municipality: ID<Tenant>, in tx: Transaction
  ) throws -> [Occasion] {
    let rows = try tx.rows(
      """
      SELECT * FROM occasion WHERE municipality = \(municipality) AND begins <= \(days.upperBound)
      AND (ends IS NULL OR ends >= \(days.lowerBound)) ORDER BY first_day, title, id
      """)
    let found = rows.compactMap(Occasion.init)
    return scopes.map { scopes in found.filter { scopes.contains($0.scope) } } ?? found
  }

  package static func find(_ id: ID<Occasion>, of municipality: ID<Tenant>, in tx: Transaction) throws -> Occasion? {
    try tx.row("SELECT * FROM occasion WHERE municipality = \(municipality) AND id = \(id)").flatMap(Occasion.init)
  }

  package static func isEmpty(of municipality: ID<Tenant>, in tx: Transaction) throws -> Bool {
    try tx.row("SELECT 1 FROM occasion WHERE municipality = \(municipality) LIMIT 1") == nil
  }

  /// The occasions of last year that stand in the next one already.
  static func movedOn(of municipality: ID<Tenant>, in tx: Transaction) throws -> Set<ID<Occasion>> {
    Set(
      try tx.rows("SELECT moved_from FROM occasion WHERE municipality = \(municipality) AND moved_from IS NOT NULL")
        .map { $0[0] })
  }

  package static func insert(
    _ occasion: Occasion, into municipality: ID<Tenant>, by person: PersonID?, move: ID<YearMove>? = nil,
    at now: Instant, in tx: Transaction
  ) throws {
    let (rhythm, every) = occasion.recurrence.rhythm.stored
    try tx.run(
      """
      INSERT INTO occasion (municipality, id, title, kind, scope, target, first_day, length, from_minute, to_minute,
      rhythm, every, until_day, on_day_off, begins, ends, audience, place, link, moved_from, move, version, changed,
      changed_by) VALUES (\(municipality), \(occasion.id), \(occasion.title), \(occasion.kind.rawValue),
      \(occasion.scope.kind.rawValue), \(occasion.scope.target), \(occasion.first), \(occasion.length),
      \(occasion.hours?.from), \(occasion.hours?.to), \(rhythm), \(every), \(occasion.recurrence.until),
      \(occasion.recurrence.onDayOff.rawValue), \(occasion.begins), \(occasion.ends), \(occasion.audience),
      \(occasion.place), \(occasion.link), \(occasion.movedFrom), \(move), 1, \(now), \(person))
      """)
  }

  /// False when somebody else has saved since `occasion.version` was read.
  static func update(
    _ occasion: Occasion, of municipality: ID<Tenant>, by person: PersonID?, at now: Instant, in tx: Transaction
  ) throws -> Bool {
    let (rhythm, every) = occasion.recurrence.rhythm.stored
    return try tx.run(
      """
      UPDATE occasion SET title = \(occasion.title), kind = \(occasion.kind.rawValue),
      scope = \(occasion.scope.kind.rawValue), target = \(occasion.scope.target), first_day = \(occasion.first),
      length = \(occasion.length), from_minute = \(occasion.hours?.from), to_minute = \(occasion.hours?.to),
      rhythm = \(rhythm), every = \(every), until_day = \(occasion.recurrence.until),
      on_day_off = \(occasion.recurrence.onDayOff.rawValue), begins = \(occasion.begins), ends = \(occasion.ends),
      audience = \(occasion.audience), place = \(occasion.place), link = \(occasion.link), version = version + 1,
      changed = \(now), changed_by = \(person)
      WHERE municipality = \(municipality) AND id = \(occasion.id) AND version = \(occasion.version)
      """) == 1
  }

  /// False when somebody else has saved since that version was read.
  static func delete(_ occasion: Occasion, of municipality: ID<Tenant>, in tx: Transaction) throws -> Bool {
    try tx.run(
      """
      DELETE FROM occasion WHERE municipality = \(municipality) AND id = \(occasion.id) AND version = \(occasion.version)
      """) == 1
  }

  static func lastChange(of id: ID<Occasion>, in municipality: ID<Tenant>, tx: Transaction) throws -> LastChange? {
    try tx.row(
      """
      SELECT o.changed, p.name FROM occasion o
      LEFT JOIN person p ON p.municipality = o.municipality AND p.id = o.changed_by
      WHERE o.municipality = \(municipality) AND o.id = \(id)
      """
    ).map { LastChange(at: $0[0], by: $0[1]) }
  }
}

extension Recurrence.Rhythm {
  fileprivate var stored: (word: String, every: Int) {
    switch self {
    case .once: ("en-gang", 1)
    case .weeks(let every): ("uger", every)
    case .monthsByDate(let every): ("maaneder-dato", every)
    case .monthsByWeekday(let every): ("maaneder-ugedag", every)
    case .yearsByDate: ("aar-dato", 1)
    case .yearsByWeek: ("aar-uge", 1)
    }
  }

  /// Nil for a rhythm that a newer version of the product knows and this one does not.
  fileprivate init?(stored word: String, every: Int) {
    switch word {
    case "en-gang": self = .once
    case "uger": self = .weeks(every)
    case "maaneder-dato": self = .monthsByDate(every)
    case "maaneder-ugedag": self = .monthsByWeekday(every)
    case "aar-dato": self = .yearsByDate
    case "aar-uge": self = .yearsByWeek
    default: return nil
    }
  }
}

extension Occasion {
  init?(_ row: Row) {
    guard let kind = Scope.Kind(rawValue: row["scope"]),
      let rhythm = Recurrence.Rhythm(stored: row["rhythm"], every: row["every"])
    else { return nil }
    let from: Int? = row["from_minute"], to: Int? = row["to_minute"]
    self.init(
      id: row["id"], title: row["title"], kind: Kind(rawValue: row["kind"]) ?? .other,
      scope: Scope(kind: kind, target: row["target"]), first: row["first_day"], length: row["length"],
      hours: from.flatMap { from in to.flatMap { Hours(from: from, to: $0) } },
      recurrence: Recurrence(
        rhythm, until: row["until_day"], onDayOff: Recurrence.OnDayOff(rawValue: row["on_day_off"]) ?? .keep),
      audience: row["audience"], place: row["place"], link: row["link"], movedFrom: row["moved_from"],
      version: row["version"])
  }
}
