import Danish
import Markup
import Values
import Web

/// Pieces the pages about the organisation share.
enum OrganisationParts {
  /// The tree as lists in lists: what a screen reader announces with depth, and CSS can draw as it likes.
  static func tree(_ areas: [Area], in tree: AreaTree, unitNodes: [ID<Area>: ID<Unit>] = [:]) -> HTML {
    if areas.isEmpty { return .empty }
    let items: [HTML] = areas.map { area in
      let children = tree.children(of: area.id)
      let path = unitNodes[area.id].map { Path.unit($0) } ?? Path.area(area)
      return """
        <li><a href="\(path)">\(area.name)</a> <span class="meta">\(label(area))</span>\
        \(self.tree(children, in: tree, unitNodes: unitNodes))</li>
        """
    }
    return "<ul class=\"tree\">\(items)</ul>"
  }

  static func label(_ area: Area) -> String {
    let kind = OrganisationWords.name(area.kind).lowercased()
    let isMain = area.kind.isTrunk || area.system == .localCommunities
    let closed = area.closed.map { " · \(OrganisationWords.closed($0))" } ?? ""
    return (isMain ? kind : "\(kind) · \(area.system)") + closed
  }

  /// The way to close or delete an open place, or the button that opens a closed one again.
  static func ending(_ closed: Day?, _ version: Int, close: Path, open: Path) -> HTML {
    closed == nil
      ? Parts.link("Luk eller slet", to: close, .quiet)
      : Parts.post("Åbn igen", to: open, .quiet, values: [("version", "\(version)")])
  }

  static func crumbs(to area: Area, in tree: AreaTree) -> [Parts.Crumb] {
    let above = tree.ancestors(of: area.id).reversed().map { Parts.Crumb($0.name, .area($0)) }
    return [.init("Organisation", .organisation)] + above + [.init(area.name)]
  }

  /// Every area that is not a unit's own node, each under its parents: "Fjordby / Strandby".
  static func areaChoices(_ tree: AreaTree, without id: ID<Area>? = nil) -> [Choice] {
    tree.all.filter { $0.kind != .institution && $0.id != id && $0.closed == nil }.map { area in
      let names = tree.ancestors(of: area.id).reversed().map(\.name) + [area.name]
      return Choice(area.id.raw, names.joined(separator: " / "))
    }
  }

  static let kindChoices: [Choice] =
    UnitKind.known.map { Choice($0.code, $0.name) } + [Choice(UnitKind.otherCode, "Andet")]

  static func units(_ units: [Unit], in tree: AreaTree) -> HTML {
    Parts.rows(
      units.map { unit in
        let place = unit.area.flatMap { tree[$0]?.name }
        return Parts.Row(
          unit.name, to: .unit(unit.id),
          note: [unit.kind.name, place, unit.closed.map(OrganisationWords.closed)].compactMap(\.self)
            .joined(separator: " · "))
      })
  }
}
