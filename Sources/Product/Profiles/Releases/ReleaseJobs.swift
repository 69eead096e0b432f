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
    let (areas, units, released, unknown) = try await compute()
    guard !released.isEmpty else { throw ReleaseRefusal.nothingToRelease }
    let number = try await nextNumber()
    let release = Release(
      id: .make(at: now), number: number, madeAt: now, madeBy: actor.name, publishedAt: nil, publishedBy: nil,
      withdrawnAt: nil, summary: Release.Summary(released, unknown: unknown))
    let pages = ReleaseJob.pages(release, released, areas, units)
    let municipality = municipality
    return try await store.write { tx in
      try ReleaseStore.removeDrafts(of: municipality, in: tx)
      // Another may have made one meanwhile; the number is taken inside the transaction, the pages show the same.
      guard try ReleaseStore.nextNumber(of: municipality, in: tx) == number else { throw ReleaseRefusal.someoneElse }
      try ReleaseStore.add(release, of: municipality, in: tx)
      for indicator in released { try ReleaseStore.add(indicator, to: release.id, of: municipality, in: tx) }
      for (area, page) in pages {
        try ReleaseStore.add(page: page, of: area, audience: .inside, to: release.id, of: municipality, in: tx)
      }
      try AccessLogStore.append(
        .releaseMade, by: actor, object: "udgivelse:\(release.id.raw)", in: municipality, at: now, tx: tx)
      return release
    }
  }

  /// Reads the raw figures of one unchanging picture of the database and computes indicator by indicator.
  private func compute() async throws -> (AreaTree, [People.Unit], [ReleasedIndicator], [String]) {
    let (municipality, catalogue) = (municipality, catalogue)
    return try await store.read { tx in
      let areas = try AreaStore.tree(of: municipality, in: tx)
      var released: [ReleasedIndicator] = []
      var unknown: [String] = []
      for slug in try ObservationStore.indicators(of: municipality, in: tx) {
        guard let indicator = catalogue[slug] else {
          unknown.append(slug)
          continue
        }
        let observations = try ObservationStore.current(indicator: slug, of: municipality, in: tx)
        if let one = ReleasedIndicator.computed(from: observations, indicator: indicator, areas: areas) {
          released.append(one)
        }
      }
      return (areas, try UnitStore.all(of: municipality, in: tx), released, unknown)
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

  private static func pages(
    _ release: Release, _ released: [ReleasedIndicator], _ areas: AreaTree, _ units: [People.Unit]
  ) -> [(AreaID, [UInt8])] {
    let makings = released.map { FigureMaking(table: $0.table, indicator: $0.indicator, areas: areas) }
    let figures = areas.all.map { area in (area: area, figures: makings.compactMap { $0.figure(of: area) }) }
    let present = figures.filter { !$0.figures.isEmpty }
    let ids = Set(present.map(\.area.id))
    return present.map { area, figures in
      let profile = Profile(
        area: area, release: release, figures: figures, areas: areas, units: units, present: ids)
      return (area.id, FrozenMain(html: ProfilePages.main(profile)).stored)
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
  init(_ released: [ReleasedIndicator], unknown: [String]) {
    let cells = released.flatMap { $0.table.cells.values }
    self.init(
      indicators: released.count, areas: Set(released.flatMap { $0.table.cells.keys.map(\.area) }).count,
      shownCells: cells.count { $0 != .hidden }, hiddenCells: cells.count { $0 == .hidden },
      limited: released.filter { $0.log.outcome == .rootOnly || $0.log.outcome == .rootTotals }.map(\.indicator.slug),
      hidden: released.filter { $0.log.outcome == .nothing }.map(\.indicator.slug), unknown: unknown)
  }
}
