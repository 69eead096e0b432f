import Markup
import People
import Storage
import Values
import Web

/// Meeting kinds and circles over HTTP: read, copied, changed, shared and fetched as files.
struct MethodRoutes: Sendable {
  let house: House
  let library: MethodLibrary

  func mount(_ routes: inout Routes) {
    routes.get("/metoder", .needs(.readMethods)) { call, visitor in try await list(call, visitor) }
    routes.get("/metoder/{sort}/{slug}", .needs(.readMethods)) { call, visitor in try await show(call, visitor) }
    routes.get("/metoder/{sort}/{slug}/hent", .needs(.readMethods)) { call, visitor in
      let entry = try await find(call, visitor)
      return .bytes(Array(entry.text.utf8), type: "application/yaml", filename: "\(entry.slug).yaml")
    }
    mountVersions(&routes)
    mountSharing(&routes)
    MethodEditingRoutes(desk: self).mount(&routes)
    MethodFileRoutes(desk: self).mount(&routes)
  }

  private func list(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let day = call.now.day
    let own = try await house.store.read { tx in
      let reach = try MethodStore.reach(of: visitor, with: .readMethods, on: day, in: tx)
      return try MethodStore.all(of: visitor.municipality, in: tx).filter(reach.sees)
    }
    return .page(MethodPages.list(own, library, receipt: receipt(call), for: visitor))
  }

  private func show(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let entry = try await find(call, visitor)
    let choices = entry.mayEdit ? try await choices(call, visitor) : nil
    return .page(
      MethodPages.show(
        entry, mayPlan: visitor.may(.planMeetings), choices: choices, receipt: receipt(call)))
  }

  func receipt(_ call: Call) -> HTML? { MethodWords.receipts[call.query.text("besked")].map { Parts.receipt($0) } }

  func done(_ entry: MethodEntry, _ what: String) -> Answer {
    .seeOther(Path.method(entry.sort, entry.slug).with(query: [("besked", what)]))
  }
}

/// What every route asks first.
extension MethodRoutes {
  /// The method an address names, as this visitor may see it; what may not be seen does not exist.
  func find(_ call: Call, _ visitor: Visitor) async throws -> MethodEntry {
    guard let sort = Method.Sort(rawValue: call.parameter("sort")) else { throw Refusal.missing }
    let (slug, day) = (call.parameter("slug"), call.now.day)
    let found = try await house.store.read { tx in try entry(sort, slug, visitor, day, tx) }
    guard var entry = found else { throw Refusal.missing }
    entry.mayCopy = visitor.may(.editMethods)
    return entry
  }

  /// The method when this visitor may change it. What can be seen and not changed is refused as such.
  func editable(_ call: Call, _ visitor: Visitor) async throws -> (MethodEntry, OwnMethod) {
    let entry = try await find(call, visitor)
    guard entry.mayEdit, let own = entry.own else { throw Refusal.conflict(MethodRefusals.notYours(entry.own == nil)) }
    return (entry, own)
  }

  private func entry(
    _ sort: Method.Sort, _ slug: String, _ visitor: Visitor, _ day: Day, _ tx: Transaction
  ) throws -> MethodEntry? {
    let municipality = visitor.municipality
    guard let own = try MethodStore.find(sort, slug, in: municipality, tx: tx) else {
      guard let shipped = library[sort, slug] else { return nil }
      var entry = MethodEntry(shipped)
      entry.circle = try circle(of: entry.method, municipality, tx)
      return entry
    }
    let reach = try MethodStore.reach(of: visitor, with: .readMethods, on: day, in: tx)
    guard reach.sees(own), let version = try MethodStore.version(own.version, of: own, in: municipality, tx: tx) else {
      return nil
    }
    var entry = MethodEntry(own, version)
    entry.circle = try circle(of: entry.method, municipality, tx)
    entry.mayEdit = try MethodStore.reach(of: visitor, with: .editMethods, on: day, in: tx).covers(own.owner)
    let units = try UnitStore.all(of: municipality, in: tx)
    entry.places = Dictionary(units.map { (Scope.unit($0.id), $0.name) }, uniquingKeysWith: { $1 })
    return entry
  }

  /// The circle a kind names: the municipality's own before the shipped, for whoever may read the kind.
  func circle(of method: Method?, _ municipality: MunicipalityID, _ tx: Transaction) throws -> Circle? {
    guard case .kind(let kind) = method else { return nil }
    return try MethodShelfStore(library: library).circle(of: kind, municipality, tx)
  }

  /// The circles a kind may go through, by slug and name.
  func circles(_ visitor: Visitor) async throws -> [String: String] {
    let own = try await house.store.read { tx in try MethodStore.all(of: visitor.municipality, in: tx) }
    let mine = own.filter { $0.sort == .circle && $0.putAway == nil }.map { ($0.slug, $0.name) }
    return Dictionary(library.all(.circle).map { ($0.slug, $0.name) } + mine, uniquingKeysWith: { $1 })
  }

  func choices(_ call: Call, _ visitor: Visitor) async throws -> ScopeChoices {
    let (municipality, day) = (visitor.municipality, call.now.day)
    return try await house.store.read { tx in
      ScopeChoices(
        tree: try AreaStore.tree(of: municipality, in: tx), on: day,
        units: try UnitStore.all(of: municipality, in: tx).filter { !$0.isClosed(on: day) }, teams: [])
    }
  }

  /// The places this visitor may make a method for.
  func owners(_ call: Call, _ visitor: Visitor) async throws -> [(title: String, choices: [Choice])] {
    let day = call.now.day
    let reach = try await house.store.read { tx in
      try MethodStore.reach(of: visitor, with: .editMethods, on: day, in: tx)
    }
    return try await choices(call, visitor).groups.map { group in
      let places = group.places.filter { MethodParts.isShareable($0.scope) && reach.covers($0.scope) }
      return (title: group.name, choices: places.map { Choice($0.scope.text, $0.name) })
    }.filter { !$0.choices.isEmpty }
  }
}
