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
    routes.get("/data/import/{file}/plan", .needs(.manageData)) { call, visitor in try await showPlan(call, visitor) }
    routes.get("/data/import/{file}/fund.csv", .needs(.manageData)) { call, visitor in
      try await findings(call, visitor)
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
    case .new(let file), .waiting(let file), .again(let file, _): return .seeOther(.mapping(file.id))
    case .accepted(_, let dataset): return .seeOther(.dataset(dataset.id).with(query: [("set-foer", "1")]))
    }
  }

  /// Hands over a file that waits. One that has become a dataset meanwhile (a colleague, a second click, the browser's
  /// Back) leads to what it became; one that was discarded says so.
  private func waiting(
    _ call: Call, _ visitor: Visitor, _ body: (ReceivedFile) async throws -> Answer
  ) async throws -> Answer {
    let id = ID<ReceivedFile>(call.parameter("file"))
    let municipality = visitor.municipality
    let found = try await house.store.read { tx -> (ReceivedFile, Dataset?)? in
      guard let file = try FileStore.file(id, of: municipality, in: tx) else { return nil }
      return (file, try DatasetStore.dataset(ofFile: id, of: municipality, in: tx))
    }
    guard let (file, dataset) = found else { return .page(ImportPages.gone, status: 404) }
    if let dataset { return taken(dataset) }
    do {
      return try await body(file)
    } catch let unreadable as Unreadable {
      return .page(ImportPages.unreadable(file, unreadable.findings), status: 422)
    }
  }

  private func taken(_ dataset: Dataset) -> Answer {
    .seeOther(.dataset(dataset.id).with(query: [("allerede", "1")]))
  }

  /// The form for a file. `isMelted` is how its number columns hang together, where somebody has said so.
  private func form(_ table: TidySource, isMelted: Bool?, _ desk: ImportStore) async throws -> MappingForm {
    MappingForm(
      survey: FileSurvey(table, isMelted: isMelted, catalogue: catalogue), catalogue: catalogue,
      areas: try await desk.areas())
  }

  private func showMapping(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    try await waiting(call, visitor) { file in
      let desk = desk(visitor)
      let table = try desk.open(file)
      let municipality = visitor.municipality
      let (remembered, withdrawn) = try await house.store.read { tx in
        (
          try DatasetStore.source(file.source, of: municipality, in: tx)?.mapping,
          try FileStore.withdrawnBefore(file, of: municipality, in: tx)
        )
      }
      // A file that fits what its source remembers needs no questions: straight to what will happen. Unless the same
      // bytes were withdrawn: then how they were read may be what was wrong.
      if file.mapping == nil, withdrawn == nil, let remembered, remembered.fits(table) {
        try await keep(remembered, file, visitor)
        return .seeOther(.plan(file.id))
      }
      let chosen = file.mapping ?? (withdrawn == nil ? nil : remembered.flatMap { $0.fits(table) ? $0 : nil })
      let form = try await form(table, isMelted: chosen?.isMelted, desk)
      if table.personNumbers.count > 0 { return try await refuse(file, table.personNumbers, call, visitor) }
      let start = chosen.map(form.begin) ?? form.begin(guess(form))
      return .page(ImportPages.mapping(file, form, chosen: start, withdrawn: withdrawn))
    }
  }

  private func guess(_ form: MappingForm) -> Mapping.Guess {
    Mapping.guess(form.survey, catalogue: catalogue, areas: form.areas)
  }

  private func setMapping(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    try await waiting(call, visitor) { file in
      let sent = try await call.form()
      let arrangement = sent.optional(MappingForm.Name.arrangement)
      let form = try await form(
        try desk(visitor).open(file), isMelted: arrangement.map { $0 == MappingForm.melted }, desk(visitor))
      // Another way of reading the columns gives other questions: they are asked before anything is kept.
      if arrangement != sent.optional(MappingForm.Name.arrangementShown) {
        return .page(ImportPages.mapping(file, form, chosen: form.begin(guess(form))))
      }
      let (mapping, errors) = form.read(sent)
      guard let mapping else {
        return .page(ImportPages.mapping(file, form, chosen: sent, errors: errors), status: 422)
      }
      try await keep(mapping, file, visitor)
      return .seeOther(.plan(file.id))
    }
  }

  private func keep(_ mapping: Mapping, _ file: ReceivedFile, _ visitor: Visitor) async throws {
    try await house.store.write { tx in
      try FileStore.setMapping(mapping, of: file.id, of: visitor.municipality, in: tx)
    }
  }

  /// What would happen now; without a mapping the way there goes by the questions.
  private func planned(
    _ call: Call, _ visitor: Visitor, limit: Int = Findings.limit,
    _ body: (ReceivedFile, ImportPlan) async throws -> Answer
  ) async throws -> Answer {
    try await waiting(call, visitor) { file in
      guard let mapping = file.mapping else { return .seeOther(.mapping(file.id)) }
      let desk = desk(visitor)
      let plan = try await desk.plan(try desk.open(file), mapping: mapping, today: call.now.day, limit: limit)
      if plan.draft.hasPersonNumbers { return try await refuse(file, plan.findings, call, visitor) }
      return try await body(file, plan)
    }
  }

  /// A file with civil registration numbers in it must not lie here: it is taken away at once, and the person told.
  private func refuse(
    _ file: ReceivedFile, _ findings: Findings, _ call: Call, _ visitor: Visitor
  ) async throws -> Answer {
    _ = try await desk(visitor).discard(file.id, by: visitor.actor, at: call.now)
    return .page(ImportPages.unreadable(file, findings, isDiscarded: true), status: 422)
  }

  private func showPlan(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    try await planned(call, visitor) { file, plan in .page(ImportPages.plan(file, plan, changed: false)) }
  }

  private func findings(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    try await planned(call, visitor, limit: Findings.longLimit) { file, plan in
      .bytes(
        try FindingsSheet.csv(plan.findings), type: "text/csv; charset=utf-8", filename: "\(file.name)-fund.csv")
    }
  }

  /// Accepts what was seen: if anything has changed since, the plan is shown again instead.
  private func accept(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    try await planned(call, visitor) { file, plan in
      guard plan.isUsable, try await call.form().text("stempel") == plan.stamp else {
        return .page(ImportPages.plan(file, plan, changed: true), status: 409)
      }
      do {
        let dataset = try await desk(visitor).accept(file, plan: plan, by: visitor.actor, at: call.now)
        return .seeOther(Path.data.with(query: [("gemt", "\(dataset.number)")]))
      } catch ImportRefusal.alreadyAccepted(let dataset) {
        return taken(dataset)
      } catch ImportRefusal.discarded {
        return .page(ImportPages.gone, status: 404)
      }
    }
  }

  private func discard(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    try await waiting(call, visitor) { file in
      guard try await desk(visitor).discard(file.id, by: visitor.actor, at: call.now) else {
        throw Refusal.conflict("Filen er blevet til et datasæt og kan ikke kasseres. Træk datasættet tilbage i stedet.")
      }
      return .seeOther(.data)
    }
  }

  private func showDataset(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let id = ID<Dataset>(call.parameter("dataset"))
    let found = try await house.store.read { tx -> (Dataset, String, ReceivedFile?)? in
      guard let dataset = try DatasetStore.dataset(id, of: visitor.municipality, in: tx) else { return nil }
      let source = try DatasetStore.source(dataset.source, of: visitor.municipality, in: tx)?.name ?? ""
      return (dataset, source, try FileStore.file(dataset.file, of: visitor.municipality, in: tx))
    }
    guard let (dataset, source, file) = found else { throw Refusal.missing }
    let before: ImportPages.Before? =
      call.query.checked("set-foer") ? .sameBytes : call.query.checked("allerede") ? .meanwhile : nil
    return .page(ImportPages.dataset(dataset, source: source, file: file, before: before))
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
