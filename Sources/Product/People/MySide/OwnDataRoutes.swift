import Markup
import Storage
import Values
import Web

/// The right of access: one's own data to read and to take along; the administrator may hand over another's.
enum OwnDataRoutes {
  static func add(to routes: inout Routes, _ house: House, sources: [OwnDataSource]) {
    routes.get("/mine-oplysninger", .signedIn) { _, visitor in
      let municipality = visitor.municipality
      let data = try await house.store.read { tx in
        try OwnDataStore.find(visitor.person, in: municipality, sources: sources, tx: tx)
      }
      guard let data else { throw Refusal.missing }
      return .page(OwnDataPages.show(data))
    }
    routes.get("/mine-oplysninger/hent", .signedIn, limit: .perHour(30)) { call, visitor in
      try await file(visitor.person, call, visitor, house, sources)
    }
    routes.get("/brugere/{id}/oplysninger.json", .needs(.managePeople), limit: .perHour(30)) { call, visitor in
      try await file(try await PersonRoutes.find(call, visitor, house).id, call, visitor, house, sources)
    }
  }

  /// Written down before it is handed over.
  private static func file(
    _ person: PersonID, _ call: Call, _ visitor: Visitor, _ house: House, _ sources: [OwnDataSource]
  ) async throws -> Answer {
    let now = call.now
    let data = try await house.store.write { tx -> OwnData? in
      try AccessLogStore.append(
        .personExported, by: visitor.person, object: "person:\(person.raw)", in: visitor.municipality, at: now, tx: tx)
      return try OwnDataStore.find(person, in: visitor.municipality, sources: sources, tx: tx)
    }
    guard let data else { throw Refusal.missing }
    return .bytes(try data.json(), type: "application/json; charset=utf-8", filename: "oplysninger.json")
  }
}
