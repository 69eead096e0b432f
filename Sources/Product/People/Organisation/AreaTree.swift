import Danish
import Foundation
import Values

/// The whole area tree of a municipality, read once and asked many questions.
///
/// Children come in Danish alphabetical order, so that every list of areas has the same order everywhere.
package struct AreaTree: Sendable {
  package let roots: [Area]
  private let byID: [ID<Area>: Area]
  private let byParent: [ID<Area>: [Area]]
  private let memberships: [AreaMembership]
  let names: AreaNames

  package init(_ areas: [Area], memberships: [AreaMembership] = []) {
    let sorted = Danish.sorted(areas, by: \.name)
    byID = Dictionary(sorted.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let known = Set(byID.keys)
    // An area whose parent is not here is shown as a root rather than lost.
    roots = sorted.filter { area in area.parent.map { !known.contains($0) } ?? true }
    byParent = Dictionary(grouping: sorted.filter { $0.parent != nil }, by: { $0.parent! })
    self.memberships = memberships
    names = AreaNames(sorted)
  }

  package var isEmpty: Bool { byID.isEmpty }
  package var count: Int { byID.count }

  /// Every area, each before its children.
  package var all: [Area] { roots.flatMap { [$0] + descendants(of: $0.id) } }

  package var systems: [AreaSystem] { Set(byID.values.filter { !$0.kind.isTrunk }.map(\.system)).sorted() }

  package subscript(id: ID<Area>) -> Area? { byID[id] }

  package func area(slug: String) -> Area? { byID.values.first { $0.slug == slug } }

  package func areas(of kind: Area.Kind, in system: AreaSystem? = nil) -> [Area] {
    all.filter { $0.kind == kind && (system == nil || $0.system == system) }
  }

  package func parent(of id: ID<Area>) -> Area? { byID[id]?.parent.flatMap { byID[$0] } }

  package func children(of id: ID<Area>) -> [Area] { byParent[id] ?? [] }

  /// From the nearest to the root.
  package func ancestors(of id: ID<Area>) -> [Area] {
    var found: [Area] = []
    var seen: Set<ID<Area>> = [id]
    var next = parent(of: id)
    while let area = next, seen.insert(area.id).inserted {
      found.append(area)
      next = parent(of: area.id)
    }
    return found
  }

  /// Everything below an area, each area before its children.
  package func descendants(of id: ID<Area>) -> [Area] {
    var found: [Area] = []
    var seen: Set<ID<Area>> = [id]
    func walk(_ id: ID<Area>) {
      for child in children(of: id) where seen.insert(child.id).inserted {
        found.append(child)
        walk(child.id)
      }
    }
    walk(id)
    return found
  }

  /// The areas below `id` that have nothing below themselves; the area itself when it is one.
  package func leaves(under id: ID<Area>) -> [Area] {
    guard let area = byID[id] else { return [] }
    let below = descendants(of: id).filter { children(of: $0.id).isEmpty }
    return children(of: id).isEmpty ? [area] : below
  }

  /// How deep an area stands: a root is 0.
  package func depth(of id: ID<Area>) -> Int { ancestors(of: id).count }

  func memberships(of id: ID<Area>) -> [AreaMembership] { memberships.filter { $0.area == id } }

  func memberships(into places: Set<ID<Area>>) -> [AreaMembership] {
    memberships.filter { places.contains($0.inside) }
  }

  package func contains(_ id: ID<Area>, within outer: ID<Area>) -> Bool {
    id == outer || ancestors(of: id).contains { $0.id == outer }
  }
}
