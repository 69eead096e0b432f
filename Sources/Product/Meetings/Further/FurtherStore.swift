import People
import Storage
import Values

import struct Web.Visitor

/// Planning a meeting that another one leads to.
enum FurtherStore {
  /// The new meeting, at the same place, with the chosen of those who were in the other one.
  static func plan(
    _ further: FurtherMeeting, after meeting: Meeting, _ chosen: [Participant], day: Day, start: Int, place: String,
    circle: Circle?, by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws -> ID<Meeting> {
    var next = Meeting(
      planning: further.kind, circle: circle, id: .make(at: now), at: meeting.scope,
      named: try PlaceNameStore.name(of: meeting.scope, in: visitor.municipality, tx: tx), on: day, from: start,
      isFirst: false)
    (next.place, next.relation) = (place, .init(further.sort, meeting.id))
    var people = chosen.map { participant in
      var copy = participant
      copy.id = .make(at: now)
      return copy
    }
    if !people.contains(where: { $0.person == visitor.person }) {
      people.append(Participant(id: .make(at: now), person: visitor.person, name: visitor.name, ring: .supporting))
    }
    next.convener = people.first { $0.person == visitor.person }?.id
    next.leader = next.convener
    try MeetingStore.insert(next, people, by: visitor, at: now, in: tx)
    return next.id
  }
}
