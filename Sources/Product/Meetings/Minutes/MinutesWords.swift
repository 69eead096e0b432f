import Danish
import Values

/// What minutes say.
package enum MinutesWords {
  static let title = "Referat"
  static let gone = "en, der er slettet"
  static let brief = "Kort fortalt"
  static let information = "Orientering"
  static let decision = "Beslutning"
  static let goal = "Mål"
  static let agreement = "Aftale"
  static let openQuestion = "Åbent spørgsmål"
  static let unknown = "Vi mangler at vide"
  /// In the order minutes have them.
  static let sorts = [information, decision, goal, agreement, openQuestion, unknown]
  static let briefHead = ["Slags", "Indhold"]
  static let alone = "For sig selv"
  static let guess = "synsning: bygger ikke på noget, der er set"
  static let ownKnowledge = "egen viden"
  static let noDay = "Dagen er ikke aftalt endnu"
  static let noNext = "Vi har ikke aftalt at mødes igen."
  static let earlyTitle = "Vi gik videre, før tiden var brugt"
  static let additions = "Tilføjelser efter godkendelsen"
  static let figureStays = "Tallet står i et referat, der er sendt ud, og kan ikke fjernes fra mødet."
  static let takenOut = "Et forslag, der er taget ud"
  static let guest = "en gæst"
  static let somebody = "en deltager"
  static let objectionTitle = "Er der noget, der ikke passer?"
  static let objectionHint = "De andre kan læse den. Mødets leder retter eller godkender."
  static let objected = "Din indsigelse er gemt. De andre kan se den."
  static let wordsMissing = "Skriv, hvad det er."
  static let numberOdd =
    "Skriv sagens nummer som 17.01.10-P35-4-26: KLE-nummer, facet, løbenummer og år. Møder har facetten P35."
  static let dayOdd = "Skriv en dato, der findes, for eksempel 8. oktober 2026."
  static let cpr = "Her står noget, der ligner et CPR-nummer. Slet det; vi skriver ikke om enkelte børn her."
  static let goesOn = "Mødet er ikke slut. Referatet skriver sig selv så længe."
  static let isPractice = "Det er et prøvemøde. Referatet bliver ikke sendt ud."
  static let changed = "En anden har ændret referatet imens. Se det igennem, og prøv igen."
  static let fixed = "Referatet er sendt ud og kan ikke rettes, som det står."
  static let notNow = "Det er ikke tid til det. Se, hvor langt referatet er."
  static let printing = "Skriv referatet ud med browserens Udskriv."
  static let receipts = [
    "gemt": "Afsnittet er gemt.", "sendt": "Referatet er sendt ud.", "tilbage": "Referatet er en kladde igen.",
    "indsigelse": objected, "godkendt": "Referatet er godkendt og låst.",
    "tilfoejet": "Tilføjelsen er gemt.", "journal": "Sagsnummeret er gemt.",
  ]

  static func whose(_ name: String) -> String {
    "Linket er \(name)s eget. Er du ikke \(name), så luk siden. Det virker i 30 dage efter mødet."
  }

  static func title(_ meeting: Meeting) -> String { "\(title): \(meeting.title)" }

  static func fileName(_ meeting: Meeting, _ ending: String) -> String { "\(title(meeting)), \(meeting.day).\(ending)" }

  /// How far the minutes have come, as it stands in a file of them.
  static func paperLead(_ standing: MinutesStanding) -> String {
    switch standing.state {
    case .draft: "Kladde. Referatet er ikke sendt ud."
    case .sent:
      "Sendt ud. Deltagerne kan gøre indsigelse til og med \(standing.until.map { Danish.weekdayDate($0) } ?? "")."
    case .approved: approved(standing)
    }
  }

  /// "Godkendt den 11. december 2026 af Birgitte Holm. Journaliseret på sag 17.01.10-P35-4-26 den 12. december 2026."
  static func approved(_ standing: MinutesStanding) -> String {
    let day = standing.approved.map { " den \(Danish.date($0.day))" } ?? ""
    let by = standing.approvedBy.map { " af \($0)" } ?? ""
    return "Godkendt\(day)\(by)."
      + (standing.journal.map { " Journaliseret på sag \($0.number.text) den \(Danish.date($0.day))." } ?? "")
  }

  static let getWord = "Hent som Word"
  static let getPDF = "Hent som PDF"
  static let noPDF = "Referatet kan ikke blive en PDF lige nu"
  static let pdfNotHere = "Fælled kan ikke lave PDF her. Åbn referatet, vælg browserens Udskriv og så »Gem som PDF«."
  static let pdfBusy = "Der bliver lavet mange PDF'er lige nu. Vent et øjeblik, og prøv igen."
  static let pdfFailed =
    "Prøv igen om lidt. Går det stadig galt, så åbn referatet, vælg browserens Udskriv og så »Gem som PDF«."

  static func tooLong(_ most: Int) -> String { "Skriv højst \(Danish.count(most)) tegn." }

  static func kicker(_ standing: MinutesStanding) -> String {
    switch standing.state {
    case .draft: "Referat · kladde"
    case .sent: "Referat · sendt ud"
    case .approved: "Referat · godkendt den \(standing.approved.map { Danish.date($0.day) } ?? "")"
    }
  }

  static func lead(_ standing: MinutesStanding) -> String {
    let journal = standing.journal.map { " Journaliseret på sag \($0.number.text) den \(Danish.date($0.day))." } ?? ""
    switch standing.state {
    case .draft: return "Referatet skriver sig selv fra mødet. \(printing)"
    case .sent:
      let until = standing.until.map { Danish.weekdayDate($0) } ?? ""
      return "Deltagerne kan gøre indsigelse til og med \(until). \(printing)"
    case .approved:
      let by = standing.approvedBy.map { " af \($0)" } ?? ""
      return "Godkendt\(by). Det er låst; det, der skal rettes, står nederst som en tilføjelse.\(journal) \(printing)"
    }
  }

  static func sending(_ until: Day) -> String {
    """
    Deltagerne får det at vide med mail, hvis de har en adresse, og kan gøre indsigelse i fem arbejdsdage: til og med \
    \(Danish.weekdayDate(until)). Referatet bliver gemt, som det står nu.
    """
  }

  static let pinElsewhere = "Tallet er fastgjort til mødet, men er ikke udgivet til dig."

  /// "Torsdag den 3. december 2026 kl. 13.02–15.10": as it was held, or else as it was planned.
  static func when(_ meeting: Meeting, _ room: Room?) -> String {
    func minutes(_ instant: Instant) -> Int { instant.clock.hour * 60 + instant.clock.minute }
    guard let opened = room?.opened else {
      return MeetingWords.sentence(MeetingWords.time(meeting.day, meeting.start, meeting.end))
    }
    guard let ended = room?.ended, ended.day == opened.day else {
      return MeetingWords.sentence(
        "\(Danish.weekdayDate(opened.day)) fra kl.\(Danish.noBreak)\(Danish.clock(minutes: minutes(opened)))")
    }
    return MeetingWords.sentence(MeetingWords.time(opened.day, minutes(opened), minutes(ended)))
  }

  static func early(_ stage: String) -> String { "Fra \(stage)" }

  static func glasses(_ who: String) -> String { "set med andres briller: \(who)" }

  /// Said only where it is not what one expects there.
  static func sort(_ note: Note, usual: Note.Sort) -> String? {
    switch note.sort {
    case .hypothesis: "mulig forklaring"
    case .question: "spørgsmål"
    case .unknown: "vi mangler at vide"
    case .observation: usual == .observation ? nil : "iagttagelse"
    case .proposal: usual == .proposal ? nil : "forslag"
    case .information: nil
    }
  }

  static func name(_ factor: Note.Factor) -> String {
    switch factor {
    case .protective: "beskytter"
    case .risk: "risiko"
    }
  }
}
