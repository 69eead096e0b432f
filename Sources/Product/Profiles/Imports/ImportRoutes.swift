import Foundation
import Markup
import People
import Storage
import Tabular
import Values
import Web

/// The import wizard over HTTP. A file waits on the shelf between the steps; nothing else is remembered.
struct ImportRoutes: Sendable {
  let house: House
  let catalogue: Catalogue
  let shelf: FileShelf

  func mount(_ routes: inout Routes) {
    routes.get("/data/import", .needs(.manageData)) { _, visitor in
      .page(ImportPages.new(sources: try await desk(visitor).sources()))
    }
    routes.post("/data/import", .needs(.manageData), accepts: .file, limit: .perHour(20)) { call, visitor in
      try await receive(call, visitor)
    }
    routes.get("/data/import/{file}", .needs(.manageData)) { call, visitor in try await showMapping(call, visitor) }
    routes.post("/data/import/{file}", .needs(.manageData)) { call, visitor in try await setMapping(call, visitor) }
    routes.get("/data/import/{file}/plan", .needs(.manageData)) { call, visitor in
      .page(try await planPage(call, visitor, changed: false))
    }
    routes.post("/data/import/{file}/plan", .needs(.manageData)) { call, visitor in try await accept(call, visitor) }
    routes.post("/data/import/{file}/kasser", .needs(.manageData)) { call, visitor in try await discard(call, visitor) }
    routes.get("/data/datasaet/{dataset}", .needs(.manageData)) { call, visitor in try await showDataset(call, visitor)
    }
    routes.post("/data/datasaet/{dataset}/tilbagetraekning", .needs(.manageData)) { call, visitor in
      try await withdraw(call, visitor)
    }
  }

  private func desk(_ visitor: Visitor) -> ImportStore {
    ImportStore(store: house.store, shelf: shelf, catalogue: catalogue, municipality: visitor.municipality)
  }

  private func receive(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let upload = try await call.upload(field: "fil")
    defer { upload.discard() }
    let source = upload.form.text("kilde")
    var errors = FormErrors()
    errors.check("kilde", !source.isEmpty, "Skriv, hvor filen kommer fra.")
    errors.check("kilde", source.count <= 120, "Navnet må højst være 120 tegn.")
    errors.check("fil", !upload.isEmpty, "Vælg en fil med indhold.")
    let desk = desk(visitor)
    guard errors.isEmpty else {
      return .page(ImportPages.new(upload.form, sources: try await desk.sources(), errors: errors), status: 422)
    }
    let receipt = try await desk.receive(
      URL(filePath: upload.path), named: upload.name, from: visitor.actor, source: source, at: call.now)
    switch receipt {
    case .new(let file): return .seeOther(.mapping(file.id))
    case .waiting(let file): return .seeOther(.mapping(file.id))
    case .accepted(_, let dataset): return .seeOther(.dataset(dataset.id).with(query: [("set-foer", "1")]))
    }
  }

  private func file(_ call: Call, _ visitor: Visitor) async throws -> ReceivedFile {
    let id = ID<ReceivedFile>(call.parameter("file"))
    let found = try await house.store.read { tx in
      try DatasetStore.file(id, of: visitor.municipality, in: tx)
    }
    guard let found else { throw Refusal.missing }
    return found
  }

  private func form(_ file: ReceivedFile, _ desk: ImportStore) async throws -> (MappingForm, TidySource) {
    let table = try desk.open(file)
    let form = MappingForm(
      survey: FileSurvey(table, catalogue: catalogue), catalogue: catalogue, areas: try await desk.areas())
    return (form, table)
  }

  private func showMapping(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let file = try await file(call, visitor)
    let desk = desk(visitor)
    do {
      let (form, table) = try await form(file, desk)
      let remembered = try await house.store.read { tx in
        try DatasetStore.source(file.source, of: visitor.municipality, in: tx)?.mapping
      }
      // A file that fits what its source remembers needs no questions: straight to what will happen.
      if file.mapping == nil, let remembered, remembered.fits(table) {
        try await keep(remembered, file, visitor)
        return .seeOther(.plan(file.id))
      }
      let guess = Mapping.guess(form.survey, catalogue: catalogue, areas: form.areas)
      let chosen = file.mapping.map(form.begin) ?? form.begin(guess)
      return .page(ImportPages.mapping(file, form, chosen: chosen))
    } catch let unreadable as Unreadable {
      return .page(ImportPages.unreadable(file, unreadable.findings), status: 422)
    }
  }

  private func setMapping(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let file = try await file(call, visitor)
    let sent = try await call.form()
    let (form, _) = try await form(file, desk(visitor))
    let (mapping, errors) = form.read(sent)
    guard let mapping else {
      return .page(ImportPages.mapping(file, form, chosen: sent, errors: errors), status: 422)
    }
    try await keep(mapping, file, visitor)
    return .seeOther(.plan(file.id))
  }

  private func keep(_ mapping: Mapping, _ file: ReceivedFile, _ visitor: Visitor) async throws {
    try await house.store.write { tx in
      try DatasetStore.setMapping(mapping, of: file.id, of: visitor.municipality, in: tx)
    }
  }

  private func plan(_ file: ReceivedFile, _ mapping: Mapping, _ call: Call, _ visitor: Visitor) async throws
    -> ImportPlan
  {
    let desk = desk(visitor)
    return try await desk.plan(try desk.open(file), mapping: mapping, today: call.now.day)
  }

  private func planPage(_ call: Call, _ visitor: Visitor, changed: Bool) async throws -> Page {
    let file = try await file(call, visitor)
    guard let mapping = file.mapping else { throw Refusal.missing }
    let plan = try await plan(file, mapping, call, visitor)
    return ImportPages.plan(file, plan, stamp: plan.stamp, changed: changed)
  }

  /// Accepts what was seen: if anything has changed since, the plan is shown again instead.
  private func accept(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let file = try await file(call, visitor)
    guard let mapping = file.mapping else { throw Refusal.missing }
    let plan = try await plan(file, mapping, call, visitor)
    guard plan.isUsable, try await call.form().text("stempel") == plan.stamp else {
      return .page(ImportPages.plan(file, plan, stamp: plan.stamp, changed: true), status: 409)
    }
    do {
      let dataset = try await desk(visitor).accept(
        file, plan: plan, mapping: mapping, by: visitor.actor, at: call.now)
      return .seeOther(Path.data.with(query: [("gemt", "\(dataset.number)")]))
    } catch ImportRefusal.alreadyAccepted {
      throw Refusal.conflict("Filen er allerede læst ind. Gå til Data, og se datasættet.")
    }
  }

  private func discard(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let file = try await file(call, visitor)
    guard try await desk(visitor).discard(file.id, by: visitor.actor, at: call.now) else {
      throw Refusal.conflict("Filen er blevet til et datasæt og kan ikke kasseres. Træk datasættet tilbage i stedet.")
    }
    // The bytes stay on the shelf: another source may have received the same ones.
    return .seeOther(.data)
  }

  private func showDataset(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let id = ID<Dataset>(call.parameter("dataset"))
    let found = try await house.store.read { tx -> (Dataset, String, ReceivedFile?)? in
      guard let dataset = try DatasetStore.dataset(id, of: visitor.municipality, in: tx) else { return nil }
      let source = try DatasetStore.source(dataset.source, of: visitor.municipality, in: tx)?.name ?? ""
      return (dataset, source, try DatasetStore.file(dataset.file, of: visitor.municipality, in: tx))
    }
    guard let (dataset, source, file) = found else { throw Refusal.missing }
    return .page(ImportPages.dataset(dataset, source: source, file: file, seenBefore: call.query.checked("set-foer")))
  }

  private func withdraw(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let id = ID<Dataset>(call.parameter("dataset"))
    if try await !desk(visitor).withdraw(id, by: visitor.actor, at: call.now) {
      let municipality = visitor.municipality
      let isThere = try await house.store.read { try DatasetStore.dataset(id, of: municipality, in: $0) != nil }
      throw isThere ? Refusal.conflict("Datasættet er allerede trukket tilbage.") : Refusal.missing
    }
    return .seeOther(.dataset(id))
  }
}
