import Markup
import People
import Values

extension Path {
  static let minutesOfYear: Path = "/moeder/referater"
  static let minutesOfYearWord: Path = "/moeder/referater/samlet.docx"
  static let minutesOfYearPDF: Path = "/moeder/referater/samlet.pdf"
  package static func minutes(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/referat" }
  static func minutesWord(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/referat.docx" }
  static func minutesPDF(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/referat.pdf" }
  static func minutesSection(_ id: ID<Meeting>, _ section: String) -> Path {
    "/moeder/\(id.raw)/referat/ret/\(section)"
  }
  static func minutesSending(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/referat/udsendelse" }
  static func minutesTakingBack(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/referat/tilbage" }
  static func minutesObjection(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/referat/indsigelse" }
  static func minutesApproval(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/referat/godkendelse" }
  static func minutesAddition(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/referat/tilfoejelse" }
  static func minutesJournal(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/referat/journal" }
  static func guestMinutes(_ token: Token) -> Path { "/svar/\(token.text)/referat" }
  static func guestMinutesWord(_ token: Token) -> Path { "/svar/\(token.text)/referat.docx" }
  static func guestMinutesPDF(_ token: Token) -> Path { "/svar/\(token.text)/referat.pdf" }
  static func guestObjection(_ token: Token) -> Path { "/svar/\(token.text)/indsigelse" }
}
