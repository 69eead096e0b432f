import People
import Storage
import Values

/// Which area of the map a meeting is about, and so whose profile is read before it.
package enum MeetingAreaStore {
  /// Nil where the place is gone or lies in no area.
  package static func area(of scope: Scope, in municipality: ID<Tenant>, tx: Transaction) throws -> Area? {
    let tree = try AreaStore.tree(of: municipality, in: tx)
    switch scope {
    case .municipality: return tree.roots.first
    case .area(let id): return tree[id]
    case .unit(let id): return try area(of: id, tree, municipality, tx)
    case .team(let id):
      let team = try TeamStore.all(of: municipality, in: tx).first { $0.id == id }
      return try team.flatMap { try area(of: $0.unit, tree, municipality, tx) }
    }
  }

  private static func area(
    of unit: ID<Unit>, _ tree: AreaTree, _ municipality: ID<Tenant>, _ tx: Transaction
  ) throws -> Area? {
    try UnitStore.find(unit, in: municipality, tx: tx)?.area.flatMap { tree[$0] }
  }
}
