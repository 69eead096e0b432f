import Danish
import Foundation

/// The data steward's log in words.
enum StewardWords {
  static func unsound(_ release: Release, of municipality: String, _ fault: String) -> String {
    "Udgivelse \(release.number) for \(municipality) er ikke hel: \(fault) Læg den seneste hele sikkerhedskopi tilbage med "
      + "»faelled restore KOPI --replace«, eller lav en ny udgivelse med »faelled release«."
  }

  static func tablesMissing(_ found: Int, of expected: Int) -> String {
    "der er tal for \(found) nøgletal, men den blev lavet med \(expected)."
  }

  /// No names: there is not one page.
  static func pagesMissing(_ areas: [String]) -> String {
    areas.isEmpty ? "alle dens sider mangler." : "siderne mangler for \(Danish.list(areas))."
  }

  static func pagesDamaged(_ areas: [String]) -> String { "siderne er beskadiget for \(Danish.list(areas))." }

  static let tableDamaged = "et nøgletals tal er ændret eller beskadiget."

  static func outcome(_ outcome: String) -> String {
    switch outcome {
    case "everything": "Alt vises."
    case "someCells": "Enkelte tal er skjult, sammen med dem, der ville røbe dem."
    case "rootOnly": "Vises kun for hele kommunen, med dens opdelinger."
    case "rootTotals": "Vises kun for hele kommunen, uden opdelinger."
    default: "Vises slet ikke."
    }
  }

  /// "Som det er, skjules 13 af 24 tal. Tælles »gul« og »rød« sammen, skjules 4 af 16."
  static func coarsening(_ coarsening: Coarsening) -> String? {
    guard let now = coarsening.rungs.first, let best = coarsening.best else { return nil }
    return
      "Som det er, skjules \(Danish.count(now.hidden)) af \(Danish.count(now.all)) tal. \(step(best.step)), skjules "
      + "\(Danish.count(best.hidden)) af \(Danish.count(best.all)). Giver det mening, så læs filen ind på den måde."
  }

  private static func step(_ step: Coarsening.Step) -> String {
    switch step {
    case .asDelivered: "Som det er"
    case .merged(_, let first, let second): "Tælles »\(first)« og »\(second)« sammen"
    case .pooled(let years): "Lægges \(years == 2 ? "to" : "tre") år sammen"
    case .withoutGroups: "Udelades opdelingen"
    case .withoutInstitutions: "Vises lokalsamfund uden de enkelte institutioner"
    }
  }

  /// What is to be said of the whole indicator: held back, closed, or given up.
  static func remarks(_ reasons: StewardReasons, named name: (String) -> String) -> [String] {
    var remarks = [reasons.failure.map(failure), reasons.coarsening.flatMap(coarsening)].compactMap(\.self)
    if let held = reasons.held, !held.isEmpty {
      remarks.append(
        "Rettelser i \(Danish.list(held.map(name))) venter: tallene står, som læserne kender dem, for forskellen ville røbe få personer."
      )
    }
    if let closed = reasons.closed, !closed.isEmpty {
      remarks.append(
        "\(Danish.list(closed.map(name))) er skjult, fordi rettelserne ville røbe få personer, når de holdes op mod det, læserne har set."
      )
    }
    return remarks
  }

  static func failure(_ failure: String) -> String {
    switch failure {
    case "solverMissing":
      "Programmet, der vælger, hvilke tal der skal skjules, mangler på serveren. Bed driften installere det, og lav udkastet igen."
    case "outOfTime": "Det tog for lang tid at finde et sikkert valg. Del nøgletallet op i færre områder eller grupper."
    case "brokenRelation":
      "Delene giver tilsammen mere end helheden. Se efter i kilden, og læs filen ind igen, når den passer."
    case "cannotHide": "Der er et tal, som kan regnes ud, uanset hvad der ellers skjules."
    default: "Valget bestod ikke sin egen prøve. Lav udkastet igen, og giv os besked, hvis det gentager sig."
    }
  }

  static func place(_ line: StewardReasons.Line) -> String {
    switch line.place {
    case "restOfArea": "det, der er tilbage, når områderne trækkes fra"
    case "restOfCategories": "det, der er tilbage, når delene trækkes fra"
    case "restOfPeriods": "et af årene bag, når årene trækkes fra hinanden"
    default: "selve tallet"
    }
  }

  static func reason(_ reason: String) -> String {
    switch reason {
    case "fewPersons": "for få personer"
    case "fewWith": "for få har det, der tælles"
    case "fewWithout": "for få har det ikke"
    case "everyone": "alle har det, og det er følsomt"
    case "allAlike": "alle svarede det samme"
    case "scaleEnd": "gennemsnittet ligger på skalaens yderste punkt, så alle svarede det samme"
    case "countsUnknown": "følsomt tal, hvor antallet bag ikke kendes"
    case "hiddenBySource": "kilden har skjult det, og det kunne regnes ud"
    case "overlap": "områder eller dele overlapper hinanden"
    case "protectsOthers": "ville røbe et andet tal, hvis det blev vist"
    case "hiddenElsewhere": "er skjult for en snævrere kreds, eller var skjult, før det blev rettet"
    case "changedLittle": "er rettet med få personer, siden læserne så det"
    case "periodClosed": "rettelser i perioden ville røbe få personer, når den holdes op mod en tidligere udgivelse"
    case "noPattern": "vi kunne ikke finde et sikkert valg af tal at vise"
    case "mixedKinds": "hele og dele er opgjort på hver sin måde"
    case "negative": "negativt tal"
    case "moreThanAll": "flere end alle"
    case "notANumber": "ikke et tal"
    case "outsideScale": "uden for skalaen"
    case "implausiblyLarge": "urimeligt stort"
    case "nobodyAsked": "ingen er spurgt"
    case "unreadableName": "navnet kan ikke læses"
    case "circularAreas": "områder, der ligger i ring"
    default: reason
    }
  }
}
