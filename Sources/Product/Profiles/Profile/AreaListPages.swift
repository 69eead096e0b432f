import Markup
import People
import Values
import Web

/// The list of local communities: where one chooses a profile.
enum AreaListPages {
  static func list(_ areas: AreaTree, release: Release?, present: Set<AreaID>, mayManage: Bool) -> Page {
    let rows = areas.all.filter { present.contains($0.id) }.map { Parts.Row($0.name, to: .profile($0.slug)) }
    return Page(
      title: "Lokalsamfund", menu: "lokalsamfund", phase: 1,
      main: "\(Parts.head(title: "Lokalsamfund"))\(Parts.rows(rows))")
  }
}
