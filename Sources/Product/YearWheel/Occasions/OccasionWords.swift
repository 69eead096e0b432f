import Danish
import Values

/// What is said about occasions.
enum OccasionWords {
  static let municipality = "Kommunen"
  static let gonePlace = "et sted, der ikke findes mere"

  static let receipts = [
    "oprettet": "Begivenheden står i årshjulet.", "rettet": "Begivenheden er rettet.",
    "slettet": "Begivenheden er slettet.",
  ]

  static func name(_ kind: Occasion.Kind) -> String {
    switch kind {
    case .figures: "Nye tal"
    case .dialogue: "Dialog og ståsted"
    case .decision: "Beslutning"
    case .followUp: "Opfølgning"
    case .learningMeeting: "Læringsmøde"
    case .teamMeeting: "Teammøde"
    case .other: "Andet"
    }
  }

  static func note(_ kind: Occasion.Kind) -> String {
    switch kind {
    case .figures: "Målinger og udgivelser."
    case .dialogue: "Dialogmøder og ståstedsanalyser."
    case .decision: "Noget bliver vedtaget, for eksempel årets afsnit i strategien."
    case .followUp: "I ser på tegnene og på prøvehandlingerne."
    case .learningMeeting: "Hele cirklen på ét møde."
    case .teamMeeting: "Faste møder i et team. De er små prikker i hjulet."
    case .other: "Lederforum, læringsdage, skoleårets gang."
    }
  }

  /// "torsdag den 8. oktober 2026 kl. 9.00–13.30", "20. januar – 20. marts 2027".
  static func time(_ entry: Wheel.Entry) -> String { time(entry.day, entry.lastDay, entry.occasion.hours) }

  static func time(_ day: Day, _ last: Day, _ hours: Occasion.Hours?) -> String {
    if day != last { return Danish.period(day, last) }
    return Danish.weekdayDate(day) + (hours.map { " \(clock($0))" } ?? "")
  }

  static func clock(_ hours: Occasion.Hours) -> String {
    let from = "kl.\(Danish.noBreak)\(Danish.clock(minutes: hours.from))"
    return hours.to == hours.from ? from : "\(from)–\(Danish.clock(minutes: hours.to))"
  }

  static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// "hver anden uge om torsdagen", "den anden torsdag i hver måned"; nil for what is held once.
  static func rhythm(_ recurrence: Recurrence, from first: Day) -> String? {
    let weekday = Danish.weekdayName(first.weekday)
    let words: String? =
      switch recurrence.rhythm {
      case .once: nil
      case .weeks(let every): "\(counted(every, "uge", "uger")) om \(weekday)en"
      case .monthsByDate(let every): "den \(first.day). \(counted(every, "måned", "måneder"))"
      case .monthsByWeekday(let every): "den \(place(of: first)) \(weekday) \(counted(every, "måned", "måneder"))"
      case .yearsByDate: "den \(first.day). \(Danish.month(first.month)) hvert år"
      case .yearsByWeek: "\(weekday) i uge \(first.week.number) hvert år"
      }
    guard let words else { return nil }
    return words + (recurrence.until.map { " til og med \(Danish.date($0))" } ?? "")
  }

  private static func counted(_ every: Int, _ one: String, _ other: String) -> String {
    every == 1 ? "hver \(one)" : every == 2 ? "hver anden \(one)" : "hver \(Danish.count(every)). \(one)"
  }

  private static func place(of day: Day) -> String {
    ["første", "anden", "tredje", "fjerde", "sidste"][min((day.day - 1) / 7, 4)]
  }

  static func name(_ rule: Recurrence.OnDayOff) -> String {
    switch rule {
    case .keep: "Hold den alligevel"
    case .skip: "Spring den over"
    case .before: "Flyt den til den nærmeste skoledag før"
    case .after: "Flyt den til den nærmeste skoledag efter"
    }
  }

  static let titleMissing = "Skriv, hvad der sker, for eksempel Læringsmøde om sprog."
  static let tooLong = "Skriv højst 200 tegn."
  static let cpr = "Her står noget, der ligner et CPR-nummer. Det må ikke stå i årshjulet."
  static let kindMissing = "Vælg, hvilken slags begivenhed det er."
  static let placeMissing = "Vælg et sted, hvor din rolle gælder."
  static let dayMissing = "Skriv en dato, der findes, for eksempel 8. oktober 2026."
  static let dayOutside = "Årshjulet går fra skoleåret 1990/91 til 2099/00. Se efter, om årstallet er rigtigt."
  static let lastBeforeFirst = "Den sidste dag ligger før den første. Ret den ene af dem."
  static let tooManyDays = "En begivenhed kan højst vare et år."
  static let oddTime = "Skriv tiden med timer og minutter, for eksempel 9.00."
  static let endsFirst = "Den slutter, før den begynder. Ret den ene af tiderne."
  static let fromMissing = "Skriv også, hvornår den begynder."
  static let everyOdd = "Skriv et tal fra 1 til 60."
  static let untilBeforeFirst = "Gentagelsen slutter, før den begynder. Ret datoen."
  static let oddLink = "Skriv en adresse, der begynder med https:// eller med / her i Fælled."
  static let longAndOften = "En begivenhed på flere dage kan ikke gentages oftere, end den varer."
}
