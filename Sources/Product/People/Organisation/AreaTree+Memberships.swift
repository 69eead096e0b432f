import Danish
import Foundation
import Values

/// "Bakkeskolen also lies in the school district Nord": a link from an area to an area of another system.
package struct AreaMembership: Hashable, Sendable {
  package var area: ID<Area>
  package var inside: ID<Area>

  package init(area: ID<Area>, inside: ID<Area>) {
    self.area = area
    self.inside = inside
  }
}

extension AreaTree {
  /// The areas of other systems that an area also lies in.
  package func otherAreas(of id: ID<Area>) -> [Area] {
    let areas = memberships(of: id).compactMap { self[$0.inside] }
    return Danish.sorted(areas, by: \.name)
  }

  /// The ways an area is divided, the main system first: its children, system by system, and at last what is linked to
  /// it. The areas of one division do not overlap.
  package func divisions(of id: ID<Area>) -> [[Area]] {
    let children = Dictionary(grouping: children(of: id), by: \.system).sorted { $0.key < $1.key }.map(\.value)
    let linked = memberships(into: [id]).compactMap { self[$0.area] }
    return children + (linked.isEmpty ? [] : [Danish.sorted(linked, by: \.name)])
  }

  /// What lies in an area: all below it in its own system, and what is linked to it from other systems.
  package func members(of id: ID<Area>) -> [Area] {
    let below = descendants(of: id)
    let places = Set(below.map(\.id)).union([id])
    let linked = memberships(into: places).compactMap { self[$0.area] }
    let new = Danish.sorted(linked.filter { !places.contains($0.id) }, by: \.name)
    var seen: Set<ID<Area>> = []
    return below + new.filter { seen.insert($0.id).inserted }
  }
}
