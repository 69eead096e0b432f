import Markup
import Values

/// Where the pages of one room stand: below the meeting for those who are signed in, below the code for guests.
package struct RoomAddresses: Sendable {
  /// The room itself; acts are sent to addresses below it.
  package let room: Path
  package let live: Path
  package let screen: Path
  package let screenLive: Path
  /// The page one leaves to.
  package let out: Path
  /// The figures of the meeting in full; for those who may read profiles.
  package let figures: Path
  /// An act: its name is the last part of the address.
  package let act: @Sendable (RoomAct) -> Path

  package static func inside(_ id: ID<Meeting>) -> RoomAddresses {
    RoomAddresses(
      room: .meetingRoom(id), live: "/moeder/\(id.raw)/rum/live", screen: "/moeder/\(id.raw)/rum/skaerm",
      screenLive: "/moeder/\(id.raw)/rum/skaerm/live",
      out: .meeting(id), figures: .meetingFigures(id)
    ) { "/moeder/\(id.raw)/rum/\($0.rawValue)" }
  }

  package static func practice(_ id: ID<Meeting>, kind: String) -> RoomAddresses {
    RoomAddresses(
      room: .practice(id), live: .practice(id), screen: .practice(id), screenLive: .practice(id),
      out: .method(.kind, kind), figures: .method(.kind, kind)
    ) { "/proevemoede/\(id.raw)/\($0.rawValue)" }
  }

  package static func guest(_ code: RoomCode) -> RoomAddresses {
    RoomAddresses(
      room: "/m/\(code.text)/rum", live: "/m/\(code.text)/rum/live", screen: "/m/\(code.text)/skaerm",
      screenLive: "/m/\(code.text)/skaerm/live",
      out: .room(code), figures: .room(code)
    ) { "/m/\(code.text)/rum/\($0.rawValue)" }
  }
}

extension Path {
  package static func practice(_ id: ID<Meeting>) -> Path { "/proevemoede/\(id.raw)" }
  static func practiceStep(_ id: ID<Meeting>) -> Path { "/proevemoede/\(id.raw)/de-andre" }
  static func practising(_ slug: String) -> Path { "/metoder/moeder/\(slug)/proeve" }
  package static func meetingRoom(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/rum" }
}
