import Danish
import Values

/// What the planner and those who answer read about invitations.
enum InvitationWords {
  static let title = "Indkaldelse"

  static let receipts = [
    "sendt": "Indkaldelsen er sendt. Svarene står her, når de kommer.",
    "aendret": "Ændringen er sendt.", "fortalt": "Det er noteret. Husk selv at give dem besked; I kan printe et brev.",
    "aflyst": "Mødet er aflyst.",
    "noteret": "Svaret er skrevet ned.",
  ]

  static func state(_ desk: InvitationDesk) -> String {
    guard let last = desk.last else {
      return desk.isCancelled ? "Mødet er aflyst. Der var ikke sendt nogen indkaldelse." : "Indkaldelsen er ikke sendt."
    }
    let who = last.by.map { " af \($0)" } ?? ""
    let when = "\(Danish.moment(last.sent))\(who)"
    if desk.isCancelled { return "Mødet er aflyst. Svarene er gemt. Aflysningen er sendt \(when)." }
    return desk.plan.isEmpty
      ? "Alle har fået det nyeste. Senest sendt \(when)."
      : "Der er noget, de inviterede ikke ved endnu. Senest sendt \(when)."
  }

  /// On the planner's list.
  static func task(_ desk: InvitationDesk) -> String {
    guard desk.last != nil else { return "Se brevet, og send det til alle." }
    return desk.plan.isEmpty ? tally(desk.tally) : "Der er noget, de inviterede ikke ved endnu."
  }

  static func send(_ plan: SendingPlan, isFirst: Bool) -> String {
    let count = plan.deliveries.count
    if count == 0 { return isFirst ? "Notér, at I selv indkalder dem" : "Notér, at I selv giver dem besked" }
    let letters = Danish.counted(count, one: "person", other: "personer")
    return isFirst ? "Send indkaldelsen til \(letters)" : "Send ændringen til \(letters)"
  }

  static func who(_ plan: SendingPlan) -> [String] {
    let groups: [(String, [SendingPlan.Delivery])] = [
      ("Indkaldelse til", plan.deliveries.filter { $0.message == .invitation }),
      ("Ændring til", plan.deliveries.filter { $0.message == .update }),
      ("Besked om, at de ikke skal med, til", plan.deliveries.filter { $0.message == .removal }),
      ("Skal have det at vide på en anden måde:", plan.byHand),
    ]
    return groups.filter { !$0.1.isEmpty }.map { "\($0.0) \(LetterWords.names($0.1.map(\.person)))." }
  }

  static let changed =
    "Mødet eller kredsen er ændret, siden du åbnede siden, eller en anden har sendt. Intet er sendt nu. Se siden igennem igen."
  static let nothing = "Der er ikke noget nyt at fortælle. Intet er sendt."
  static let noSender =
    "Fælled kan ikke sende breve endnu. Den, der driver serveren, skal sætte FAELLED_MAIL_FROM eller FAELLED_ADDRESS."
  static let nobody = "Der er ingen at indkalde endnu. Sæt deltagere på mødet først."
  static let over = "Mødet er holdt. Der kan ikke sendes mere."
  static let past = "Mødet ligger i fortiden. Ret datoen, før I indkalder."

  static func shared(_ people: [Announcement.Person]) -> String {
    "\(Danish.list(people.map(\.name))) har samme e-mailadresse (\(people.first?.email ?? "")). De får hver sit brev og hver sit svar."
  }

  static func holiday(_ name: String) -> String { "Dagen er \(name). Er det meningen?" }

  static func noSuchTime(_ told: Announcement, _ shown: String) -> String {
    "Klokken \(Danish.clock(minutes: told.start)) findes ikke den dag, fordi sommertiden begynder. I kalenderen kommer mødet til at stå kl. \(shown)."
  }

  static let remind = "Mind dem om mødet"
  static let remindHint = "Kun dem, der ikke har sagt nej. Hver får en påmindelse én gang."
  static func remind(_ days: Int) -> String { "\(Danish.counted(days, one: "dag", other: "dage")) før" }

  static let cancelWords = "Skriv til dem, der var inviteret"
  static let cancelHint = "For eksempel hvorfor, og hvornår I mødes i stedet."
  static func cancel(_ plan: SendingPlan) -> String {
    plan.deliveries.isEmpty
      ? "Aflys mødet"
      : "Aflys mødet, og skriv til \(Danish.counted(plan.deliveries.count, one: "person", other: "personer"))"
  }

  static let tooLong = "Skriv højst 1.000 tegn."
  static let tooLongLine = "Skriv højst 300 tegn."
  static let cpr = "Her står noget, der ligner et CPR-nummer. Tag det ud."

  static func tally(_ tally: InvitationDesk.Tally) -> String {
    let parts = [
      (tally.yes, "ja"), (tally.no, "nej"), (tally.maybe, "måske"), (tally.silent, "har ikke svaret"),
    ]
    return Danish.list(parts.filter { $0.0 > 0 }.map { "\(Danish.count($0.0)) \($0.1)" })
  }

  static func name(_ answer: MeetingInvitation.Answer?) -> String {
    switch answer {
    case .yes: "Ja"
    case .no: "Nej"
    case .maybe: "Måske"
    case nil: "Har ikke svaret"
    }
  }

  static func way(_ way: MeetingInvitation.Way) -> String {
    switch way {
    case .link: "med linket"
    case .page: "i Fælled"
    case .mail: "fra kalenderen"
    case .planner: "skrevet ned af jer"
    }
  }

  /// The same for the person it is about.
  static func own(_ invitation: MeetingInvitation) -> [String] {
    [
      "Sendt til: \(invitation.email.isEmpty ? "ingen e-mailadresse" : invitation.email)",
      "Svar: \(standing(invitation))",
    ]
      + (invitation.reply.map { $0.words.isEmpty ? [] : ["Du skrev: \($0.words)"] } ?? [])
  }

  /// How it stands with one who is asked.
  static func standing(_ invitation: MeetingInvitation) -> String {
    guard let reply = invitation.reply else { return name(nil) }
    if invitation.answer == nil {
      return "Har ikke svaret på det nye tidspunkt (\(name(reply.answer).lowercased()) til det gamle)"
    }
    return name(reply.answer)
  }
}

/// What somebody who answers reads.
enum AnswerWords {
  static let question = "Kommer du?"
  static let line = "En linje til den, der indkalder"
  static let missing = "Vælg ja, nej eller måske."

  static func whose(_ name: String) -> String { "Indkaldelsen er til \(name)" }
  static func notYou(_ name: String) -> String {
    "Er du ikke \(name)? Så er linket ikke dit. Luk siden, og bed den, der indkalder, om dit eget."
  }

  static func choice(_ answer: MeetingInvitation.Answer) -> String {
    switch answer {
    case .yes: "Ja, jeg kommer"
    case .no: "Nej, jeg kan ikke"
    case .maybe: "Måske"
    }
  }

  static func thanks(_ answer: MeetingInvitation.Answer) -> String {
    switch answer {
    case .yes: "Tak. Vi glæder os til at se dig."
    case .no: "Tak for svaret. Du kan ændre det, indtil mødet begynder."
    case .maybe: "Tak. Kom tilbage hertil, når du ved det."
    }
  }

  static let tooLate = "Dit svar er gemt, men mødet er aflyst eller holdt, så det ændrer ikke noget."
  static let cancelled = "Mødet er aflyst"
  static let over = "Mødet er holdt"
  static let overText = "Der kan ikke svares længere."
  static let removed = "Du skal ikke længere med til mødet"
  static let current = "Dit svar"
  static let askedAnew = "Mødet er flyttet, siden du svarede. Svar igen."
}
