import Markup
import Storage
import Values
import Web

/// The organisation: the tree, areas and the forms for them. Units have routes of their own.
enum OrganisationRoutes {
  static func add(to routes: inout Routes, _ house: House) {
    routes.get("/organisation", .needs(.readOrganisation)) { call, visitor in
      let (tree, units) = try await everything(visitor, house)
      let receipt = PersonParts.receipt(call.query, OrganisationWords.receipts)
      return .page(OrganisationPages.overview(tree, units, receipt: receipt, for: visitor))
    }
    routes.get("/organisation/omraader/{slug}", .needs(.readOrganisation)) { call, visitor in
      try await show(call, visitor, house)
    }
    routes.get("/organisation/omraader/ny", .needs(.manageOrganisation)) { call, visitor in
      let tree = try await tree(visitor, house)
      let first = tree.roots.first
      let area = Area(
        id: .make(at: call.now), kind: first?.kind.usualChild ?? .municipality, parent: first?.id, name: "", slug: "")
      return .page(OrganisationPages.editArea(area, in: tree, OrganisationForms.form(area, in: tree), isNew: true))
    }
    routes.post("/organisation/omraader", .needs(.manageOrganisation)) { call, visitor in
      try await create(call, visitor, house)
    }
    routes.get("/organisation/omraader/{slug}/ret", .needs(.manageOrganisation)) { call, visitor in
      let (area, tree) = try await find(call, visitor, house)
      return .page(OrganisationPages.editArea(area, in: tree, OrganisationForms.form(area, in: tree), isNew: false))
    }
    routes.post("/organisation/omraader/{slug}/ret", .needs(.manageOrganisation)) { call, visitor in
      try await save(call, visitor, house)
    }
  }

  private static func show(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> Answer {
    let (area, tree) = try await find(call, visitor, house)
    let places = [area.id] + tree.members(of: area.id).map(\.id)
    let units = try await house.store.read { tx in
      try UnitStore.inAreas(places, of: visitor.municipality, in: tx)
    }
    let receipt = PersonParts.receipt(call.query, OrganisationWords.receipts)
    return .page(OrganisationPages.area(area, in: tree, units: units, receipt: receipt, for: visitor))
  }

  private static func create(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> Answer {
    let form = try await call.form()
    let now = call.now
    let tree = try await tree(visitor, house)
    let (area, errors) = OrganisationForms.area(
      form, on: Area(id: .make(at: now), kind: .district, name: "", slug: ""), in: tree)
    guard errors.isEmpty else {
      return .page(OrganisationPages.editArea(area, in: tree, form, errors, isNew: true), status: 422)
    }
    let others = OrganisationForms.memberships(form, in: tree)
    let made = try await house.store.write { tx in
      try OrganisationStore.create(area, inside: others, by: visitor, at: now, in: tx)
    }
    return .seeOther(Path.area(made).with(query: [("besked", "omraade")]))
  }

  private static func save(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> Answer {
    let form = try await call.form()
    let now = call.now
    let (current, tree) = try await find(call, visitor, house)
    let (area, errors) = OrganisationForms.area(form, on: current, in: tree)
    guard errors.isEmpty else {
      return .page(OrganisationPages.editArea(area, in: tree, form, errors, isNew: false), status: 422)
    }
    let others = OrganisationForms.memberships(form, in: tree)
    let outcome = try await house.store.write { tx in
      try OrganisationStore.save(area, inside: others, by: visitor, at: now, in: tx)
    }
    switch outcome {
    case .saved: return .seeOther(Path.area(area).with(query: [("besked", "omraade")]))
    case .conflict(let theirs, let change):
      let conflict = Conflict(change, lines(area, theirs, in: tree))
      var next = Form(form.fields.filter { $0.name != "version" })
      next = Form(next.fields + [("version", "\(theirs.version)")])
      return .page(
        OrganisationPages.editArea(area, in: tree, next, isNew: false, conflict: conflict), status: 412)
    }
  }

  private static func lines(_ yours: Area, _ theirs: Area, in tree: AreaTree) -> [(
    label: String, yours: String, theirs: String
  )] {
    func parent(_ area: Area) -> String { area.parent.flatMap { tree[$0]?.name } ?? "" }
    return [
      ("Navn", yours.name, theirs.name),
      ("Slags", OrganisationWords.name(yours.kind), OrganisationWords.name(theirs.kind)),
      ("Ligger i", parent(yours), parent(theirs)), ("Kode", yours.code, theirs.code),
      ("Inddeling", yours.system.name, theirs.system.name),
      ("Andre navne", yours.aliases.sorted().joined(separator: ", "), theirs.aliases.sorted().joined(separator: ", ")),
    ]
  }

  private static func find(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> (Area, AreaTree) {
    let tree = try await tree(visitor, house)
    guard let area = tree.area(slug: call.parameter("slug")) else { throw Refusal.missing }
    return (area, tree)
  }

  static func tree(_ visitor: Visitor, _ house: House) async throws -> AreaTree {
    try await house.store.read { tx in try AreaStore.tree(of: visitor.municipality, in: tx) }
  }

  static func everything(_ visitor: Visitor, _ house: House) async throws -> (AreaTree, [Unit]) {
    try await house.store.read { tx in
      (try AreaStore.tree(of: visitor.municipality, in: tx), try UnitStore.all(of: visitor.municipality, in: tx))
    }
  }
}
