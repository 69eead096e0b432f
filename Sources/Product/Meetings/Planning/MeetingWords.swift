import Danish
import People
import Values

/// What is said about planned meetings.
enum MeetingWords {
  static let lead = "Her ligger de møder, du er med i, og dem, du kan se, hvor du arbejder."

  static let receipts = [
    "svaret": "Dit svar er gemt.",
    "planlagt": "Mødet er planlagt. Se det igennem, og send så indkaldelsen.",
    "rettet": "Rettelserne er gemt.",
    "tilfoejet": "Deltagerne er tilføjet.",
    "fjernet": "Deltageren er taget af listen.",
    "gentaget": "Møderne er planlagt. Hvert møde kan rettes og indkaldes for sig.",
    "tilpasset": "Dagsordenen er tilpasset.",
  ]

  /// "kl. 13.00–15.15"
  static func hours(_ start: Int, _ end: Int) -> String {
    "kl.\(Danish.noBreak)\(Danish.clock(minutes: start))–\(Danish.clock(minutes: end))"
  }

  /// "torsdag den 3. december 2026 kl. 13.00–15.15"
  package static func time(_ day: Day, _ start: Int, _ end: Int) -> String {
    "\(Danish.weekdayDate(day)) \(hours(start, end))"
  }

  static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  static func note(_ entry: MeetingEntry) -> String {
    [sentence(time(entry.day, entry.start, entry.end)), entry.place].filter { !$0.isEmpty }
      .joined(separator: "\u{a0}· ")
  }

  static func relation(_ sort: Meeting.Relation.Sort) -> String {
    switch sort {
    case .before: "Formøde til"
    case .following: "Opfølgning på"
    case .extended: "Møde med udvidet kreds efter"
    case .level: "Bygger på"
    }
  }

  static func name(_ list: MeetingTick.List, _ meeting: Meeting) -> String {
    switch list {
    case .practical: "Praktisk"
    case .checklist: meeting.kind.checklist?.name ?? "Tjekliste"
    }
  }

  static func breadth(_ meeting: Meeting) -> String? {
    switch meeting.breadth {
    case nil: nil
    case .broad: "I taler bredt om det hele."
    case .deep: meeting.topics.isEmpty ? nil : Danish.list(meeting.topics)
    }
  }

  static func people(_ number: Int) -> String { Danish.counted(number, one: "deltager", other: "deltagere") }

  // Advice

  static func advice(_ advice: MeetingAdvice, _ meeting: Meeting) -> (title: String, text: String) {
    switch advice {
    case .over(let minutes, let end):
      (
        "Dagsordenen varer \(KindWords.duration(minutes)) mere end mødet.",
        "I er tidligst færdige kl.\(Danish.noBreak)\(Danish.clock(minutes: end % 1440)). Gør punkterne kortere, eller "
          + "slut senere."
      )
    case .kind(let advice): KindWords.advice(advice, meeting.kind.agenda)
    case .dayOff(let name):
      ("Dagen er en fridag: \(name).", "Flyt mødet, eller hold det alligevel, hvis I er enige om det.")
    case .weekend: ("Dagen ligger i en weekend.", "Flyt mødet, eller hold det alligevel, hvis I er enige om det.")
    case .roomTaken(let others):
      (
        "Lokalet er optaget.",
        Danish.list(others.map { "»\($0.title)« \(hours($0.start, $0.end))" }) + " holdes samme sted den dag."
      )
    case .busy(let names):
      ("\(Danish.list(names)) har et andet møde på det tidspunkt.", "Find en anden tid, eller aftal det med dem.")
    case .noAddress(let names):
      (
        "\(Danish.list(names)) har ingen mailadresse her.",
        "De får ikke indkaldelsen med mail. Fortæl dem om mødet på en anden måde."
      )
    case .sharedAddress(let names):
      ("\(Danish.list(names)) har den samme mailadresse.", "De får hver sit brev i den samme postkasse.")
    }
  }

  // Forms

  static let kindMissing = "Vælg, hvilket møde I vil holde."
  static let placeMissing = "Vælg et sted, hvor din rolle gælder."
  static let dayMissing = "Skriv en dato, der findes, for eksempel 8. oktober 2026."
  static let dayPast = "Datoen er gået. Skriv en dag, der kommer."
  static let dayFar = "Datoen ligger mere end tre år ude i fremtiden. Se efter, om årstallet er rigtigt."
  static let oddTime = "Skriv tiden med timer og minutter, for eksempel 13.00."
  static let noSuchTime = "Den tid findes ikke den nat: uret stilles frem. Vælg en anden."
  static let endsFirst = "Mødet slutter, før det begynder. Ret en af tiderne."
  static let endsTomorrow = "Mødet ville slutte efter midnat. Begynd tidligere."
  static let titleMissing = "Skriv, hvad mødet hedder."
  static let tooLong = "Skriv højst 200 tegn."
  static let muchTooLong = "Skriv højst 2.000 tegn."
  static let cpr = "Her står noget, der ligner et CPR-nummer. Slet det; vi skriver ikke om enkelte børn her."
  static let notAParticipant = "Vælg en af deltagerne."
  static let nameMissing = "Skriv navnet på den, I vil have med."
  static let oddEmail = "Skriv en mailadresse som navn@sted.dk, eller lad feltet være tomt."
  static let agendaEmpty = "Skriv mindst ét punkt."
  /// In the place of somebody whose name is no longer here.
  static let erased = "En, der er slettet"
  static let isThere = "Er allerede med på listen."
  static func twin(_ name: String) -> String { "\(name) er allerede med på listen." }
  static let isCancelled = "Mødet er aflyst og kan ikke rettes. Planlæg et nyt."
  static let changedMeanwhile = "En anden har rettet mødet, siden du så det. Se det igen, før du går videre."
}
