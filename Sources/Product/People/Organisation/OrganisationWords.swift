import Danish
import Values

/// What the pages about areas, units and teams say.
enum OrganisationWords {
  static let nameMissing = "Skriv et navn."
  static let kindMissing = "Vælg en slags."
  static let otherMissing = "Skriv, hvad det er for en slags."
  static let teamIsThere = "Enheden har allerede et team med det navn."

  static func of(_ objection: AreaObjection) -> String {
    switch objection {
    case .parentIsMissing: "Området, det skal ligge i, findes ikke længere. Vælg et andet."
    case .parentIsBelowItself: "Et område kan ikke ligge i sig selv eller i noget, der ligger i det."
    case .parentIsOfAnotherSystem(let system):
      "Det område hører til inddelingen \(system). Vælg et i samme inddeling, eller knyt området til det som »ligger også i«."
    case .trunkUnderBranch: "En kommune, en region eller et land kan ikke ligge i et mindre område."
    case .codeIsTaken(let name): "\(name) har allerede den kode."
    }
  }

  static func name(_ kind: Area.Kind) -> String {
    switch kind {
    case .country: "Land"
    case .region: "Region"
    case .municipality: "Kommune"
    case .localCommunity: "Lokalsamfund"
    case .district: "Distrikt"
    case .institution: "Institution"
    }
  }

  static func name(_ system: AreaSystem) -> String {
    switch system {
    case .localCommunities: "Lokalsamfund"
    case .schoolDistricts: "Skoledistrikter"
    case .parishes: "Sogne"
    default: system.name
    }
  }

  static let receipts = [
    "omraade": "Området er gemt.", "enhed": "Enheden er gemt.", "team": "Teamet er oprettet.",
    "team-rettet": "Teamets navn er rettet.", "import": "Filen er hentet ind.",
    "lukket": "Den sidste dag er gemt.", "aabnet": "Stedet er åbnet igen.", "slettet": "Stedet er slettet.",
  ]
}
