import Danish
import Markup
import Values
import Web

/// Everything the page about one unit shows. People are there only for those who may see them.
struct UnitView: Sendable {
  let unit: Unit
  let tree: AreaTree
  let teams: [Team]
  let people: PersonPage?
}

enum UnitPages {
  static func show(
    _ view: UnitView, _ form: Form = Form(), _ errors: FormErrors = FormErrors(), receipt: HTML?, for visitor: Visitor
  ) -> Page {
    let unit = view.unit
    let fields = Fields(form, errors)
    let area = unit.area.flatMap { view.tree[$0] }
    let mayManage = visitor.may(.manageOrganisation)
    return Page(
      title: errors.title(unit.name), menu: "organisation",
      main: (fields.summary ?? receipt ?? .empty)
        + Parts.head(
          crumbs: [.init("Organisation", .organisation)] + (area.map { [.init($0.name, .area($0))] } ?? [])
            + [.init(unit.name)],
          title: unit.name,
          lead: [unit.kind.name, unit.closed.map(OrganisationWords.closed)].compactMap(\.self).joined(separator: " · "),
          actions: mayManage
            ? Parts.actions(
              Parts.link("Ret enheden", to: .editUnit(unit.id)),
              OrganisationParts.ending(
                unit.closed, unit.version, close: .ending(unit.id), open: .reopening(of: unit.id))) : nil)
        + facts(view, area, mayManage: mayManage) + teams(view, fields, mayManage: mayManage)
        + (view.people.map { people($0, of: unit, for: visitor) } ?? .empty))
  }

  private static func facts(_ view: UnitView, _ area: Area?, mayManage: Bool) -> HTML {
    let unit = view.unit
    let place: HTML = area.map { "<a href=\"\(Path.area($0))\">\($0.name)</a>" } ?? "–"
    let node = unit.node.flatMap { view.tree[$0] }
    // School district and parish belong to the unit's node in the tree, so that figures follow them.
    let others: [Parts.Answered] =
      node.map { node in
        let names = Danish.list(view.tree.otherAreas(of: node.id).map(\.name))
        return [.init("Ligger også i", "\(names.isEmpty ? "–" : names)", change: mayManage ? .editArea(node) : nil)]
      } ?? []
    return Parts.answers(
      [.init("Ligger i", place)] + others + [
        .init("Nummer", "\(unit.code.isEmpty ? "–" : unit.code)"),
        .init("Telefon", "\(unit.phone.isEmpty ? "–" : unit.phone)"),
      ])
  }

  private static func teams(_ view: UnitView, _ fields: Fields, mayManage: Bool) -> HTML {
    let list =
      view.teams.isEmpty
      ? Parts.empty(
        "Her er ingen team endnu", "Et team er dem, der mødes om de samme børn: en årgang, et fag, et ledelsesteam.")
      : Parts.rows(view.teams.map { Parts.Row($0.name, to: mayManage ? .team($0.id) : nil) })
    let new: HTML =
      mayManage
      ? fields.form(
        to: .teams(of: view.unit.id), [fields.text("navn", "Nyt teams navn", hint: "For eksempel Indskolingen.")],
        submit: "Opret teamet")
      : .empty
    return Parts.section("team", "Team", list, new)
  }

  private static func people(_ page: PersonPage, of unit: Unit, for visitor: Visitor) -> HTML {
    if page.persons.isEmpty {
      return Parts.section(
        "personer", "Personer",
        Parts.empty("Her er ingen personer endnu", "En person hører til enheden, når han eller hun får en rolle her."))
    }
    let rows = page.persons.map { person in
      let roles = Set((page.grants[person.id] ?? []).map(\.grant.role.name)).sorted()
      return Parts.Row(
        person.name, to: .person(person.id), note: PersonWords.called(person.title, roles))
    }
    let all: HTML =
      page.next == nil
      ? .empty
      : Parts.link(
        "Se alle \(Danish.count(page.total))", to: Path.people.with(query: [("enhed", unit.id.raw)]), .quiet)
    return Parts.section("personer", "Personer", Parts.rows(rows), all)
  }

  static func editTeam(
    _ team: Team, of unit: Unit, _ form: Form, _ errors: FormErrors = FormErrors(), conflict: Conflict? = nil
  ) -> Page {
    let fields = Fields(form, errors)
    return Page(
      title: errors.title("Ret \(team.name)"), menu: "organisation",
      main: Parts.narrow(
        fields.summary ?? .empty,
        Parts.head(
          crumbs: [.init("Organisation", .organisation), .init(unit.name, .unit(unit.id)), .init(team.name)],
          title: "Ret \(team.name)"),
        conflict.map(ConflictParts.versions) ?? .empty,
        fields.form(
          to: .team(team.id), [fields.text("navn", "Navn"), fields.hidden("version", form.text("version"))],
          submit: "Gem", quiet: Parts.link("Fortryd", to: .unit(unit.id), .quiet))))
  }
}
