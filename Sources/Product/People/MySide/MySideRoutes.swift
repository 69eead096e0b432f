import Markup
import Storage
import Values
import Web

/// Min side.
enum MySideRoutes {
  static func add(to routes: inout Routes, _ house: House, sources: [MySideSource]) {
    routes.get("/", .signedIn) { call, visitor in
      let now = call.now
      let view = try await house.store.read { tx -> MySideView? in
        guard let person = try PersonStore.find(visitor.person, in: visitor.municipality, tx: tx) else { return nil }
        let grants = try GrantStore.of(visitor.person, in: visitor.municipality, tx: tx)
        return MySideView(
          person: person, grants: grants.filter { $0.grant.counts(on: now.day) },
          items: try own.items(visitor, now, tx) + sources.flatMap { try $0.items(visitor, now, tx) })
      }
      guard let view else { throw Refusal.missing }
      let receipt = PersonParts.receipt(call.query, MySideWords.receipts)
      return .page(MySidePages.show(view, receipt: receipt, for: visitor, at: now))
    }
  }

  /// The first steps of an administrator, for as long as they have not been taken.
  private static let own = MySideSource { visitor, now, tx in
    var items: [MySideItem] = []
    if visitor.may(.manageOrganisation), try UnitStore.isEmpty(of: visitor.municipality, in: tx) {
      items.append(
        MySideItem(
          .firstStep, "Opret jeres områder og enheder", to: .organisation,
          note: "Lokalsamfund, skoler og dagtilbud. De kan hentes ind fra en fil."))
    }
    if visitor.may(.managePeople), try PersonStore.countIsAtMostOne(in: visitor.municipality, tx: tx) {
      items.append(
        MySideItem(
          .firstStep, "Opret dem, der skal være med", to: .people,
          note: "Giv dem en rolle og et link, så de kan logge ind."))
    }
    if visitor.may(.managePeople), try !GrantStore.isHeld(.dataSteward, in: visitor.municipality, on: now.day, tx: tx) {
      items.append(
        MySideItem(
          .firstStep, "Giv en person rollen datasteward", to: .people,
          note: "Datastewarden henter tal ind og udgiver dem."))
    }
    return items
  }
}
