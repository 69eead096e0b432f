import People
import Values

/// Who acts in a room, as the request showed.
package struct RoomActor: Sendable {
  package let attendee: ID<Attendee>
  package let parts: Set<Part>
  package let pen: Pen

  package init(attendee: ID<Attendee>, parts: Set<Part>, pen: Pen) {
    (self.attendee, self.parts, self.pen) = (attendee, parts, pen)
  }

  /// May open the room, take over in it and open it again.
  package var mayLead: Bool { parts.contains(where: \.mayLead) }
}

extension Part {
  package var mayLead: Bool { self == .leader || self == .recorder || self == .helper }
}

/// What a browser writes with: the secret it shows to be recognised, which is stored nowhere.
///
/// In an anonymous meeting a note carries `lock(of: note)`. The database holds only the lock, from which neither the
/// secret nor another note by the same hand can be found, so the one who wrote can change the note and nobody can say
/// who that was.
package struct Pen: Sendable {
  private let secret: String

  package init(secret: String) { self.secret = secret }

  package func lock(of thing: String) -> String { Token("\(secret)|\(thing)").hash }
}

/// Why an act in a room did not happen.
package enum RoomRefusal: Error, Hashable, Sendable {
  case notOpen
  case alreadyOpen
  /// Everybody is somewhere else by now.
  case movedOn(to: Int)
  /// For whoever leads, or writes the minutes.
  case leadersOnly
  case helperWritesNothing
  case missing
  case empty
  case tooLong(most: Int)
  case cpr
  case notYours
  case notHere
  case wrongSort
  case onlyTighter
  case privacyIsSet
  case nothingToVoteOn
  case ballotIsOpen
  case ballotIsClosed
  case tooManyDots
  case notYourTurn
  case alreadyShown
  /// What was said is sent out as it is.
  case minutesAreSent
  /// The key of the form was used for something else.
  case keyTaken
}

extension Pen {
  /// A fixed order that has nothing to do with when things came.
  static func shuffle(_ id: ID<Note>) -> String { Token(id.raw).hash }
}
