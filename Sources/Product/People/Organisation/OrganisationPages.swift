import Danish
import Markup
import Values
import Web

/// The pages that show how the municipality is put together.
enum OrganisationPages {
  static func overview(_ tree: AreaTree, _ units: [Unit], receipt: HTML?, for visitor: Visitor) -> Page {
    let mayManage = visitor.may(.manageOrganisation)
    let nodes = Dictionary(
      units.compactMap { unit in unit.node.map { ($0, unit.id) } }, uniquingKeysWith: { a, _ in a })
    let others = units.filter { $0.node.flatMap { tree[$0] } == nil }
    return Page(
      title: "Organisation", menu: "organisation",
      main: (receipt ?? .empty)
        + Parts.head(
          title: "Organisation",
          lead:
            "\(Danish.counted(tree.count, one: "område", other: "områder")) og \(Danish.counted(units.count, one: "enhed", other: "enheder")).",
          actions: mayManage ? actions : nil)
        + Parts.section(
          "omraader", "Områder", intro: "Alt det, tal kan handle om.",
          tree.isEmpty
            ? Parts.empty(
              "Her er ingen områder endnu", "Begynd med kommunen. Derefter kommer lokalsamfundene og skolerne.")
            : OrganisationParts.tree(tree.roots, in: tree, unitNodes: nodes))
        + Parts.section(
          "enheder", "Andre enheder", intro: "De steder og grupper, der er med, uden at der er tal om dem.",
          others.isEmpty
            ? Parts.empty(
              "Her er ingen andre enheder endnu",
              "Det kan være sundhedsplejen, PPR, lokalrådet eller en idrætsforening.")
            : OrganisationParts.units(others, in: tree)))
  }

  private static var actions: HTML {
    Parts.actions(
      Parts.link("Opret en enhed", to: .newUnit, .primary), Parts.link("Opret et område", to: .newArea),
      Parts.link("Hent ind fra en fil", to: .organisationImport, .quiet),
      Parts.link("Kommunens oplysninger", to: .municipality, .quiet))
  }

  static func area(
    _ area: Area, in tree: AreaTree, units: [Unit], receipt: HTML?, for visitor: Visitor
  ) -> Page {
    let children = tree.children(of: area.id)
    let linked = tree.members(of: area.id).filter { !tree.contains($0.id, within: area.id) }
    let others = tree.otherAreas(of: area.id)
    let codes = area.code.isEmpty ? nil : "Kode \(area.code)"
    return Page(
      title: area.name, menu: "organisation",
      main: (receipt ?? .empty)
        + Parts.head(
          crumbs: OrganisationParts.crumbs(to: area, in: tree), title: area.name,
          lead: [OrganisationWords.name(area.kind), codes, area.closed.map(OrganisationWords.closed)].compactMap(\.self)
            .joined(separator: " · "),
          actions: areaActions(area, for: visitor))
        + list("ligger-her", "Ligger her", children.map { row($0) })
        + list("ogsaa-her", "Ligger også her", linked.map { row($0) })
        + list("ligger-ogsaa-i", "Ligger også i", others.map { row($0) })
        + Parts.section(
          "enheder", "Enheder",
          units.isEmpty
            ? Parts.empty(
              "Her er ingen enheder endnu", "Enheder er de skoler, dagtilbud og andre, der arbejder i området.")
            : OrganisationParts.units(units, in: tree)))
  }

  private static func areaActions(_ area: Area, for visitor: Visitor) -> HTML {
    let profile: HTML =
      visitor.may(.readProfiles)
      ? Parts.link("Se profilen", to: "/lokalsamfund/\(area.slug)/profil", .normal, about: "for \(area.name)") : .empty
    let edit: HTML =
      visitor.may(.manageOrganisation)
      ? "\(Parts.link("Ret området", to: .editArea(area), .quiet))\(OrganisationParts.ending(area.closed, area.version, close: .ending(area), open: .reopening(area)))"
      : .empty
    return Parts.actions(profile, edit)
  }

  private static func row(_ area: Area) -> Parts.Row {
    Parts.Row(area.name, to: .area(area), note: OrganisationParts.label(area))
  }

  private static func list(_ id: String, _ title: String, _ rows: [Parts.Row]) -> HTML {
    rows.isEmpty ? .empty : Parts.section(id, title, Parts.rows(rows))
  }
}
