import Disclosure
import Foundation
import Markup
import People
import Storage
import Values
import Web

/// Makes a release: all indicators, all areas, all pages, in one go; afterwards pages only have to be read.
package struct ReleaseJob: Sendable {
  package let store: Store
  package let catalogue: Catalogue
  package let municipality: ID<Tenant>

  package init(store: Store, catalogue: Catalogue, municipality: ID<Tenant>) {
    self.store = store
    self.catalogue = catalogue
    self.municipality = municipality
  }

  /// Computes and stores a draft; an earlier draft is thrown away. Nobody but the data steward sees it until it is
  /// published. Throws `ReleaseRefusal` when there is nothing to release.
  package func make(by actor: Actor, at now: Instant) async throws -> Release {
    let (areas, units, finished, unknown) = try await compute()
    guard !finished.isEmpty else { throw ReleaseRefusal.nothingToRelease }
    let number = try await nextNumber()
    let release = Release(
      id: .make(at: now), number: number, madeAt: now, madeBy: actor.name, publishedAt: nil, publishedBy: nil,
      withdrawnAt: nil, summary: Release.Summary(finished, unknown: unknown))
    let pages = await ReleaseJob.pages(release, finished, areas, units)
    let municipality = municipality
    return try await store.write { tx in
      try ReleaseStore.removeDrafts(of: municipality, in: tx)
      // Another may have made one meanwhile; the number is taken inside the transaction, the pages show the same.
      guard try ReleaseStore.nextNumber(of: municipality, in: tx) == number else { throw ReleaseRefusal.someoneElse }
      try ReleaseStore.add(release, of: municipality, in: tx)
      for indicator in finished { try ReleaseStore.add(indicator, to: release.id, of: municipality, in: tx) }
      for (area, page) in pages {
        try ReleaseStore.add(page: page, of: area, audience: .inside, to: release.id, of: municipality, in: tx)
      }
      try AccessLogStore.append(
        .releaseMade, by: actor, object: "udgivelse:\(release.id.raw)", in: municipality, at: now, tx: tx)
      return release
    }
  }

  /// Reads the raw figures of one unchanging picture of the database and computes a few indicators at a time, so that
  /// only those few are unpacked at once.
  private func compute() async throws -> (AreaTree, [People.Unit], [FinishedIndicator], [String]) {
    let (municipality, catalogue) = (municipality, catalogue)
    return try await store.read { tx in
      let areas = try AreaStore.tree(of: municipality, in: tx)
      let slugs = try ObservationStore.indicators(of: municipality, in: tx)
      let known = slugs.compactMap { catalogue[$0] }
      var finished: [FinishedIndicator] = []
      for start in stride(from: 0, to: known.count, by: 16) {
        let batch = try known[start..<min(start + 16, known.count)].map { indicator in
          (indicator, try ObservationStore.delivered(indicator.slug, of: municipality, in: tx))
        }
        finished += try sideBySide(batch) { indicator, delivered in
          try ReleasedIndicator.computed(from: try delivered.newest(), indicator: indicator, areas: areas)
            .map { try FinishedIndicator($0, areas: areas) }
        }.compactMap(\.self)
      }
      return (
        areas, try UnitStore.all(of: municipality, in: tx), finished, slugs.filter { catalogue[$0] == nil }
      )
    }
  }

  private func nextNumber() async throws -> Int {
    let municipality = municipality
    return try await store.read { tx in
      let releases = try ReleaseStore.all(of: municipality, in: tx)
      // A draft's number is free again, because making a release throws drafts away.
      return (releases.filter { $0.state != .draft }.map(\.number).max() ?? 0) + 1
    }
  }

  /// Draws and compresses every area's page. That is computing alone, so it is kept off the threads that answer visitors.
  private static func pages(
    _ release: Release, _ finished: [FinishedIndicator], _ areas: AreaTree, _ units: [People.Unit]
  ) async -> [(AreaID, [UInt8])] {
    let figures = areas.all.map { area in (area: area, figures: finished.compactMap { $0.figures[area.id] }) }
    let present = figures.filter { !$0.figures.isEmpty }
    let ids = Set(present.map(\.area.id))
    return await withCheckedContinuation { done in
      DispatchQueue.global().async {
        done.resume(
          returning: sideBySide(present) { area, figures in
            let profile = Profile(
              area: area, release: release, figures: figures, areas: areas, units: units, present: ids)
            return (area.id, FrozenMain(html: ProfilePages.main(profile)).stored)
          })
      }
    }
  }
}

extension ReleaseJob {
  package func publish(_ id: ID<Release>, by actor: Actor, at now: Instant) async throws {
    let municipality = municipality
    try await store.write { tx in
      guard try ReleaseStore.publish(id, by: actor.name, at: now, of: municipality, in: tx) else {
        throw ReleaseRefusal.notADraft
      }
      try AccessLogStore.append(
        .releasePublished, by: actor, object: "udgivelse:\(id.raw)", in: municipality, at: now, tx: tx)
    }
  }

  package func withdraw(_ id: ID<Release>, by actor: Actor, at now: Instant) async throws {
    let municipality = municipality
    try await store.write { tx in
      guard try ReleaseStore.withdraw(id, by: actor.name, at: now, of: municipality, in: tx) else {
        throw ReleaseRefusal.notPublished
      }
      try AccessLogStore.append(
        .releaseWithdrawn, by: actor, object: "udgivelse:\(id.raw)", in: municipality, at: now, tx: tx)
    }
  }
}

extension ReleaseJob {
  /// The release everybody sees.
  package func current() async throws -> Release? {
    let municipality = municipality
    return try await store.read { try ReleaseStore.current(of: municipality, in: $0) }
  }

  /// An area's figures as a release tells them, read back from its frozen tables.
  package func figures(of area: AreaID, in release: ID<Release>) async throws -> [Figure] {
    let municipality = municipality
    return try await store.read { tx in
      let areas = try AreaStore.tree(of: municipality, in: tx)
      guard let area = areas[area] else { return [] }
      return try ReleaseStore.tables(in: release, of: municipality, in: tx).compactMap { indicator, table in
        FigureMaking(table: table, indicator: indicator, areas: areas).figure(of: area)
      }
    }
  }
}

/// Why a release was not made, published or withdrawn.
package enum ReleaseRefusal: Error, Hashable, Sendable {
  case nothingToRelease, someoneElse, notADraft, notPublished

  package var words: String {
    switch self {
    case .nothingToRelease: "Der er ingen tal at udgive endnu. Læs en datafil ind først."
    case .someoneElse: "En anden har lige lavet en udgivelse. Se den, og prøv igen, hvis der stadig er noget at udgive."
    case .notADraft: "Udkastet er udgivet eller erstattet af et nyere."
    case .notPublished: "Udgivelsen er ikke udgivet, eller den er allerede trukket tilbage."
    }
  }
}

extension Profile {
  /// Links only to areas that are present, which is those that have a page in the same release.
  init(area: Area, release: Release, figures: [Figure], areas: AreaTree, units: [People.Unit], present: Set<AreaID>) {
    let above = areas.ancestors(of: area.id)
    let (own, helpers) = Profile.resources(of: area, in: areas, units)
    self.init(
      area: area, whole: above.last, release: release.number, madeAt: release.madeAt,
      figures: figures.sorted {
        ($0.indicator.theme.place, $0.indicator.topicPlace, $0.indicator.name)
          < ($1.indicator.theme.place, $1.indicator.topicPlace, $1.indicator.name)
      },
      inside: areas.children(of: area.id).filter { present.contains($0.id) },
      above: above.reversed().filter { present.contains($0.id) }, units: own, helpers: helpers)
  }
}

extension Release.Summary {
  init(_ finished: [FinishedIndicator], unknown: [String]) {
    self.init(
      indicators: finished.count, areas: finished.reduce(into: Set<String>()) { $0.formUnion($1.areas) }.count,
      shownCells: finished.reduce(0) { $0 + $1.shownCells }, hiddenCells: finished.reduce(0) { $0 + $1.hiddenCells },
      limited: finished.filter { $0.outcome == .rootOnly || $0.outcome == .rootTotals }.map(\.slug),
      hidden: finished.filter { $0.outcome == .nothing }.map(\.slug), unknown: unknown)
  }
}
