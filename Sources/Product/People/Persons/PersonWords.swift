import Danish
import Values

/// What the pages about people say.
enum PersonWords {
  static let nameMissing = "Skriv personens navn."
  static let emailIsOdd = "Skriv en e-mailadresse, for eksempel navn@kommune.dk."
  static let emailNeeded = "Skriv en e-mailadresse. Uden den kan personen ikke logge ind."
  static let erasing =
    "Navn, e-mail, telefon, titel, roller og adgang bliver slettet. Det kan ikke gøres om. Skal personen kun holde op, så luk adgangen i stedet."
  static let remaining =
    "I adgangsloggen står kun et nummer, som ikke længere fører til nogen. Navnet bliver stående på det, personen har udgivet, og i sikkerhedskopier, til de udløber."
  static let sureMissing = "Sæt kryds, hvis personen skal slettes."
  static let erasedSelf = "Du kan ikke slette dig selv. Bed en anden administrator om det."

  static func erasedOn(_ day: Day) -> String { "Slettes af sig selv \(Danish.date(day))" }
  static let cpr = "Feltet ser ud til at rumme et CPR-nummer. Dem gemmer vi aldrig. Fjern det, og prøv igen."
  static let tooLong = "Teksten er for lang. Brug højst 200 tegn."
  // Does not say where: the other one may be in another municipality.
  static let addressTaken = "Adressen kan ikke bruges til at logge ind her. Vælg en anden, eller spørg jeres drift."

  static func emailTaken(by name: String) -> String { "\(name) har allerede den e-mailadresse." }

  static func of(_ objection: GrantObjection) -> String {
    switch objection {
    case .wrongPlace(let role):
      "Rollen \(role.name) gives \(Danish.list(role.scopes.map(place))). Vælg et andet sted."
    case .endsBeforeItBegins: "Den sidste dag ligger før den første. Ret en af dem."
    case .lastAdministrator:
      "Kommunen skal have mindst én administrator, der kan logge ind. Giv en anden rollen først."
    case .alreadyEnded:
      "Rollen er allerede afsluttet af en anden. Intet er ændret; åbn siden igen, og se, hvad der gælder."
    case .alreadyClosed: "Personens adgang er allerede lukket af en anden. Intet er ændret."
    case .alreadyOpen: "Personens adgang er allerede åbnet af en anden. Intet er ændret."
    case .changedMeanwhile:
      "En anden har rettet personen imens. Intet er slettet; åbn siden igen, og se, hvad der gælder."
    case .alreadyThere: "Personen har allerede den rolle dér."
    }
  }

  static func place(_ kind: Scope.Kind) -> String {
    switch kind {
    case .municipality: "for hele kommunen"
    case .area: "i et område"
    case .unit: "på en enhed"
    case .team: "i et team"
    }
  }

  static func access(_ access: Person.Access) -> String {
    switch access {
    case .none: "Kan ikke logge ind endnu"
    case .invited: "Har fået et link"
    case .active: "Kan logge ind"
    case .disabled(let since): "Adgangen er lukket \(Danish.shortDate(since.day))"
    }
  }

  /// "Skoleleder, Strandby Skole"
  static func role(_ placed: PlacedGrant, in municipality: String) -> String {
    "\(placed.grant.role.title), \(placed.place.isEmpty ? municipality : placed.place)"
  }

  /// "Lærer, ressourceperson"; a title that is the role itself is said once.
  static func called(_ title: String, _ roles: [String]) -> String {
    let names = roles.filter { Danish.fold($0) != Danish.fold(title) }
    let words = ([title] + names).filter { !$0.isEmpty }.joined(separator: ", ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  static func period(_ grant: RoleGrant) -> String {
    grant.until.map { "\(Danish.shortDate(grant.from)) til \(Danish.shortDate($0))" }
      ?? "siden \(Danish.shortDate(grant.from))"
  }

  static let receipts = [
    "oprettet": "Personen er oprettet.", "rettet": "Rettelserne er gemt.", "rolle": "Rollen er givet.",
    "rolle-slut": "Rollen er afsluttet.", "lukket": "Adgangen er lukket. Personen er logget ud alle steder.",
    "aabnet": "Adgangen er åbnet igen.", "slettet": "Personen er slettet.", "import": "Filen er hentet ind.",
  ]
}
