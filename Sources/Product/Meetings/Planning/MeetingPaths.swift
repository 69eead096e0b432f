import Markup
import Values

extension Path {
  package static let meetings: Path = "/moeder"
  static let newMeeting: Path = "/moeder/ny"
  static let meetingTime: Path = "/moeder/tid"
  package static func meeting(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)" }
  package static func planMeeting(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/planlaeg" }
  static func editMeeting(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/ret" }
  static func meetingAgenda(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/dagsorden" }
  static func meetingAgendaFitting(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/dagsorden/tilpasning" }
  package static func meetingPeople(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/deltagere" }
  static func meetingGuest(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/deltagere/ny" }
  static func participantRemoval(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/deltagere/fjernelse" }
  static func repeatMeeting(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/gentag" }
  static let nextYearOfMeetings: Path = "/moeder/naeste-aar"
  static func furtherMeeting(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/videre" }
  static func levelRelease(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/frigivelse" }
  static func levelWithdrawal(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/tilbagetagning" }
  static func levelsBelow(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/fra-niveauet-under" }
  package static let helpDesk: Path = "/moedehjaelp"
  static func helpYes(_ id: ID<HelpRequest>) -> Path { "/moedehjaelp/\(id.raw)/ja" }
  static func helpNo(_ id: ID<HelpRequest>) -> Path { "/moedehjaelp/\(id.raw)/nej" }
  static func meetingHelp(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/hjaelp" }
  static func helpWithdrawal(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/hjaelp/fortrydelse" }
  static func helpAgreement(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/hjaelp/aftale" }
  static func helpLearning(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/hjaelp/laering" }
  static func meetingTick(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/hak" }
}
