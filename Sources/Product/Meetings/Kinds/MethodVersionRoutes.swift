import Markup
import People
import Storage
import Values
import Web

/// Old versions, sharing, and putting away.
extension MethodRoutes {
  func mountVersions(_ routes: inout Routes) {
    routes.get("/metoder/{sort}/{slug}/versioner", .needs(.readMethods)) { call, visitor in
      try await versions(call, visitor)
    }
    routes.get("/metoder/{sort}/{slug}/versioner/{version}", .needs(.readMethods)) { call, visitor in
      let entry = try await find(call, visitor)
      let (old, version) = try await oldVersion(call, entry, visitor)
      return .page(
        MethodPages.version(old, version, newest: entry.text, mayRestore: entry.mayEdit && old.method != nil))
    }
    routes.post("/metoder/{sort}/{slug}/versioner/{version}/genskabelse", .needs(.editMethods)) { call, visitor in
      try await restore(call, visitor)
    }
  }

  func mountSharing(_ routes: inout Routes) {
    routes.post("/metoder/{sort}/{slug}/deling", .needs(.editMethods)) { call, visitor in
      try await share(call, visitor)
    }
    routes.post("/metoder/{sort}/{slug}/laeg-vaek", .needs(.editMethods)) { call, visitor in
      try await set(putAway: true, call, visitor)
    }
    routes.post("/metoder/{sort}/{slug}/tag-frem", .needs(.editMethods)) { call, visitor in
      try await set(putAway: false, call, visitor)
    }
  }

  private func versions(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let entry = try await find(call, visitor)
    guard let own = entry.own else { throw Refusal.missing }
    let municipality = visitor.municipality
    let versions = try await house.store.read { tx in try MethodStore.versions(of: own, in: municipality, tx: tx) }
    return .page(MethodPages.versions(entry, versions, newest: own.version))
  }

  private func oldVersion(
    _ call: Call, _ entry: MethodEntry, _ visitor: Visitor
  ) async throws -> (MethodEntry, MethodVersion) {
    guard let own = entry.own, let number = Int(call.parameter("version")) else { throw Refusal.missing }
    let municipality = visitor.municipality
    let found = try await house.store.read { tx -> (MethodVersion, Circle?)? in
      guard let version = try MethodStore.version(number, of: own, in: municipality, tx: tx) else { return nil }
      return (version, try circle(of: MethodEntry(own, version).method, municipality, tx))
    }
    guard let (version, circle) = found else { throw Refusal.missing }
    var old = MethodEntry(own, version)
    old.circle = circle
    return (old, version)
  }

  private func restore(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let (entry, _) = try await editable(call, visitor)
    let (old, version) = try await oldVersion(call, entry, visitor)
    let form = try await call.form()
    guard let method = old.method, let expected = form.number("version") else {
      throw Refusal.invalid(MethodRefusals.stale)
    }
    let now = call.now
    let outcome = try await house.store.write { tx in
      try MethodStore.save(
        method, text: version.text, from: expected, restoring: version.number, by: visitor, at: now, in: tx)
    }
    guard case .saved = outcome else { throw Refusal.conflict(MethodRefusals.stale) }
    return done(entry, "genskabt")
  }

  private func share(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let (entry, own) = try await editable(call, visitor)
    let form = try await call.form()
    let choices = try await choices(call, visitor)
    guard let scope = Scope(text: form.text("sted")), MethodParts.isShareable(scope) else {
      throw Refusal.invalid(MethodWords.nothingChosen)
    }
    let now = call.now
    if form.checked("stop") {
      try await house.store.write { tx in
        try MethodStore.stopSharing(own, with: scope, by: visitor, at: now, in: tx)
      }
    } else {
      guard choices.contains(scope) else { throw Refusal.invalid(MethodWords.nothingChosen) }
      try await house.store.write { tx in try MethodStore.share(own, with: scope, by: visitor, at: now, in: tx) }
    }
    return done(entry, "delt")
  }

  private func set(putAway: Bool, _ call: Call, _ visitor: Visitor) async throws -> Answer {
    let (entry, own) = try await editable(call, visitor)
    let now = call.now
    let isSet = try await house.store.write { tx in
      try MethodStore.set(own, putAway: putAway, by: visitor, at: now, in: tx)
    }
    guard isSet else { throw Refusal.conflict(MethodRefusals.already(putAway)) }
    return done(entry, putAway ? "lagt-vaek" : "taget-frem")
  }
}
