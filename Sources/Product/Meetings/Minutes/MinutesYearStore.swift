import Danish
import People
import Storage
import Values

import struct Web.Visitor

/// The approved minutes of a school year that somebody may read: those of the meetings they see.
enum MinutesYearStore {
  static func find(
    _ year: SchoolYear, at place: Scope?, for visitor: Visitor, on today: Day, in tx: Transaction
  ) throws -> MinutesYear {
    let municipality = visitor.municipality
    let approved = try approved(in: year.days, of: municipality, tx: tx)
    let entries = try MeetingStore.entries(for: visitor, in: year.days, on: today, most: 5000, tx: tx)
      .filter { approved[$0.id] != nil }
    let places = try Set(entries.map(\.scope)).map { scope in
      (scope: scope, name: try PlaceNameStore.name(of: scope, in: municipality, tx: tx))
    }
    return MinutesYear(
      year: year, places: Danish.sorted(places) { $0.name }, place: place,
      meetings: try entries.filter { place == nil || $0.scope == place }.compactMap { entry in
        try approved[entry.id].flatMap { try held(entry, $0, municipality, tx) }
      })
  }

  private static func held(
    _ entry: MeetingEntry, _ standing: MinutesStanding, _ municipality: ID<Tenant>, _ tx: Transaction
  ) throws -> MinutesYear.Held? {
    guard let document = standing.document else { return nil }
    let participants = try MeetingStore.participants(of: entry.id, in: municipality, tx: tx)
    let names = try MinutesNamesStore.names(of: entry.id, participants, nil, document, in: municipality, tx: tx)
    return MinutesYear.Held(
      meeting: entry, standing: standing, outcomes: document.outcomes(names),
      additions: try MinutesStore.additions(to: entry.id, in: municipality, tx: tx).map(\.words))
  }

  private static func approved(
    in days: ClosedRange<Day>, of municipality: ID<Tenant>, tx: Transaction
  ) throws -> [ID<Meeting>: MinutesStanding] {
    let rows = try tx.rows(
      """
      SELECT w.*, p.name FROM minutes w JOIN meeting m ON m.municipality = w.municipality AND m.id = w.meeting
      LEFT JOIN person p ON p.municipality = w.municipality AND p.id = w.approved_by
      WHERE w.municipality = \(municipality) AND w.state = 'godkendt'
      AND m.day BETWEEN \(days.lowerBound) AND \(days.upperBound)
      """)
    return Dictionary(uniqueKeysWithValues: try rows.map { ($0["meeting"], try MinutesStanding($0)) })
  }
}
