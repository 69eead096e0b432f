import Attacker
import Disclosure

/// What `protect` and `attack` say when they cannot.
enum CellWords {
  static func sentence(_ problem: CellTableProblem) -> String {
    switch problem {
    case .noRows: "Filen har ingen celler. Den skal have mindst én række under overskrifterne."
    case .missingColumn(let name): "Filen har ingen kolonne, der hedder »\(name)«."
    case .columnTwice(let name): "Kolonnen »\(name)« er nævnt to gange. Hver kolonne kan kun bruges til én ting."
    case .groupsNothing(let name):
      "»\(name)« er hverken en opdeling eller en gruppering. Skriv --group med en af kolonnerne fra --dimensions."
    case .emptyMember(let line, let column): "Række \(line): »\(column)« er tom."
    case .notWhole(let line, let column, let text):
      "Række \(line): »\(text)« i »\(column)« er ikke et helt tal. Skriv antal personer uden decimaler og tusindtalsprik."
    case .negative(let line, let column, let text):
      "Række \(line): »\(text)« i »\(column)« er under 0. Et antal personer kan ikke være negativt."
    case .cellTwice(let line, let cell):
      "Række \(line): \(cell) står også i en tidligere række. Slet den ene, eller læg dem sammen."
    case .notAWeight(let line, let text): "Række \(line): »\(text)« er ikke en vægt. Skriv et tal over 0."
    case .twoParents(let member, let column, let parents):
      "»\(member)« hører til både »\(parents[0])« og »\(parents[1])« i »\(column)«. Et medlem kan kun være i én gruppe i hver gruppering."
    case .sameName(let name, let column):
      "»\(name)« er navn på to forskellige ting i »\(column)«. Giv gruppen og medlemmet hvert sit navn."
    case .marginDiffers(let line, let cell, let stated, let sum):
      "Række \(line): \(cell) er \(stated), men delene giver tilsammen \(sum). Ret tallene, eller slet rækken med summen."
    case .tooManyCells(let count):
      "Tabellen får \(count) celler med alle summer; \(CellTable.mostCells) er det højeste. Del den op."
    }
  }

  static func sentence(_ failure: SuppressionFailure, _ table: CellTable) -> String {
    let reason =
      switch failure {
      case .solverMissing: missing
      case .solverStopped(let status): "Løseren gav op (status \(status))."
      case .outOfTime: "Tabellen er for stor til den tid, der er sat af. Giv den mere med --seconds, eller del den op."
      case .brokenRelation: "Summerne i tabellen går ikke op."
      case .cannotHide(let cell):
        "»\(table.name(of: cell))« kan ikke skjules godt nok, hvad der end skjules ved siden af."
      case .proofFailed(let cell): "Kontrollen af »\(table.name(of: cell))« holdt ikke."
      }
    return reason + " Intet er skrevet, så intet bliver vist ved en fejl."
  }

  static func sentence(_ problem: PublishedFile.Problem) -> String {
    switch problem {
    case .noRows: "Filen har ingen celler. Den skal have mindst én række under overskrifterne."
    case .missingColumn(let name): "Filen har ingen kolonne, der hedder »\(name)«."
    case .cellTwice(let line): "Række \(line): cellen står også i en tidligere række."
    case .notANumber(let line, let text): "Række \(line): »\(text)« er ikke et tal."
    case .unknownStatus(let line, let text): "Række \(line): status er »\(text)«, men skal være open eller hidden."
    case .statusAndNumber(let line):
      "Række \(line): en åben celle skal have et tal, og en skjult må ikke have noget."
    case .twoGroups(let member, let column): "»\(member)« er i flere grupper i »\(column)«."
    }
  }

  static func sentence(_ failure: Knowledge.Failure) -> String {
    switch failure {
    case .contradiction: "De viste tal passer ikke sammen: summerne går ikke op. Så kan der ikke regnes på dem."
    case .outOfTime: "Tabellen er for stor til den tid, der er sat af. Giv den mere med --seconds."
    case .solverMissing: missing
    case .solverStopped(let status): "Løseren gav op (status \(status))."
    }
  }

  static func unknownGroups(_ column: String) -> String {
    "Filen har ingen kolonne, der hedder »\(column)«, og tallene siger ikke entydigt, hvad grupperne er summer af. "
      + "Giv den fil, tallene kom fra, med --cells."
  }

  private static let missing = "Løseren Clp er ikke installeret på maskinen. Installér pakken coinor-libclp-dev."
}
