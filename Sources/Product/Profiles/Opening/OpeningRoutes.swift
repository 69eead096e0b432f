import People
import Storage
import Values
import Web

/// Where a data steward decides who can see the profile.
struct OpeningRoutes: Sendable {
  let house: House

  func mount(_ routes: inout Routes) {
    routes.get("/data/aabning", .needs(.manageData)) { _, visitor in .page(OpeningPages.show(try await view(visitor))) }
    routes.post("/data/aabning", .needs(.publishReleases)) { call, visitor in try await open(call, visitor) }
    routes.post("/data/lukning", .needs(.publishReleases)) { call, visitor in
      try await job(visitor).close(by: visitor.actor, at: call.now)
      return .seeOther(.opening)
    }
  }

  private func job(_ visitor: Visitor) -> OpeningJob {
    OpeningJob(store: house.store, municipality: visitor.municipality)
  }

  private func open(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    guard try await call.form().checked("set") else {
      var errors = FormErrors()
      errors.add("set", OpeningWords.confirmMissing)
      return .page(OpeningPages.show(try await view(visitor), errors: errors), status: 422)
    }
    do {
      try await job(visitor).open(by: visitor.actor, at: call.now)
    } catch OpeningRefusal.addressTaken {
      throw Refusal.conflict(OpeningWords.addressTaken)
    }
    return .seeOther(.opening)
  }

  private func view(_ visitor: Visitor) async throws -> OpeningView {
    let (id, site) = (visitor.municipality, house.settings.address)
    let view = try await house.store.read { tx -> OpeningView? in
      guard let municipality = try MunicipalityStore.find(id, in: tx) else { return nil }
      let release = try ReleaseStore.current(of: id, in: tx)
      let areas = try AreaStore.tree(of: id, in: tx)
      return OpeningView(
        opening: try OpeningStore.find(of: id, in: tx), municipality: municipality, site: site, release: release,
        eyes: try release.map { try ReleaseStore.eyes(of: $0, areas, of: id, in: tx) } ?? [],
        mayDecide: visitor.may(.publishReleases))
    }
    guard let view else { throw Refusal.missing }
    return view
  }
}
