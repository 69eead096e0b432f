import Documents

/// What is said about answers that come by mail.
enum ReplyWords {
  static let tooLarge = "Brevet er for stort til at være et kalendersvar. Intet er ændret."

  static func problem(_ problem: CalendarReply.Problem) -> String {
    let what =
      switch problem {
      case .noCalendar: "Brevet har ingen kalenderdel (text/calendar)."
      case .several: "Brevet har flere kalendere, der siger noget forskelligt."
      case .notACalendar: "Kalenderdelen kan ikke læses."
      case .notAReply(let method):
        method.isEmpty ? "Kalenderdelen siger ikke METHOD:REPLY." : "Kalenderdelen er METHOD:\(method), ikke et svar."
      case .noEvent: "Svaret handler ikke om noget møde (VEVENT mangler)."
      case .severalEvents: "Svaret handler om flere møder."
      case .noUID: "Svaret siger ikke, hvilket møde det handler om (UID mangler)."
      case .oddSequence(let found): "Svarets SEQUENCE er ikke et tal: \(found)."
      case .noAttendee: "Svaret siger ikke, hvem der svarer (ATTENDEE mangler)."
      case .severalAttendees: "Svaret er fra flere på én gang."
      case .oddAttendee(let found): "Svarets ATTENDEE er ikke en mailadresse: \(found)."
      case .oddAnswer(let found):
        found.isEmpty ? "Svaret siger hverken ja, nej eller måske (PARTSTAT mangler)." : "Svaret er PARTSTAT=\(found)."
      case .oneOfSeveral: "Svaret handler om én gang af flere. Vores indkaldelser gælder én gang."
      }
    return what + unchanged
  }

  static func problem(_ problem: MeetingInvitationStore.MailProblem) -> String {
    let what =
      switch problem {
      case .unknown: "Vi kender ikke mødet, der svares på."
      case .otherAddress(let email): "Svaret er fra \(email), men indkaldelsen er sendt til en anden adresse."
      case .fromTheFuture(let sequence): "Svaret er på udgave \(sequence), som ikke er sendt."
      }
    return what + unchanged
  }

  private static let unchanged = " Intet er ændret."

  static func done(_ name: String, _ answer: Attendance, _ judgement: MeetingInvitation.Judgement) -> String {
    let word = InvitationWords.name(MeetingInvitation.Answer(answer)).lowercased()
    return switch judgement {
    case .counts: "\(name) har svaret \(word)."
    case .tooLate: "\(name) har svaret \(word). Svaret er gemt, men det er for sent eller på en ældre indkaldelse."
    }
  }
}
