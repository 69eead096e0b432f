import Storage
import Values

extension ScopeChoices {
  static let none = ScopeChoices(tree: AreaTree([]), on: nil, units: [], teams: [])

  package static func all(in municipality: MunicipalityID, on day: Day, _ tx: Transaction) throws -> ScopeChoices {
    let tree = try AreaStore.tree(of: municipality, in: tx)
    let units = try UnitStore.all(of: municipality, in: tx).filter { !$0.isClosed(on: day) }
    return ScopeChoices(tree: tree, on: day, units: units, teams: try TeamStore.all(of: municipality, in: tx))
  }
}
