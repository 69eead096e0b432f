import Danish
import People

/// What the pages about meeting kinds and circles say.
enum MethodWords {
  static let lead =
    "En mødeform er en opskrift på et møde: formål, deltagere, forberedelse, dagsorden og aftaler. Brug den, som den er, eller lav jeres egen."
  static let circlesIntro = "En cirkel er den vej, samtalen går. Flere mødeformer kan bruge den samme."
  static let shippedIntro = "De følger med Fælled og kan ikke ændres. Lav en kopi, når I vil rette noget."
  static let ownIntro = "Dem har I selv lavet, eller de er delt med jer."
  static let nameIsOdd = "Skriv et navn på højst 200 tegn."
  static let purposeIsMissing = "Skriv formålet i en sætning eller to."
  static let titleIsMissing = "Skriv, hvad punktet hedder, eller tøm resten af rækken."
  static let questionIsMissing = "Skriv fasens spørgsmål, for eksempel »Hvad ved vi?«"
  static let stepIsMissing = "Vælg, hvilket trin fasen hører til."
  static let noPhases = "En cirkel skal have mindst én fase. Giv den første et navn."
  static let ownerIsMissing = "Vælg, hvem kopien er til."
  static let seasonIsMissing = "Giv emnerne en overskrift, for eksempel »Emner i 2026/27«."
  static let topicsAreMissing = "Skriv mindst ét emne, eller slet overskriften."
  static let listIsMissing = "Giv tjeklisten et navn."
  static let pointsAreMissing = "Skriv mindst ét punkt, eller slet tjeklistens navn."
  static let nothingChosen = "Vælg en enhed eller hele kommunen."
  static let fileHasFindings = "Filen kan ikke gemmes endnu. Se nedenfor, hvad der skal rettes."
  static let fileIsMissing = "Vælg en fil, der ender på .yaml."
  static let slugBelongsToAddress = "Filens slug må ikke ændres her. Lav en kopi, hvis I vil have en ny."

  static func minutes(_ range: ClosedRange<Int>) -> String {
    "Skriv et helt antal minutter fra \(range.lowerBound) til \(range.upperBound)."
  }

  static func slug(_ found: String, _ wanted: String) -> String {
    "Her står »\(found.prefix(60))«, men adressen er »\(wanted)«. \(slugBelongsToAddress)"
  }

  static func sameName(_ name: String) -> String {
    "I har allerede »\(name)« med det samme korte navn (feltet »slug«). Her er teksten fra filen. Gem den, hvis den skal være den nye version, "
      + "eller giv filen et andet kort navn, og hent den ind igen."
  }

  static let receipts = [
    "gemt": "Rettelsen er gemt som en ny version. Den gamle kan I finde under Versioner.",
    "kopi": "Kopien er lavet. Nu kan I rette i den.",
    "hentet": "Filen er læst ind.",
    "delt": "Det er gemt, hvem der kan se den.",
    "lagt-vaek": "Den er lagt væk og bliver ikke foreslået mere. I kan tage den frem igen.",
    "taget-frem": "Den er taget frem igen.",
    "genskabt": "Den gamle tekst er gemt som en ny version.",
  ]

  static func part(_ part: MethodPart, _ sort: Method.Sort) -> String {
    switch part {
    case .frame: sort == .kind ? "Navn, formål og tid" : "Navn og formål"
    case .invited: "Hvem inviteres?"
    case .preparing: "Forberedelse"
    case .agenda: "Dagsorden"
    case .agreeing: "Spilleregler og aftaler"
    case .checking: "Sæsonens emner og tjekliste"
    case .phases: "Faserne"
    }
  }

  /// The labels of the fields of a part, by their names without a number.
  static let labels = [
    "navn": "Navn", "formaal": "Formål", "varer": "Minutter i alt", "pause": "Pauser", "indkalder": "Hvem indkalder",
    "hyppighed": "Hvor ofte", "kerne": "Kernekreds", "understoettende": "Understøttende", "udvidet": "Udvidet kreds",
    "laeser": "Alle læser", "spoergsmaal": "Spørgsmål", "medbringer": "Alle tager med", "spoerger": "Spørg om tal",
    "hjaelper": "Neutral hjælper", "punkt": "Punkt", "minutter": "Minutter", "indhold": "Indhold",
    "gennem": "Går gennem cirklen", "cirkel": "Cirkel", "spilleregler": "Spilleregler", "aftaler": "Aftaler",
    "evaluering": "Evaluering", "bagefter": "Efter mødet", "raad": "Gode råd", "kilde": "Kilde",
    "frit": "Fri rækkefølge", "fase": "Fase", "spoerg": "Fasens spørgsmål", "hvorfor": "Fasens formål",
    "saeson": "Sæsonens navn", "emner": "Sæsonens emner", "skoleemner": "Særligt for skoler", "liste": "Tjekliste",
    "bemaerkning": "Bemærkning", "punkter": "Tjeklistens punkter", "trin": "Trin", "briller": "Andres briller",
    "klar": "Klar til næste fase",
  ]

  static func label(_ field: String) -> String {
    let parts = field.split(separator: "-", maxSplits: 1).map(String.init)
    let name = labels[parts[0]] ?? parts[0]
    return parts.count == 2 ? "\(name) \(parts[1])" : name
  }

  static func saved(_ change: LastChange) -> String {
    "Gemt \(Danish.moment(change.at))" + (change.by.map { " af \($0)" } ?? "")
  }
}
