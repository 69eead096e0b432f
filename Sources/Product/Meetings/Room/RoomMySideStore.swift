import People
import Storage
import Values

/// The meetings a person can walk into.
enum RoomMySideStore {
  /// Meetings of the day that the person takes part in, and whether the room is open. Those that are over are left out.
  static func today(
    for person: PersonID, on day: Day, of municipality: ID<Tenant>, in tx: Transaction
  ) throws -> [(entry: MeetingEntry, isOpen: Bool)] {
    try tx.rows(
      """
      SELECT \(sql: MeetingStore.columns) FROM meeting_participant mine
      JOIN meeting m ON m.municipality = mine.municipality AND m.id = mine.meeting
      WHERE mine.municipality = \(municipality) AND mine.person = \(person) AND m.cancelled IS NULL AND m.day = \(day)
      ORDER BY m.start_minute, m.id
      """
    ).compactMap(MeetingEntry.init).compactMap { entry in
      let room = try RoomStore.room(at: RoomPlace(municipality: municipality, meeting: entry.id), in: tx)
      return room?.ended == nil ? (entry, room != nil) : nil
    }
  }
}
