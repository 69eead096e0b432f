import Storage
import Values
import Web

/// Reading the access log, which is itself written in the access log.
enum AccessLogRoutes {
  static let size = 100
  /// How many of the newest lines every visit checks; `faelled doctor` checks them all.
  static let checked = 10_000

  static func add(to routes: inout Routes, _ house: House) {
    routes.get("/adgangslog", .needs(.readAccessLog), limit: .perMinute(60)) { call, visitor in
      let now = call.now
      let about = call.query.optional("person").map { PersonID(PlainText.line($0)) }
      let before = call.query.number("foer")
      let found = try await house.store.read { tx -> (Person?, [NamedEntry], Bool)? in
        let municipality = visitor.municipality
        let person = try about.flatMap { try PersonStore.find($0, in: municipality, tx: tx) }
        if about != nil && person == nil { return nil }
        let entries = try AccessLogStore.page(of: municipality, about: about, before: before, size: size, in: tx)
        return (person, entries, try AccessLogStore.firstBreak(in: municipality, newest: checked, tx: tx) == nil)
      }
      guard let (person, entries, isWhole) = found else { throw Refusal.missing }
      try await house.store.write { tx in
        try AccessLogStore.append(
          .logRead, by: visitor.person, object: about.map { "person:\($0.raw)" } ?? "", in: visitor.municipality,
          at: now, tx: tx)
      }
      let next = entries.count == size ? entries.last?.entry.sequence : nil
      return .page(AccessLogPages.show(entries, about: person, isWhole: isWhole, next: next, for: visitor))
    }
  }
}
