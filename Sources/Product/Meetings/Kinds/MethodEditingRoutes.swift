import Foundation
import Markup
import People
import Storage
import Values
import Web

/// Copying a method, and changing it part by part.
struct MethodEditingRoutes: Sendable {
  let desk: MethodRoutes

  func mount(_ routes: inout Routes) {
    routes.get("/metoder/{sort}/{slug}/kopi", .needs(.editMethods)) { call, visitor in
      let entry = try await desk.find(call, visitor)
      let owners = try await desk.owners(call, visitor)
      // Nobody is asked to choose the only place there is.
      let only = owners.flatMap(\.choices).count == 1 ? owners.flatMap(\.choices).first?.value : nil
      return .page(
        MethodPages.copy(
          entry, Form([("navn", "\(entry.name) (vores)"), ("hvem", only ?? "")]), owners: owners))
    }
    routes.post("/metoder/{sort}/{slug}/kopi", .needs(.editMethods)) { call, visitor in try await copy(call, visitor) }
    routes.get("/metoder/{sort}/{slug}/ret/{part}", .needs(.editMethods)) { call, visitor in
      let (entry, own) = try await desk.editable(call, visitor)
      let (part, method) = try part(call, of: entry)
      let form = MethodForms.form(method, part).adding("version", "\(own.version)")
      return .page(MethodPages.edit(entry, part, form, circles: try await choices(visitor)))
    }
    routes.post("/metoder/{sort}/{slug}/ret/{part}", .needs(.editMethods)) { call, visitor in
      try await save(call, visitor)
    }
  }

  private func part(_ call: Call, of entry: MethodEntry) throws -> (MethodPart, Method) {
    guard let part = MethodPart(rawValue: call.parameter("part")), MethodPart.parts(of: entry.sort).contains(part),
      let method = entry.method
    else { throw Refusal.missing }
    return (part, method)
  }

  private func choices(_ visitor: Visitor) async throws -> [Choice] {
    try await desk.circles(visitor).sorted { $0.value < $1.value }.map { Choice($0.key, $0.value) }
  }

  private func copy(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let entry = try await desk.find(call, visitor)
    let form = try await call.form()
    let owners = try await desk.owners(call, visitor)
    let name = form.line("navn"), owner = Scope(text: form.text("hvem"))
    var errors = FormErrors()
    errors.check("navn", !name.isEmpty && name.count <= 200, MethodWords.nameIsOdd)
    let isOffered = owners.contains { $0.choices.contains { $0.value == form.text("hvem") } }
    errors.check("hvem", isOffered && owner != nil, MethodWords.ownerIsMissing)
    guard errors.isEmpty, let owner, var method = entry.method else {
      return .page(MethodPages.copy(entry, form, errors, owners: owners), status: 422)
    }
    method.name = name
    method.slug = MethodSlug.of(name)
    let (copy, taken, now) = (method, desk.library.slugs(entry.sort), call.now)
    let own = try await desk.house.store.write { tx in
      try MethodStore.create(
        copy, owner: owner, basedOn: entry.slug, taken: taken, by: visitor, at: now, in: tx)
    }
    return .seeOther(Path.method(own.sort, own.slug).with(query: [("besked", "kopi")]))
  }

  private func save(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let (entry, _) = try await desk.editable(call, visitor)
    let (part, method) = try part(call, of: entry)
    let form = try await call.form()
    let circles = try await desk.circles(visitor)
    let offered = try await choices(visitor)
    let (next, errors) = MethodForms.read(form, part, on: method, circles: Set(circles.keys))
    guard errors.isEmpty else {
      return .page(MethodPages.edit(entry, part, form, errors, circles: offered), status: 422)
    }
    if form.checked("vis") {
      return .page(MethodPages.edit(entry, part, form, circles: offered, preview: try await shown(next, part, visitor)))
    }
    let now = call.now
    let outcome = try await desk.house.store.write { tx in
      try MethodStore.save(next, text: next.file, from: form.number("version") ?? 0, by: visitor, at: now, in: tx)
    }
    guard case .conflict(let theirs) = outcome else { return desk.done(entry, "gemt") }
    return .page(conflict(entry, part, form, theirs, offered), status: 412)
  }

  private func shown(_ method: Method, _ part: MethodPart, _ visitor: Visitor) async throws -> HTML {
    switch method {
    case .circle(let circle): return MethodPages.circleBody(circle) { _ in nil }
    case .kind(let kind):
      let municipality = visitor.municipality
      let circle = try await desk.house.store.read { tx in try desk.circle(of: method, municipality, tx) }
      return KindParts.preview(kind, part, circle: circle)
    }
  }

  /// The form again with what was typed, and field by field what somebody else has saved.
  private func conflict(
    _ entry: MethodEntry, _ part: MethodPart, _ form: Form, _ theirs: MethodVersion, _ circles: [Choice]
  ) -> Page {
    let saved = Method.saved(theirs.text, as: entry.sort)
    let other = saved.map { MethodForms.form($0, part) } ?? Form()
    let names =
      other.fields.map(\.name) + form.fields.map(\.name).filter { name in !other.fields.contains { $0.name == name } }
    let lines = names.filter { !["version", "raekker", "vis"].contains($0) }.map { name in
      (label: MethodWords.label(name), yours: shownLines(form.text(name)), theirs: shownLines(other.text(name)))
    }
    let again = Form(form.fields.filter { $0.name != "version" }.map { ($0.name, $0.value) })
      .adding("version", "\(theirs.number)")
    return MethodPages.edit(entry, part, again, circles: circles, conflict: Conflict(theirs.saved, lines))
  }

  /// Lines of a list as one sentence: browsers send other line ends than we store.
  private func shownLines(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
      .joined(separator: " · ")
  }
}

extension Form {
  func adding(_ name: String, _ value: String) -> Form { Form(fields.map { ($0.name, $0.value) } + [(name, value)]) }
}
