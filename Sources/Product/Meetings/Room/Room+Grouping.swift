import People
import Tabular
import Values

extension Room {
  /// Puts a note into a group, or takes it out with nil. A group may get its first note and its name at once.
  package func grouping(
    _ id: ID<Note>, into group: ID<NoteGroup>?, by actor: RoomActor
  ) throws(RoomRefusal) -> [RoomEvent] {
    try needsDesk(actor)
    guard let posted = note(id), revealed.contains(posted.note.stage) else { throw .missing }
    if let group, !groups.contains(where: { $0.id == group && $0.stage == posted.note.stage }) { throw .missing }
    return posted.group == group ? [] : [.grouped(id, into: group)]
  }

  package func makingGroup(
    _ id: ID<NoteGroup>, title: String, with note: ID<Note>?, at stage: Int, by actor: RoomActor
  ) throws(RoomRefusal) -> [RoomEvent] {
    try needsDesk(actor)
    guard revealed.contains(stage) else { throw .missing }
    let title = try Room.title(title)
    if let note, self.note(note)?.note.stage != stage { throw .missing }
    return [.madeGroup(NoteGroup(id: id, stage: stage, title: title))] + (note.map { [.grouped($0, into: id)] } ?? [])
  }

  package func renaming(_ id: ID<NoteGroup>, to title: String, by actor: RoomActor) throws(RoomRefusal) -> [RoomEvent] {
    try needsDesk(actor)
    guard let group = groups.first(where: { $0.id == id }) else { throw .missing }
    let title = try Room.title(title)
    return title == group.title ? [] : [.renamedGroup(id, title: title)]
  }

  private static func title(_ text: String) throws(RoomRefusal) -> String {
    let title = PlainText.line(text)
    guard !title.isEmpty else { throw .empty }
    guard title.count <= 80 else { throw .tooLong(most: 80) }
    guard CPR.find(in: title) == nil else { throw .cpr }
    return title
  }

  /// Divides those who are in among tables of four to six, drawn so that neighbours are mixed.
  package func dividing(by actor: RoomActor, with chance: inout some RandomNumberGenerator) throws(RoomRefusal)
    -> [RoomEvent]
  {
    try needsLead(actor)
    let sitting = present.shuffled(using: &chance)
    guard sitting.count >= 8 else { throw .notHere }
    let tables = max(2, (sitting.count + 4) / 5)
    var seats: [ID<Attendee>: Int] = [:]
    for (place, attendee) in sitting.enumerated() { seats[attendee] = place % tables + 1 }
    return [.divided(seats)]
  }

  /// Somebody sits at another table. The next number makes a table more.
  package func seating(_ attendee: ID<Attendee>, at table: Int, by actor: RoomActor) throws(RoomRefusal) -> [RoomEvent]
  {
    try needsLead(actor)
    let last = tables.values.max() ?? 0
    guard last > 0, attendees.contains(attendee), (1...last + 1).contains(table) else { throw .missing }
    guard tables[attendee] != table else { return [] }
    var seats = tables
    seats[attendee] = table
    // No table is left without people: those after it move one up.
    let used = Set(seats.values).sorted()
    return [.divided(seats.mapValues { (used.firstIndex(of: $0) ?? 0) + 1 })]
  }

  package func gathering(by actor: RoomActor) throws(RoomRefusal) -> [RoomEvent] {
    try needsLead(actor)
    return tables.isEmpty ? [] : [.gathered]
  }
}
