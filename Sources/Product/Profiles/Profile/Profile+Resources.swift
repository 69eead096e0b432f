import People
import Values

extension Profile {
  /// Areas inside that the list of resources does not lead to already.
  package var listed: [Area] {
    let linked = Set(units.compactMap(\.node))
    return inside.filter { !linked.contains($0.id) }
  }

  /// Which units lie in an area, and which help everywhere: those at the top of the tree, or nowhere in it.
  package static func resources(of area: Area, in areas: AreaTree, _ units: [Unit]) -> (own: [Unit], helpers: [Unit]) {
    if area.kind == .institution { return ([], []) }
    let units = units.filter { $0.closed == nil }
    let roots = Set(areas.roots.map(\.id))
    let common = units.filter { unit in unit.area.map(roots.contains) ?? true }
    if roots.contains(area.id) { return (common, []) }
    let places = Set(areas.members(of: area.id).map(\.id)).union([area.id])
    let own = units.filter { unit in unit.area.map(places.contains) ?? false }
    return (own, common.filter { !$0.kind.keepsFigures && $0.kind.isMunicipal })
  }
}
