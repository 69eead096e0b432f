import Markup
import People
import Values

extension Path {
  static let guestDoor: Path = "/m"
  static func room(_ code: RoomCode) -> Path { "/m/\(code.text)" }
  static func leaving(_ code: RoomCode) -> Path { "/m/\(code.text)/ud" }
  static func roomProfile(_ code: RoomCode, _ slug: String) -> Path { "/m/\(code.text)/lokalsamfund/\(slug)/profil" }
  static func enter(_ token: Token) -> Path { "/svar/\(token.text)/ind" }

  static func guests(_ meeting: ID<Meeting>) -> Path { "/moeder/\(meeting.raw)/gaester" }
  static func guestCode(_ meeting: ID<Meeting>) -> Path { "/moeder/\(meeting.raw)/gaester/kode" }
  static func guestClosing(_ meeting: ID<Meeting>) -> Path { "/moeder/\(meeting.raw)/gaester/lukning" }
  static func guestForgetting(_ meeting: ID<Meeting>) -> Path { "/moeder/\(meeting.raw)/gaester/sletning" }
  static func sendingOut(_ meeting: ID<Meeting>, _ guest: ID<MeetingGuest>) -> Path {
    "/moeder/\(meeting.raw)/gaester/\(guest.raw)/ud"
  }
}
