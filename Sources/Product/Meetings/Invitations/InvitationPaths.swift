import Markup
import People
import Values

extension Path {
  static func invitation(_ meeting: ID<Meeting>) -> Path { "/moeder/\(meeting.raw)/indkaldelse" }
  static func cancelling(_ meeting: ID<Meeting>) -> Path { "/moeder/\(meeting.raw)/aflysning" }
  static func ownAnswer(_ meeting: ID<Meeting>) -> Path { "/moeder/\(meeting.raw)/svar" }
  static func invitationLetter(_ meeting: ID<Meeting>, _ participant: ID<Participant>) -> Path {
    "/moeder/\(meeting.raw)/indkaldelse/\(participant.raw)/brev"
  }
  static func notedAnswer(_ meeting: ID<Meeting>, _ participant: ID<Participant>) -> Path {
    "/moeder/\(meeting.raw)/indkaldelse/\(participant.raw)/svar"
  }
  static func answer(_ token: Token) -> Path { "/svar/\(token.text)" }
}
