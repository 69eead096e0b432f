import Danish
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
    let made = try await compute()
    guard !made.finished.isEmpty else { throw ReleaseRefusal.nothingToRelease }
    let number = try await nextNumber()
    let draft = Release(
      id: .make(at: now), number: number, madeAt: now, madeBy: actor.name,
      maker: actor.isMachine ? nil : actor.id, publishedAt: nil, publishedBy: nil,
      withdrawnAt: nil, summary: Release.Summary(made.finished, unknown: made.unknown))
    let pages = await ReleaseJob.pages(draft, made)
    let release = draft.passed(await ReleaseJob.gate(made, pages))
    let (municipality, solver) = (municipality, Disclosure.solverVersion)
    return try await store.write { tx in
      try ReleaseStore.removeDrafts(of: municipality, in: tx)
      // Another may have made one meanwhile; the number is taken inside the transaction, the pages show the same.
      guard try ReleaseStore.nextNumber(of: municipality, in: tx) == number else { throw ReleaseRefusal.someoneElse }
      try ReleaseStore.add(release, of: municipality, in: tx)
      for indicator in made.finished {
        try ReleaseStore.add(indicator, to: release.id, of: municipality, solver: solver, in: tx)
      }
      for difference in made.finished.compactMap(\.difference) + made.gone {
        try ReleaseStore.add(difference, to: release.id, of: municipality, in: tx)
      }
      for page in pages {
        try ReleaseStore.add(
          page: page.main.stored, of: page.area.id, for: page.audiences, to: release.id, of: municipality, in: tx)
      }
      try AccessLogStore.append(
        .releaseMade, by: actor, object: "udgivelse:\(release.id.raw)", in: municipality, at: now, tx: tx)
      return release
    }
  }

  /// Everything a release consists of, before it is drawn and stored.
  struct Computed: Sendable {
    let areas: AreaTree
    let units: [People.Unit]
    let finished: [FinishedIndicator]
    /// Indicators there are figures for, but no definition any more.
    let unknown: [String]
    /// What readers lose altogether.
    let gone: [ReleaseDifference]
  }

  /// Reads the raw figures of one unchanging picture of the database and computes a few indicators at a time, so that
  /// only those few are unpacked at once.
  private func compute() async throws -> Computed {
    let (municipality, catalogue) = (municipality, catalogue)
    return try await store.read { tx in
      let areas = try AreaStore.tree(of: municipality, in: tx)
      let slugs = try ObservationStore.indicators(of: municipality, in: tx)
      let known = slugs.compactMap { catalogue[$0] }
      let standing = try ReleaseStore.current(of: municipality, in: tx)?.id
      var finished: [FinishedIndicator] = []
      for start in stride(from: 0, to: known.count, by: 16) {
        let batch = try known[start..<min(start + 16, known.count)].map { indicator in
          (
            indicator, try ObservationStore.delivered(indicator.slug, of: municipality, in: tx),
            try ReleaseStore.earlier(indicator.slug, of: municipality, in: tx)
          )
        }
        finished += try sideBySide(batch) { indicator, delivered, seen in
          try FinishedIndicator(delivered, indicator, areas, seen: seen, standing: standing)
        }.compactMap(\.self)
      }
      return Computed(
        areas: areas, units: try UnitStore.all(of: municipality, in: tx), finished: finished,
        unknown: slugs.filter { catalogue[$0] == nil },
        gone: try ReleaseStore.gone(from: standing, to: Set(finished.map(\.slug)), of: municipality, in: tx))
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
}

extension ReleaseJob {
  /// Four eyes: who made a draft may publish it only where nobody else can, and then says so with `alone`. A command
  /// at the machine is not held to it: whoever runs it can open the database as well, and the log tells.
  package func publish(_ id: ID<Release>, by actor: Actor, alone: Bool = false, at now: Instant) async throws {
    let municipality = municipality
    try await store.write { tx in
      let release = try ReleaseStore.find(id, of: municipality, in: tx)
      if let release, release.state == .draft, release.maker == actor.id {
        let others = try ReleaseJob.others(than: actor.id, of: municipality, on: now.day, in: tx)
        guard others.isEmpty else { throw ReleaseRefusal.needsAnother(others) }
        guard alone else { throw ReleaseRefusal.needsConfirmation }
      }
      if let release, release.state == .draft, !(release.gate?.isPassed ?? false) { throw ReleaseRefusal.notPassed }
      guard try ReleaseStore.publish(id, by: actor.name, at: now, of: municipality, in: tx) else {
        throw ReleaseRefusal.notADraft
      }
      try AccessLogStore.append(
        .releasePublished, by: actor, object: "udgivelse:\(id.raw)", in: municipality, at: now, tx: tx)
    }
  }

  /// Others in the municipality who may publish, by name.
  static func others(
    than person: PersonID, of municipality: ID<Tenant>, on day: Day, in tx: Transaction
  ) throws -> [String] {
    let roles = Role.allCases.filter { $0.permissions.contains(.publishReleases) }
    return try GrantStore.others(holding: roles, than: person, in: municipality, on: day, tx: tx)
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

  /// What a release changed for those who read the one before it.
  package func differences(in release: ID<Release>) async throws -> [ReleaseDifference] {
    let municipality = municipality
    return try await store.read { try ReleaseStore.differences(in: release, of: municipality, in: $0) }
  }

  /// An area's figures as a release tells them to an audience, read back from its frozen tables.
  package func figures(
    of area: AreaID, in release: ID<Release>, for audience: Audience = .inside
  ) async throws -> [Figure] {
    let municipality = municipality
    return try await store.read { tx in
      let areas = try AreaStore.tree(of: municipality, in: tx)
      guard let area = areas[area] else { return [] }
      return try ReleaseStore.tables(in: release, for: audience, of: municipality, in: tx).compactMap {
        indicator, table in
        FigureMaking(table: table, indicator: indicator, areas: areas).figure(of: area)
      }
    }
  }
}

/// Why a release was not made, published or withdrawn.
package enum ReleaseRefusal: Error, Hashable, Sendable {
  case nothingToRelease, someoneElse, notADraft, notPublished
  /// The attacker could work out what is hidden, or could not try.
  case notPassed
  /// Others can publish what this person made; their names.
  case needsAnother([String])
  /// Nobody else can; the person must say that it is done alone.
  case needsConfirmation

  package var words: String {
    switch self {
    case .nothingToRelease: "Der er ingen tal at udgive endnu. Læs en datafil ind først."
    case .someoneElse: "En anden har lige lavet en udgivelse. Se den, og prøv igen, hvis der stadig er noget at udgive."
    case .notADraft: "Udkastet er udgivet eller erstattet af et nyere."
    case .needsAnother(let names):
      "Du har selv lavet udkastet, og det skal ses igennem af en anden, før det udgives. Bed \(Danish.list(names, "eller")) om det."
    case .needsConfirmation: "Sæt kryds ved, at du har set profilerne igennem."
    case .notPassed:
      "Prøven af udkastet fandt noget, der skal løses først. Det står på udkastets side, hvad det er, og hvad I kan gøre."
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
  /// Counts what those who are signed in see.
  init(_ finished: [FinishedIndicator], unknown: [String]) {
    let inside = finished.compactMap { indicator in
      indicator.layer(for: .inside).map { (slug: indicator.slug, layer: $0) }
    }
    func slugs(_ outcomes: StewardLog.Outcome...) -> [String] {
      inside.filter { outcomes.contains($0.layer.outcome) }.map(\.slug)
    }
    self.init(
      indicators: finished.count, areas: finished.reduce(into: Set<String>()) { $0.formUnion($1.areas) }.count,
      shownCells: inside.reduce(0) { $0 + $1.layer.shownCells },
      hiddenCells: inside.reduce(0) { $0 + $1.layer.hiddenCells }, limited: slugs(.rootOnly, .rootTotals),
      hidden: slugs(.nothing), unknown: unknown,
      held: finished.filter { $0.layers.contains { !$0.held.isEmpty } }.map(\.slug),
      closed: finished.filter { $0.layers.contains { !$0.closed.isEmpty } }.map(\.slug))
  }
}
