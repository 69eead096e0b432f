import Markup
import Profiles
import Values

extension Path {
  /// The figures that are pinned to a meeting, in full.
  package static func meetingFigures(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/tal" }
  static func pinNote(_ id: ID<Meeting>, _ pin: ID<Pin>) -> Path { "/moeder/\(id.raw)/tal/\(pin.raw)/note" }
  static func pinRemoval(_ id: ID<Meeting>, _ pin: ID<Pin>) -> Path { "/moeder/\(id.raw)/tal/\(pin.raw)/fjernelse" }
  static func pinMove(_ id: ID<Meeting>, _ pin: ID<Pin>) -> Path { "/moeder/\(id.raw)/tal/\(pin.raw)/flytning" }
}
