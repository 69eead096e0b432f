import Danish
import Values

/// What guests read, and what the planner reads about them.
enum GuestWords {
  static let door = "Gå ind i et møde"
  static let doorTitle = "Har du fået en kode til et møde?"
  static let doorNote = "Gå ind som gæst. Det kræver ikke login."
  static let doorLead = "Skriv koden, som I har fået til mødet. Du behøver ingen konto."
  static let code = "Kode"
  static let codeHint = "Seks tegn, for eksempel K7M 4QX."
  static let wrong =
    "Koden virker ikke. Tjek den, eller spørg den, der indkalder: den virker fra kort før mødet og til dagen er slut."

  static func joining(_ title: String) -> String { "Velkommen til \(title)" }
  static let name = "Dit navn"
  static let nameHint =
    "Navnet kan ses af dem, der er med i mødet, og bliver slettet \(MeetingGuest.keepDays) dage efter mødet. Lad feltet stå tomt, hvis du ikke vil skrive noget."
  static let kind = "Hvem kommer du fra?"
  static let noKind = "Vil ikke svare"
  static let tooLong = "Skriv højst 80 tegn."
  static let full = "Der kan ikke komme flere gæster ind. Spørg den, der leder mødet."
  static let cpr = "Her står noget, der ligner et CPR-nummer. Skriv kun dit navn."

  static func called(_ guest: MeetingGuest) -> String { guest.name.isEmpty ? "Gæst \(guest.number)" : guest.name }

  static func youAre(_ guest: MeetingGuest) -> String {
    "Du er med som \(called(guest)). Du kan se dette møde og profilen, som gæster må se den, til dagen er slut."
  }

  static let preparation = "Forberedelse"
  static let prepare = "Forbered dig"
  static let pack = "Materiale til udskrift"
  static let profile = "Profilen"
  static let profileIntro = "Tal om lokalsamfundet. Der kan være flere tal skjult end for dem, der er logget ind."
  static let noProfile = "Der er ingen tal, som gæster kan se, endnu."
  static let purpose = "Det skal vi opnå"
  static let agenda = "Dagsorden"
  static let rules = "Spilleregler"
  static let who = "Hvem kommer"
  static let leave = "Forlad mødet, og slet mit navn"
  static let left = "Du har forladt mødet, og dit navn er slettet."

  static let strip = "Du læser med som gæst i et møde."
  static let back = "Tilbage til mødet"

  // The planner's page.

  static let title = "Gæster"
  static let lead =
    "Foreninger, forældre, lokalråd og andre uden konto kan være med på lige fod. De ser mødet og den del af profilen, gæster må se, og ikke andet."
  static let receipts = [
    "aabnet": "Koden virker nu.", "lavet": "Koden er lavet.",
    "lukket": "Mødet er lukket for gæster. Alle gæster er ude.",
    "ud": "Gæsten er vist ud.", "slettet": "Oplysningerne om gæsterne er slettet.",
  ]
  static let none = "Mødet har ingen kode endnu"
  static let noneText = "Lav en kode, hvis der kommer gæster uden konto. Den virker fra en time før mødet."
  static let closed = "Mødet er lukket for gæster"
  static let closedText = "Lav en ny kode, hvis de skal kunne komme ind igen."

  static let address = "Gæster skriver koden på"
  static let howTo = "Gæster skriver koden på siden, hvor man logger ind, under »\(doorTitle)«."

  static func opens(_ door: GuestDoor, at now: Instant) -> String {
    now >= door.opens
      ? "Koden virker, til dagen er slut." : "Koden virker fra \(Danish.moment(door.opens)), til dagen er slut."
  }

  static let enter = "Se mødet"
  static let enterIntro = "Læs profilen, og se planen. Når mødet begynder, går du ind herfra. Du behøver ingen konto."
  static let noWay = "Mødet er ikke åbent for gæster."
  static func count(_ count: Int) -> String { Danish.counted(count, one: "gæst", other: "gæster") }
  static let forgetting = "Bliver slettet \(MeetingGuest.keepDays) dage efter mødet. I kan slette dem før."
}
