import Markup
import Storage
import Tabular
import Values
import Web

/// Taking in units and people from a file. Nothing changes before the confirmation, and then all of it does.
enum OrganisationImportRoutes {
  static let limit = 10 * 1024 * 1024

  static func add(to routes: inout Routes, _ house: House) {
    routes.get("/organisation/import", .needs(.manageOrganisation)) { _, _ in .page(OrganisationImportPages.start()) }
    routes.post("/organisation/import", .needs(.manageOrganisation), accepts: .file, limit: .perHour(60)) {
      call, visitor in
      try await receive(call, visitor, house)
    }
    routes.get("/organisation/import/{id}", .needs(.manageOrganisation)) { call, visitor in
      let (item, grid) = try await find(call, visitor, house)
      return .page(try await preview(item, grid, visitor, house))
    }
    routes.post("/organisation/import/{id}", .needs(.manageOrganisation)) { call, visitor in
      try await chooseColumns(call, visitor, house)
    }
    routes.post("/organisation/import/{id}/godkendelse", .needs(.manageOrganisation)) { call, visitor in
      try await confirm(call, visitor, house)
    }
  }

  private static func receive(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> Answer {
    let upload = try await call.upload(field: "fil", limit: limit)
    defer { upload.discard() }
    var errors = FormErrors()
    let kind = OrganisationImport.Kind(rawValue: upload.form.text("hvad"))
    errors.check("hvad", kind != nil, "Vælg, hvad der er i filen.")
    errors.check("fil", !upload.isEmpty, "Vælg en CSV- eller XLSX-fil.")
    if kind == .persons, !visitor.may(.managePeople) { throw Refusal.notAllowed }
    guard errors.isEmpty, let kind else {
      return .page(OrganisationImportPages.start(upload.form, errors), status: 422)
    }
    let municipality = visitor.municipality
    let before = try await house.store.read { tx in
      try OrganisationImportStore.confirmedBefore(upload.sha256, kind, in: municipality, tx: tx)
    }
    if let before { return .page(OrganisationImportPages.again(upload.name, before)) }
    do {
      let path = upload.path
      // Reading a spreadsheet takes a while: in a task of its own, so that this connection stays awake.
      let grid = try await Task.detached { try Grid.read(path) }.value
      let sheet = OrganisationImportSheet(grid, kind: kind)
      let item = OrganisationImport(
        id: .make(at: call.now), kind: kind, fileName: upload.name, sha256: upload.sha256,
        columns: ColumnMapping(guessing: sheet.headings, kind: kind), made: call.now)
      try await house.store.write { tx in try OrganisationImportStore.keep(item, grid, by: visitor, in: tx) }
      return .seeOther(.importPreview(item.id))
    } catch let unreadable as Unreadable {
      errors.add("fil", "Filen kan ikke læses. Se hvorfor nedenfor.")
      return .page(OrganisationImportPages.start(upload.form, errors, findings: unreadable.findings), status: 422)
    }
  }

  private static func chooseColumns(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> Answer {
    let form = try await call.form()
    let (item, _) = try await find(call, visitor, house)
    var columns = ColumnMapping()
    for field in OrganisationImportField.of(item.kind) { columns.columns[field] = form.number(field.rawValue) }
    let chosen = columns
    try await house.store.write { tx in
      try OrganisationImportStore.setColumns(chosen, of: item.id, in: visitor.municipality, tx: tx)
    }
    return .seeOther(.importPreview(item.id))
  }

  private static func confirm(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> Answer {
    let seen = try await call.form().text("set")
    let (item, grid) = try await find(call, visitor, house)
    let now = call.now
    let plan = try await house.store.write { tx in
      try OrganisationImportStore.take(item, grid, seen: seen, by: visitor, at: now, in: tx)
    }
    if plan == nil { return .page(try await preview(item, grid, visitor, house, isStale: true), status: 409) }
    let path: Path = item.kind == .units ? .organisation : .people
    return .seeOther(path.with(query: [("besked", "import")]))
  }

  private static func preview(
    _ item: OrganisationImport, _ grid: Grid, _ visitor: Visitor, _ house: House, isStale: Bool = false
  ) async throws -> Page {
    let sheet = OrganisationImportSheet(grid, kind: item.kind)
    let plan = try await house.store.read { tx in
      try OrganisationImportStore.plan(item, sheet, in: visitor.municipality, tx: tx)
    }
    return OrganisationImportPages.preview(item, sheet, plan, isStale: isStale)
  }

  /// A file that was confirmed has nothing left to look at.
  private static func find(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> (OrganisationImport, Grid)
  {
    let id = ID<OrganisationImport>(call.parameter("id"))
    let found = try await house.store.read { tx in
      try OrganisationImportStore.find(id, in: visitor.municipality, tx: tx)
    }
    guard let (item, content) = found else { throw Refusal.missing }
    if item.kind == .persons, !visitor.may(.managePeople) { throw Refusal.hidden("import:\(item.id.raw)") }
    guard let grid = content else { throw Refusal.conflict("Filen er allerede hentet ind. Intet er gemt to gange.") }
    return (item, grid)
  }
}
