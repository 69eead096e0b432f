import Markup
import Web

extension MeetingSection {
  /// The way into the room, on the page of the meeting.
  static let room = MeetingSection(content: { look, _ in
    guard look.meeting.cancelled == nil else { return nil }
    let room = look.room
    let mayOpen = look.standing.mayPlan
    guard room != nil || mayOpen || look.meeting.day == look.now.day else { return nil }
    return Parts.section(
      "rum", "Rummet", intro: RoomWords.intro(room, mayOpen: mayOpen),
      Parts.actions(
        Parts.link(
          RoomWords.way(room, mayOpen: mayOpen), to: .meetingRoom(look.meeting.id),
          room?.isOpen ?? false ? .primary : .normal)))
  })
}
