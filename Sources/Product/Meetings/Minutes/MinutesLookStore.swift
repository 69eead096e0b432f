import People
import Profiles
import Storage
import Values

/// The minutes of a meeting with everything a page about them needs.
package struct MinutesLook: Sendable {
  let look: MeetingLook
  package let standing: MinutesStanding
  /// As it was sent out, or as it writes itself now.
  let document: MinutesDocument
  /// What the recorder chooses from; empty when the minutes are fixed.
  let sections: [MinutesDocument.Section]
  let edits: [String: MinutesEdit]
  let objections: [MinutesObjection]
  let additions: [MinutesAddition]
  let reader: MinutesReader
  /// The meeting still goes on in its room.
  let isHeld: Bool
  let isPractice: Bool
  /// The program that makes PDF is there.
  var makesPDF = false

  /// The draft is written on and sent by those who have a part in leading the meeting.
  var mayEdit: Bool { look.mayChange && standing.state == .draft }
}

package enum MinutesLookStore {
  package static func find(_ look: MeetingLook, _ rooms: RoomShelf, in tx: Transaction) throws -> MinutesLook {
    let (meeting, municipality) = (look.meeting, look.municipality)
    let standing = try MinutesStore.standing(of: meeting.id, in: municipality, tx: tx)
    let edits = try MinutesStore.edits(of: meeting.id, in: municipality, tx: tx)
    let room = try rooms.room(at: RoomPlace(municipality: municipality, meeting: meeting.id), in: tx)
    let pins = try PinStore.pins(of: meeting.id.raw, as: Audience(of: look.visitor), of: municipality, in: tx)
    let outcomes = try OutcomeStore.made(at: meeting.id, of: municipality, in: tx)
    let writing = MinutesWriting(
      meeting: meeting, participants: look.participants, room: room,
      pins: pins.map { .init(id: $0.id, name: "\($0.indicatorName), \($0.areaName)") }, outcomes: outcomes,
      edits: edits, now: look.now)
    let document = standing.document ?? writing.document
    let names = try MinutesNamesStore.names(
      of: meeting.id, look.participants, room, document, in: municipality, tx: tx)
    return MinutesLook(
      look: look, standing: standing, document: document,
      sections: standing.document == nil ? writing.sections : [], edits: edits,
      objections: try MinutesStore.objections(to: meeting.id, in: municipality, tx: tx),
      additions: try MinutesStore.additions(to: meeting.id, in: municipality, tx: tx),
      reader: MinutesReader(names: names, pins: pins),
      isHeld: room.map { $0.ended != nil } ?? meeting.isOver(at: look.now), isPractice: room?.isPractice ?? false)
  }
}
