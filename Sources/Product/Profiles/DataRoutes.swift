import Foundation
import Markup
import People
import Storage
import Values
import Web

/// The data steward's desk and the releases over HTTP.
struct DataRoutes: Sendable {
  let house: House
  let catalogue: Catalogue

  func mount(_ routes: inout Routes) {
    routes.get("/data", .needs(.manageData)) { call, visitor in try await desk(call, visitor) }
    routes.post("/data/udgivelser", .needs(.manageData), accepts: .longWork, limit: .perHour(60)) { call, visitor in
      try await make(call, visitor)
    }
    routes.get("/data/udgivelser/{release}", .needs(.manageData)) { call, visitor in try await show(call, visitor) }
    routes.get("/data/udgivelser/{release}/skjult", .needs(.publishReleases)) { call, visitor in
      let (release, log) = try await log(call, visitor)
      return .page(ReleasePages.log(release, log))
    }
    routes.get("/data/udgivelser/{release}/skjult.csv", .needs(.publishReleases)) { call, visitor in
      let (release, log) = try await log(call, visitor)
      return .bytes(
        try log.sheet(), type: "text/csv; charset=utf-8", filename: "udgivelse-\(release.number)-skjulte-tal.csv")
    }
    routes.post("/data/udgivelser/{release}/udgivelse", .needs(.publishReleases)) { call, visitor in
      try await publish(call, visitor)
    }
    routes.post("/data/udgivelser/{release}/tilbagetraekning", .needs(.publishReleases)) { call, visitor in
      try await withdraw(call, visitor)
    }
  }

  private func job(_ visitor: Visitor) -> ReleaseJob {
    ReleaseJob(store: house.store, catalogue: catalogue, municipality: visitor.municipality)
  }

  private func desk(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let municipality = visitor.municipality
    let desk = try await house.store.read { tx in
      Desk(
        waiting: try FileStore.waiting(of: municipality, in: tx),
        datasets: try DatasetStore.datasets(of: municipality, in: tx),
        sources: Dictionary(
          try DatasetStore.sources(of: municipality, in: tx).map { ($0.id, $0.name) }, uniquingKeysWith: { $1 }),
        releases: try ReleaseStore.all(of: municipality, in: tx))
    }
    return .page(DataPages.desk(desk, receipt: receipt(call)))
  }

  private func receipt(_ call: Call) -> String? {
    if let number = call.query.number("gemt") {
      return "Filen er læst ind som datasæt \(number). Lav en udgivelse, så tallene kan ses."
    }
    return nil
  }

  private func make(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    do {
      let release = try await job(visitor).make(by: visitor.actor, at: call.now)
      return .seeOther(.release(release.id))
    } catch let refusal as ReleaseRefusal {
      throw Refusal.conflict(refusal.words)
    }
  }

  /// The release with all its page says, for this visitor.
  private func view(_ call: Call, _ visitor: Visitor) async throws -> ReleaseView {
    let (release, areas, present) = try await find(call, visitor)
    let (municipality, day) = (visitor.municipality, call.now.day)
    let (eyes, isOpen) = try await eyes(of: release, areas, municipality)
    let (differences, standing, others) = try await house.store.read { tx in
      (
        try ReleaseStore.differences(in: release.id, of: municipality, in: tx),
        try ReleaseStore.current(of: municipality, in: tx),
        try ReleaseJob.others(than: visitor.person, of: municipality, on: day, in: tx)
      )
    }
    let mayPublish = visitor.may(.publishReleases)
    return ReleaseView(
      release: release, areas: areas.all.filter { present.contains($0.id) }, differences: differences,
      eyes: eyes, isOpen: isOpen,
      standing: release.state == .draft ? standing : nil,
      indicators: Dictionary(catalogue.indicators.map { ($0.slug, $0) }, uniquingKeysWith: { $1 }),
      areaNames: Dictionary(areas.all.map { ($0.id.raw, $0.name) }, uniquingKeysWith: { $1 }),
      publishing: .init(release, mayPublish: mayPublish, visitor: visitor.person, others: others),
      maySeeLog: mayPublish)
  }

  private func eyes(
    of release: Release, _ areas: AreaTree, _ municipality: ID<Tenant>
  ) async throws -> ([Eyes], Bool) {
    try await house.store.read { tx in
      (
        try ReleaseStore.eyes(of: release, areas, of: municipality, in: tx),
        try OpeningStore.isOpen(municipality, in: tx)
      )
    }
  }

  private func find(_ call: Call, _ visitor: Visitor) async throws -> (Release, AreaTree, Set<AreaID>) {
    let id = ID<Release>(call.parameter("release"))
    let municipality = visitor.municipality
    let found = try await house.store.read { tx -> (Release, AreaTree, Set<AreaID>)? in
      guard let release = try ReleaseStore.find(id, of: municipality, in: tx) else { return nil }
      return (
        release, try AreaStore.tree(of: municipality, in: tx),
        try ReleaseStore.areas(in: id, for: .inside, of: municipality, in: tx)
      )
    }
    guard let found else { throw Refusal.missing }
    return found
  }

  private var names: [String: String] {
    Dictionary(catalogue.indicators.map { ($0.slug, $0.name) }, uniquingKeysWith: { $1 })
  }

  private func show(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    .page(ReleasePages.show(try await view(call, visitor)))
  }

  private func log(_ call: Call, _ visitor: Visitor) async throws -> (Release, HiddenLog) {
    let (release, areas, _) = try await find(call, visitor)
    let municipality = visitor.municipality
    let entries = try await house.store.write { tx in
      // Written down before it is shown: a log that cannot be written shows nothing.
      try AccessLogStore.append(
        .restrictedFiguresRead, by: visitor.person, object: "udgivelse:\(release.id.raw)", in: municipality,
        at: call.now, tx: tx)
      return try ReleaseStore.reasons(in: release.id, of: municipality, in: tx)
    }
    let places = Dictionary(areas.all.map { ($0.id.raw, $0.name) }, uniquingKeysWith: { $1 })
    return (release, HiddenLog(entries: entries, indicators: names, areas: places))
  }

  private func publish(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let id = ID<Release>(call.parameter("release"))
    do {
      let alone = try await call.form().checked("alene")
      try await job(visitor).publish(id, by: visitor.actor, alone: alone, at: call.now)
    } catch ReleaseRefusal.needsConfirmation {
      var errors = FormErrors()
      errors.add("alene", ReleaseRefusal.needsConfirmation.words)
      return .page(ReleasePages.show(try await view(call, visitor), errors: errors), status: 422)
    } catch let refusal as ReleaseRefusal {
      throw Refusal.conflict(refusal.words)
    }
    return .seeOther(.release(id))
  }

  private func withdraw(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let id = ID<Release>(call.parameter("release"))
    do {
      try await job(visitor).withdraw(id, by: visitor.actor, at: call.now)
    } catch let refusal as ReleaseRefusal {
      throw Refusal.conflict(refusal.words)
    }
    return .seeOther(.release(id))
  }
}
