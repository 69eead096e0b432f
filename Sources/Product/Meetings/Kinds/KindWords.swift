import Danish
import People

/// What is said about files of meeting kinds and circles, and the names of what stands in them.
enum KindWords {
  static let agendaIsMissing =
    "Her skal være mindst ét punkt. Skriv »- title: Velkomst« og »minutes: 10« under hinanden."
  static let circleIsMissing =
    "Et punkt på dagsordenen går gennem en cirkel, men der står ikke hvilken. Skriv cirklens slug, for eksempel refleksionscirklen."
  static let cpr = "Her står noget, der ligner et CPR-nummer. Slet det; en mødeform handler ikke om enkelte personer."
  static let noPhases = "En cirkel skal have mindst én fase. Skriv name, question, purpose, step og minutes for hver."
  static let oneOfInvited = "Skriv netop én af role, unit og other: en rolle, en slags enhed eller jeres egne ord."
  static let checklistIsEmpty = "Listen har ingen punkter. Skriv mindst ét, eller slet hele tjeklisten."

  static func agendaIsLong(_ sum: Int, of whole: Int) -> String {
    "Punkterne fylder \(sum) minutter, men mødet varer \(whole). Giv punkterne færre minutter, eller lad mødet vare længere."
  }

  static func firstTimeIsShort(_ first: Int, _ whole: Int) -> String {
    "Første gang varer \(first) minutter, men mødet varer \(whole). Skriv et tal, der er mindst lige så stort."
  }

  static func circleIsUnused(_ slug: String) -> String {
    "Cirklen »\(slug)« bliver ikke brugt. Skriv »circle: true« ved det punkt, der går gennem cirklen, eller slet linjen."
  }

  static func phaseTwice(_ name: String) -> String { "To faser hedder »\(name)«. Giv dem hver sit navn." }

  static func unknownCircle(_ slug: String, nearest: String?, _ known: [String]) -> String {
    let help = nearest.map { "Mener du »\($0)«?" } ?? "Du kan bruge \(Danish.list(known, "eller"))."
    return "Der findes ingen cirkel med slug »\(slug.prefix(60))«. \(help)"
  }

  static func duration(_ minutes: Int) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60)
    if hours == 0 { return "\(rest)\(Danish.noBreak)min." }
    return "\(hours)\(Danish.noBreak)t." + (rest == 0 ? "" : " \(rest)\(Danish.noBreak)min.")
  }

  /// What a kind asks of everybody who comes: "2 t. 15 min. og 30 min. forberedelse".
  static func asked(_ kind: MeetingKind) -> String {
    let before = kind.asks.filter { $0.who == .everybody }.reduce(0) { $0 + $1.minutes }
    return duration(kind.minutes) + (before == 0 ? "" : " og \(duration(before)) forberedelse")
  }

  static func advice(_ advice: KindAdvice, _ agenda: [MeetingKind.AgendaItem]) -> (title: String, text: String) {
    switch advice {
    case .noRoomForBreaks(let missing, let whole, let shorter):
      let shared = zip(agenda, shorter).map { "\($0.title) \($1)" }
      return (
        "Der er ikke plads til pauserne.",
        "Punkter og pauser fylder \(duration(whole)), \(duration(missing)) mere end mødet. Lad mødet vare "
          + "\(duration(whole)), eller giv hvert punkt lidt færre minutter: \(Danish.list(shared))."
      )
    case .noBreak(let minutes):
      return (
        "Der er ingen pause.", "Et møde på \(duration(minutes)) bør have mindst 10 minutters pause. Skriv den ind."
      )
    case .unused(let minutes):
      return ("\(duration(minutes)) er ikke planlagt.", "Brug tiden på et punkt, eller gør mødet kortere.")
    case .soonDeciding(let share):
      return (
        "I kommer hurtigt til beslutning.",
        "Kun \(Danish.count(Int((share * 100).rounded())))\(Danish.noBreak)procent af tiden går til at se og forstå. "
          + "Giv de første faser mindst halvdelen."
      )
    case .circleIsGone(let slug):
      return ("Cirklen »\(slug)« findes ikke længere.", "Vælg en anden cirkel til mødeformen.")
    }
  }
}

extension Method.Sort {
  /// "mødeform" and "cirkel".
  var name: String { self == .kind ? "mødeform" : "cirkel" }
  var title: String { self == .kind ? "Mødeform" : "Cirkel" }
  var definite: String { self == .kind ? "mødeformen" : "cirklen" }
  var article: String { "en" }
}

extension MeetingKind.Level {
  package var name: String {
    switch self {
    case .team: "Samtale i teamet"
    case .resourcePerson: "Samtale mellem ressourcepersoner og faglige fyrtårne"
    case .leader: "Samtale mellem ledere"
    }
  }
}

extension MeetingKind.Invited {
  package var name: String {
    switch who {
    case .role(let role): role.title
    case .unit(let kind): kind.name
    case .other(let words): words
    }
  }
}

extension MeetingKind.Invited.Ring {
  package var name: String {
    switch self {
    case .core: "Kernekreds"
    case .supporting: "Understøttende"
    case .extended: "Udvidet kreds"
    }
  }
}

extension MeetingKind.PlanningTask.Field {
  package var name: String {
    switch self {
    case .leader: "Mødeleder"
    case .recorder: "Referent"
    case .intention: "Intention"
    case .goals: "Mål for mødet"
    case .invited: "Inviterede"
    case .place: "Sted"
    case .agenda: "Dagsorden"
    case .data: "Data"
    case .practical: "Praktisk"
    case .other: "Andet"
    }
  }
}

extension MeetingKind.DataBrought.About {
  package var name: String {
    switch self {
    case .children: "Børnene"
    case .staff: "Medarbejderne"
    case .parents: "Forældrene"
    case .whole: "Helheden"
    }
  }
}

extension MeetingKind.Ask.Who {
  package var name: String {
    switch self {
    case .everybody: "Alle"
    case .convener: "Den, der indkalder"
    case .leader: "Mødelederen"
    case .recorder: "Referenten"
    case .dataHolder: "Den, der har data med"
    case .helper: "Den neutrale hjælper"
    case .leadershipTeam: "Ledelsesteamet"
    case .consultant: "Konsulenten"
    case .observer: "Observatøren"
    }
  }
}

extension Circle.Step {
  package var name: String {
    switch self {
    case .data: "Data"
    case .reflection: "Refleksion"
    case .decision: "Beslutning"
    case .action: "Handling"
    }
  }
}
