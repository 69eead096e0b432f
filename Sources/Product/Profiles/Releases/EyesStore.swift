import People
import Storage
import Values

extension ReleaseStore {
  /// What each circle of readers sees of a release, counted in its frozen tables.
  static func eyes(of release: Release, _ areas: AreaTree, of municipality: ID<Tenant>, in tx: Transaction) throws
    -> [Eyes]
  {
    let layers = try allTables(in: release.id, of: municipality, in: tx).map { audiences, indicator, table in
      let hidden = table.cells.values.count { $0 == .hidden }
      return Eyes.Layer(
        indicator: indicator.slug, name: indicator.name, audiences: audiences,
        shownCells: table.cells.count - hidden, hiddenCells: hidden)
    }
    return try Eyes.all(layers) { audience in
      let present = try self.areas(in: release.id, for: audience, of: municipality, in: tx)
      return areas.all.filter { present.contains($0.id) }
    }
  }
}
