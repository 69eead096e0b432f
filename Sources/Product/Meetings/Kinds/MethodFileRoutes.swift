import Foundation
import Markup
import MethodFiles
import People
import Storage
import Values
import Web

/// Methods written as files: in the browser, and brought from elsewhere.
struct MethodFileRoutes: Sendable {
  let desk: MethodRoutes

  func mount(_ routes: inout Routes) {
    routes.get("/metoder/import", .needs(.editMethods)) { call, visitor in
      .page(MethodPages.receive(Form(), owners: try await desk.owners(call, visitor)))
    }
    routes.post("/metoder/import", .needs(.editMethods), accepts: .file, limit: .perHour(60)) { call, visitor in
      try await receive(call, visitor)
    }
    routes.get("/metoder/{sort}/{slug}/fil", .needs(.editMethods)) { call, visitor in
      let (entry, own) = try await desk.editable(call, visitor)
      return .page(MethodPages.file(entry, Form([("fil", entry.text), ("version", "\(own.version)")])))
    }
    routes.post("/metoder/{sort}/{slug}/fil", .needs(.editMethods)) { call, visitor in try await save(call, visitor) }
  }

  private func save(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let (entry, _) = try await desk.editable(call, visitor)
    let form = try await call.form()
    let text = MethodText.plain(form.raw("fil"))
    let (method, findings) = try await read(text, as: entry.sort, slug: entry.slug, visitor)
    guard let method, findings.isEmpty else { return refused(entry, form, findings) }
    if form.checked("vis") { return .page(MethodPages.file(entry, form, preview: try await shown(method, visitor))) }
    let now = call.now
    let outcome = try await desk.house.store.write { tx in
      try MethodStore.save(method, text: text, from: form.number("version") ?? 0, by: visitor, at: now, in: tx)
    }
    guard case .conflict(let theirs) = outcome else { return desk.done(entry, "gemt") }
    let again = Form([("fil", text), ("version", "\(theirs.number)")])
    return .page(MethodPages.file(entry, again, theirs: theirs), status: 412)
  }

  private func refused(_ entry: MethodEntry, _ form: Form, _ findings: [MethodFinding]) -> Answer {
    var errors = FormErrors()
    errors.add("fil", MethodWords.fileHasFindings)
    return .page(MethodPages.file(entry, form, errors, findings: findings), status: 422)
  }

  /// Reads a text as a method of a sort. With a slug, the file must keep it.
  private func read(
    _ text: String, as sort: Method.Sort, slug: String? = nil, _ visitor: Visitor
  ) async throws -> (Method?, [MethodFinding]) {
    let circles = Set(try await desk.circles(visitor).keys)
    let (method, findings) = Method.read(text, as: sort, named: "filen", circles: circles)
    guard let method, let slug, method.slug != slug else { return (method, findings) }
    let line = MethodFile.read(text, named: "filen").file?.line(of: "slug")
    return (
      nil,
      [MethodFinding(file: "filen", line: line, field: "slug", problem: .own(MethodWords.slug(method.slug, slug)))]
    )
  }

  private func shown(_ method: Method, _ visitor: Visitor) async throws -> HTML {
    let notice = Parts.notice(title: "Sådan kommer den til at se ud", "<p>Intet er gemt endnu.</p>")
    switch method {
    case .circle(let circle): return notice + MethodPages.circleBody(circle) { _ in nil }
    case .kind(let kind):
      let municipality = visitor.municipality
      let circle = try await desk.house.store.read { tx in try desk.circle(of: method, municipality, tx) }
      return notice + KindParts.sections(kind, circle: circle) { _ in nil }
    }
  }

  private func receive(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let upload = try await call.upload(field: "fil", limit: 1024 * 1024)
    defer { upload.discard() }
    let owners = try await desk.owners(call, visitor)
    var errors = FormErrors()
    let place = upload.form.text("hvem"), owner = Scope(text: place)
    errors.check("fil", !upload.isEmpty, MethodWords.fileIsMissing)
    errors.check(
      "hvem", owner != nil && owners.contains { $0.choices.contains { $0.value == place } }, MethodWords.ownerIsMissing)
    guard errors.isEmpty, let owner else {
      return .page(MethodPages.receive(upload.form, errors, owners: owners), status: 422)
    }
    guard let bytes = try? Data(contentsOf: URL(filePath: upload.path)), let sent = String(data: bytes, encoding: .utf8)
    else {
      return unreadable(upload.form, [.init(file: "filen", line: nil, field: nil, problem: .unreadable)], owners)
    }
    let text = MethodText.plain(sent)
    let (method, findings) = try await read(text, as: Method.sort(of: text), visitor)
    guard let method, findings.isEmpty else { return unreadable(upload.form, findings, owners) }
    return try await take(method, text, for: owner, call, visitor)
  }

  private func unreadable(
    _ form: Form, _ findings: [MethodFinding], _ owners: [(title: String, choices: [Choice])]
  ) -> Answer {
    var errors = FormErrors()
    errors.add("fil", MethodWords.fileHasFindings)
    return .page(MethodPages.receive(form, errors, findings: findings, owners: owners), status: 422)
  }

  /// A file with the name of one of ours is most likely a new text for it: it is shown in the editor, not saved beside it.
  private func take(
    _ method: Method, _ text: String, for owner: Scope, _ call: Call, _ visitor: Visitor
  ) async throws -> Answer {
    let (now, day, taken) = (call.now, call.now.day, desk.library.slugs(method.sort))
    let mine = try await desk.house.store.read { tx -> (OwnMethod, MethodVersion)? in
      guard let own = try MethodStore.find(method.sort, method.slug, in: visitor.municipality, tx: tx),
        try MethodStore.reach(of: visitor, with: .editMethods, on: day, in: tx).covers(own.owner),
        let version = try MethodStore.version(own.version, of: own, in: visitor.municipality, tx: tx)
      else { return nil }
      return (own, version)
    }
    if let (own, version) = mine {
      let form = Form([("fil", text), ("version", "\(own.version)")])
      return .page(MethodPages.file(MethodEntry(own, version), form, note: MethodWords.sameName(own.name)))
    }
    let own = try await desk.house.store.write { tx in
      try MethodStore.create(method, owner: owner, taken: taken, by: visitor, at: now, in: tx)
    }
    return .seeOther(Path.method(own.sort, own.slug).with(query: [("besked", "hentet")]))
  }
}
