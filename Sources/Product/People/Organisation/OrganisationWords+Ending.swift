import Danish
import Values

/// What the pages about closing and deleting places say.
extension OrganisationWords {
  static let closing =
    "Det, der er lukket, beholder sine tal og sin historie, men kan ikke vælges mere. Roller på stedet slutter samme dag."
  static let deleting = "Slet kun det, der er oprettet ved en fejl."
  static let lastDayMissing = "Skriv en dato, der findes, for eksempel 31. juli 2027."

  static func stillInside(_ names: [String]) -> String {
    let shown = names.prefix(5)
    let more = names.count - shown.count
    return "Luk eller flyt først \(Danish.list(shown + (more > 0 ? ["\(Danish.count(more)) andre"] : [])))."
  }

  static func stillUsed(_ ties: PlaceTies) -> String {
    let parts = [
      ties.insideEver > 0
        ? "der ligger \(Danish.counted(ties.insideEver, one: "område eller enhed", other: "områder og enheder")) i det"
        : nil,
      ties.roles > 0 ? "der er givet \(Danish.counted(ties.roles, one: "rolle", other: "roller")) dér" : nil,
      ties.uses.isEmpty ? nil : "der er \(Danish.list(ties.uses)) om det",
    ].compactMap(\.self)
    return "Det kan ikke slettes, for \(parts.joined(separator: ", og ")). Luk det i stedet."
  }

  /// Says the same before and after the day, because a list does not know what day it is read.
  static func closed(_ day: Day) -> String { "sidste dag \(Danish.date(day))" }

  static func of(_ objection: PlaceObjection) -> String {
    switch objection {
    case .stillInside(let names): stillInside(names)
    case .stillUsed: "Nogen har brugt stedet imens, så det kan ikke slettes. Luk det i stedet."
    case .changedMeanwhile: "En anden har rettet stedet imens. Intet er ændret; åbn siden igen, og se, hvad der gælder."
    }
  }
}
