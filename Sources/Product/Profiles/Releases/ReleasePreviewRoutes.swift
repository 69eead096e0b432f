import Markup
import People
import Storage
import Values
import Web

/// A release looked through before it is published, or long after, with the eyes of any of its readers.
///
/// The addresses have the shape of the published pages', so that the relative links of a frozen page hold here too and
/// lead to what the same readers see.
struct ReleasePreviewRoutes: Sendable {
  let reading: ReadingRoutes

  func mount(_ routes: inout Routes) {
    routes.get("/data/udgivelser/{release}/{kreds}/lokalsamfund", .needs(.manageData)) { call, visitor in
      try await reading.list(try await find(call, visitor))
    }
    routes.get("/data/udgivelser/{release}/{kreds}/lokalsamfund/{slug}/profil", .needs(.manageData)) { call, visitor in
      try await reading.profile(call.parameter("slug"), try await find(call, visitor)) { area, reader in
        guard let release = reader.release else { throw Refusal.missing }
        return .page(ReleaseAudienceParts.withheld(area, release, reader.audience))
      }
    }
    routes.get("/data/udgivelser/{release}/{kreds}/lokalsamfund/{slug}/profil.csv", .needs(.manageData)) {
      call, visitor in
      try await reading.sheet(call.parameter("slug"), as: .csv, try await find(call, visitor))
    }
    routes.get("/data/udgivelser/{release}/{kreds}/lokalsamfund/{slug}/profil.xlsx", .needs(.manageData)) {
      call, visitor in
      try await reading.sheet(call.parameter("slug"), as: .xlsx, try await find(call, visitor))
    }
    routes.get("/data/udgivelser/{release}/{kreds}/indikatorer", .needs(.manageData)) { call, visitor in
      try await reading.indicators(try await find(call, visitor))
    }
    routes.get("/data/udgivelser/{release}/{kreds}/indikatorer/{slug}", .needs(.manageData)) { call, visitor in
      try await reading.indicator(call.parameter("slug"), try await find(call, visitor))
    }
    // Whom to ask is no part of a release.
    routes.get("/data/udgivelser/{release}/{kreds}/kommune", .needs(.manageData)) { _, _ in .seeOther(.municipality) }
  }

  /// Reading what is not published is written down before it is shown.
  private func find(_ call: Call, _ visitor: Visitor) async throws -> ReadingRoutes.Find {
    let (id, municipality, now) = (ID<Release>(call.parameter("release")), visitor.municipality, call.now)
    guard let audience = Audience(word: call.parameter("kreds")) else { throw Refusal.missing }
    let store = reading.house.store
    let found = try await store.read { tx in try ReleaseStore.find(id, of: municipality, in: tx) }
    guard let release = found else { throw Refusal.missing }
    if release.state == .draft {
      try await store.write { tx in
        try AccessLogStore.append(
          .draftRead, by: visitor.person, object: "udgivelse:\(id.raw)", in: municipality, at: now, tx: tx)
      }
    }
    let reader = Reader(
      municipality: municipality, audience: audience, release: release, menu: "data",
      before: { ReleaseAudienceParts.notice(release, audience, of: $0) })
    return { _ in reader }
  }
}
