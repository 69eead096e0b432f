import People
import Storage
import Values

/// What the people of a meeting are called.
enum MinutesNamesStore {
  /// Everybody who was asked or was in, and those who took something on.
  static func names(
    of meeting: ID<Meeting>, _ participants: [Participant], _ room: Room?, _ document: MinutesDocument,
    in municipality: ID<Tenant>, tx: Transaction
  ) throws -> MinutesNames {
    var names = MinutesNames()
    for participant in participants { names.attendees[.participant(participant.id)] = participant.name }
    for guest in try GuestStore.guests(of: meeting, in: municipality, tx: tx) {
      names.attendees[.guest(guest.id)] = GuestWords.called(guest)
    }
    for person in Set((room?.attendees ?? []).compactMap(\.planner) + document.people) {
      names.persons[person] = try PersonStore.find(person, in: municipality, tx: tx)?.name
      names.attendees[.planner(person)] = names.persons[person]
    }
    return names
  }
}
