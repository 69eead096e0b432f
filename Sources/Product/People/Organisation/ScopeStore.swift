import Storage
import Values

extension ScopeChoices {
  static let none = ScopeChoices(tree: AreaTree([]), units: [], teams: [])

  static func all(in municipality: MunicipalityID, _ tx: Transaction) throws -> ScopeChoices {
    ScopeChoices(
      tree: try AreaStore.tree(of: municipality, in: tx), units: try UnitStore.all(of: municipality, in: tx),
      teams: try TeamStore.all(of: municipality, in: tx))
  }
}
