import People
import Storage
import Values

/// What a person prepared and has to prepare, across meetings.
package enum PreparationWaitingStore {
  /// The next meetings a person takes part in and does not stand as ready for; the first one first.
  package static func waiting(
    for person: PersonID, in days: ClosedRange<Day>, of municipality: ID<Tenant>, tx: Transaction
  ) throws -> [MeetingEntry] {
    try tx.rows(
      """
      SELECT \(sql: MeetingStore.columns) FROM meeting_participant mine
      JOIN meeting m ON m.municipality = mine.municipality AND m.id = mine.meeting
      LEFT JOIN preparation p ON p.municipality = mine.municipality AND p.meeting = mine.meeting
      AND p.participant = mine.id
      WHERE mine.municipality = \(municipality) AND mine.person = \(person) AND p.ready_at IS NULL
      AND m.cancelled IS NULL AND m.day BETWEEN \(days.lowerBound) AND \(days.upperBound)
      ORDER BY m.day, m.start_minute, m.id LIMIT 5
      """
    ).compactMap(MeetingEntry.init).filter { entry in
      // One that was held before its day needs no preparing.
      try RoomStore.room(at: RoomPlace(municipality: municipality, meeting: entry.id), in: tx)?.ended == nil
    }
  }

  /// Everything a person has prepared and that is still kept, meeting by meeting.
  package static func all(
    of person: PersonID, in municipality: ID<Tenant>, tx: Transaction
  ) throws -> [(meeting: String, day: Day, ends: Day, preparation: Preparation)] {
    try tx.rows(
      """
      SELECT p.meeting, p.participant, p.ends, m.title, m.day FROM preparation p
      JOIN meeting m ON m.municipality = p.municipality AND m.id = p.meeting
      WHERE p.municipality = \(municipality) AND p.person = \(person) ORDER BY m.day, m.id
      """
    ).compactMap { row in
      let (meeting, participant): (ID<Meeting>, ID<Participant>) = (row["meeting"], row["participant"])
      let found = try PreparationStore.preparations(of: meeting, participant, in: municipality, tx)
      return found[participant].map { (row["title"], row["day"], row["ends"], $0) }
    }
  }
}
