import Foundation
import People

/// The same units and people as lists from a personnel system, for whoever wants to try the import.
extension DemoPeople {
  package static var unitsCSV: Data {
    let rows = DemoUnit.all.map { unit in
      [unit.name, unit.kind.name, unit.code, unit.community.map { DemoCommunity.coded($0).name } ?? ""]
    }
    return DemoDelivery.Dialect.excel.bytes([["Navn", "Type", "Nummer", "Lokalsamfund"]] + rows)
  }

  package static var personsCSV: Data {
    let rows = DemoPerson.all.map { [$0.name, $0.email, $0.title, $0.role.name, $0.place.words] }
    return DemoDelivery.Dialect.excel.bytes([["Navn", "E-mail", "Titel", "Rolle", "Sted"]] + rows)
  }
}

extension DemoPerson.Place {
  var words: String {
    switch self {
    case .municipality: "Fjordlund Kommune"
    case .community(let code): DemoCommunity.coded(code).name
    case .unit(let name): name
    case .team(let name, let unit): "\(unit), \(name)"
    }
  }
}
