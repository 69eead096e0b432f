import Foundation
import People

/// The same units and people as lists from a personnel system, for whoever wants to try the import.
extension DemoPeople {
  /// Units with a kind of their own are left out: a list from elsewhere only knows the nineteen.
  package static var unitsCSV: Data {
    let rows = DemoUnit.all.filter { UnitKind.known.contains($0.kind) }.map { unit in
      [unit.name, unit.kind.name, unit.code, unit.community.map { DemoCommunity.coded($0).name } ?? ""]
    }
    return DemoDelivery.Dialect.excel.bytes([["Navn", "Type", "Nummer", "Lokalsamfund"]] + rows)
  }

  /// Roles in the whole municipality and in areas are given on a person's page, so those persons come without one.
  package static var personsCSV: Data {
    let rows = DemoPerson.all.map { person -> [String] in
      let start = [person.name, person.email, person.title]
      switch person.place {
      case .municipality, .community: return start + ["", "", ""]
      case .unit(let unit): return start + [person.role.name, unit, ""]
      case .team(let team, let unit): return start + [person.role.name, unit, team]
      }
    }
    return DemoDelivery.Dialect.excel.bytes([["Navn", "E-mail", "Titel", "Rolle", "Enhed", "Team"]] + rows)
  }
}
