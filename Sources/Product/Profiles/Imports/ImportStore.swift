import Foundation
import People
import Storage
import Tabular
import Values

/// The import desk: receives files, says what they would do, and takes them in whole or not at all.
package struct ImportStore: Sendable {
  package let store: Store
  package let shelf: FileShelf
  package let catalogue: Catalogue
  package let municipality: ID<Tenant>

  package init(store: Store, shelf: FileShelf, catalogue: Catalogue, municipality: ID<Tenant>) {
    self.store = store
    self.shelf = shelf
    self.catalogue = catalogue
    self.municipality = municipality
  }

  package enum Receipt: Sendable {
    case new(ReceivedFile)
    /// The same bytes were received before and wait to be accepted.
    case waiting(ReceivedFile)
    /// The same bytes were accepted before: there is nothing to do.
    case accepted(ReceivedFile, Dataset)
    /// The same bytes were accepted before, but that dataset was withdrawn: they are received anew.
    case again(ReceivedFile, after: Dataset)

    /// The file to go on with; nil when there is nothing to do.
    package var file: ReceivedFile? {
      switch self {
      case .new(let file), .waiting(let file), .again(let file, _): file
      case .accepted: nil
      }
    }
  }

  /// Stores a file as it came. The same file again says so and does nothing.
  package func receive(
    _ file: URL, named name: String, from actor: Actor, source sourceName: String, at now: Instant
  ) async throws -> Receipt {
    let (sha256, size) = try keep(file)
    let municipality = municipality
    let receipt = try await store.write { tx -> Receipt in
      let source = try known(sourceName, at: now, tx)
      var withdrawn: Dataset?
      if let before = try FileStore.file(sha256: sha256, source: source.id, of: municipality, in: tx) {
        guard let dataset = try DatasetStore.dataset(ofFile: before.id, of: municipality, in: tx) else {
          return .waiting(before)
        }
        if dataset.withdrawnAt == nil { return .accepted(before, dataset) }
        try FileStore.retire(before, of: dataset, in: municipality, tx: tx)
        withdrawn = dataset
      }
      let received = ReceivedFile(
        id: .make(at: now), source: source.id, name: name, sha256: sha256, size: size, receivedAt: now,
        sender: actor.name)
      try FileStore.add(received, of: municipality, in: tx)
      try AccessLogStore.append(
        .fileReceived, by: actor, object: "fil:\(received.id.raw)", in: municipality, at: now, tx: tx)
      return withdrawn.map { .again(received, after: $0) } ?? .new(received)
    }
    // Somebody may have discarded the same bytes between our two steps.
    if !shelf.holds(sha256) { _ = try keep(file) }
    return receipt
  }

  /// A full disk is told in the same words whether it is the shelf or the database that meets it first.
  private func keep(_ file: URL) throws -> (sha256: String, size: Int) {
    do {
      return try shelf.keep(file)
    } catch let error as CocoaError where error.code == .fileWriteOutOfSpace {
      throw StoreError.full
    }
  }

  private func known(_ name: String, at now: Instant, _ tx: Transaction) throws -> DataSource {
    if let source = try DatasetStore.source(named: name, of: municipality, in: tx) { return source }
    let source = DataSource(id: .make(at: now), name: name, mapping: nil)
    try DatasetStore.save(source, of: municipality, at: now, in: tx)
    return source
  }

  /// Reads a received file; throws `Unreadable` with the findings when it holds no table.
  package func open(_ file: ReceivedFile, sheet: String? = nil) throws -> TidySource {
    try Tidy.read(shelf.url(of: file.sha256).path, sheet: sheet)
  }

  /// The file held against the mapping, the catalogue, the areas and what is known already. Stores nothing.
  /// `limit` is how many findings of each level are kept.
  package func plan(
    _ source: TidySource, mapping: Mapping, today: Day, limit: Int = Findings.limit
  ) async throws -> ImportPlan {
    let areas = try await areas()
    let reading = ImportReading(mapping: mapping, catalogue: catalogue, areas: areas, today: today)
    let draft = reading.read(source, limit: limit)
    let municipality = municipality
    return try await store.read { tx in
      var plan = ImportPlan(draft: draft, mapping: mapping)
      try plan.compare { try ObservationStore.current(indicator: $0, of: municipality, in: tx) }
      return plan
    }
  }

  package func areas() async throws -> AreaTree {
    let municipality = municipality
    return try await store.read { tx in try AreaStore.tree(of: municipality, in: tx) }
  }

  /// Takes the plan in as an immutable dataset, and remembers the mapping. One transaction: all of it, or nothing.
  package func accept(
    _ file: ReceivedFile, plan: ImportPlan, by actor: Actor, at now: Instant
  ) async throws -> Dataset {
    guard plan.isUsable else { throw ImportRefusal.hasErrors }
    let (draft, mapping) = (plan.draft, plan.mapping)
    let notes = plan.findings.items.filter { $0.level == .warning }.map(\.message)
    let municipality = municipality
    return try await store.write { tx in
      if let before = try DatasetStore.dataset(ofFile: file.id, of: municipality, in: tx) {
        throw ImportRefusal.alreadyAccepted(before)
      }
      guard try FileStore.file(file.id, of: municipality, in: tx) != nil else { throw ImportRefusal.discarded }
      let dataset = Dataset(
        id: .make(at: now), number: try DatasetStore.nextNumber(of: municipality, in: tx), source: file.source,
        file: file.id, mapping: mapping, figures: draft.figures, notes: Array(Set(notes)).sorted(), acceptedAt: now,
        acceptedBy: actor.name, withdrawnAt: nil)
      try DatasetStore.add(dataset, of: municipality, in: tx)
      var blocks = DraftBlocks(draft)
      try ObservationStore.add(dataset.id, of: municipality, in: tx) { blocks.next() }
      if var source = try DatasetStore.source(file.source, of: municipality, in: tx) {
        source.mapping = mapping
        try DatasetStore.save(source, of: municipality, at: now, in: tx)
      }
      try AccessLogStore.append(
        .figuresImported, by: actor, object: "datasaet:\(dataset.id.raw)", detail: "\(dataset.figures) tal",
        in: municipality, at: now, tx: tx)
      return dataset
    }
  }
}

/// Why a file is not taken in.
package enum ImportRefusal: Error, Hashable, Sendable {
  case hasErrors
  case alreadyAccepted(Dataset)
  /// Somebody has discarded the file meanwhile.
  case discarded
}

/// The draft in blocks of one indicator and one area, in order.
private struct DraftBlocks {
  private let draft: ImportDraft
  private let periods: [ObservationBlock.Label]
  private let categories: [ObservationBlock.Label]
  private var place = 0

  init(_ draft: ImportDraft) {
    self.draft = draft
    periods = draft.periods.map { ObservationBlock.Label($0.text) }
    categories = draft.categories.map { ObservationBlock.Label($0) }
  }

  mutating func next() -> ObservationStore.Block? {
    guard place < draft.order.count else { return nil }
    let first = draft.stack.key(at: Int(draft.order[place]))
    let measure = draft.indicators[first.indicator].measure
    var body = ObservationBlock()
    while place < draft.order.count {
      let stackPlace = Int(draft.order[place])
      let key = draft.stack.key(at: stackPlace)
      guard key.indicator == first.indicator, key.area == first.area else { break }
      body.append(
        period: periods[key.period], category: categories[key.category], draft.content(at: stackPlace, measure))
      place += 1
    }
    return ObservationStore.Block(
      indicator: draft.indicators[first.indicator].slug, area: draft.areas[first.area], body: body)
  }
}

extension ImportStore {
  /// The mapping a received file is read by: the one its source remembers, else a guess, else a refusal that says what
  /// is missing. What the caller states (an indicator, a period) goes before both.
  package func mapping(
    for file: ReceivedFile, _ table: TidySource, stated: Mapping.Stated = Mapping.Stated()
  ) async throws -> Mapping {
    let (municipality, source) = (municipality, file.source)
    let remembered = try await store.read { try DatasetStore.source(source, of: municipality, in: $0)?.mapping }
    if var mapping = remembered, mapping.fits(table) {
      if let indicator = stated.indicator { mapping.indicator = .fixed(indicator) }
      if let period = stated.period { mapping.period = .fixed(period) }
      mapping.periodLabels.merge(stated.periodLabels) { $1 }
      return mapping
    }
    let guess = Mapping.guess(FileSurvey(table, catalogue: catalogue), catalogue: catalogue, areas: try await areas())
    return try guess.mapping(stated)
  }

  package func sources() async throws -> [DataSource] {
    let municipality = municipality
    return try await store.read { try DatasetStore.sources(of: municipality, in: $0) }
  }

  /// Takes a dataset out of coming releases. False when it was out already, or is not ours.
  package func withdraw(_ dataset: ID<Dataset>, by actor: Actor, at now: Instant) async throws -> Bool {
    let municipality = municipality
    return try await store.write { tx in
      guard try DatasetStore.withdraw(dataset, by: actor.name, at: now, of: municipality, in: tx) else { return false }
      try AccessLogStore.append(
        .figuresWithdrawn, by: actor, object: "datasaet:\(dataset.raw)", in: municipality, at: now, tx: tx)
      return true
    }
  }

  /// Forgets a file that was never taken in, and takes its bytes away unless somebody else has sent the same ones.
  /// False if it has become a dataset.
  package func discard(_ file: ID<ReceivedFile>, by actor: Actor, at now: Instant) async throws -> Bool {
    let municipality = municipality
    let sha256 = try await store.write { tx -> String? in
      guard let sha256 = try FileStore.file(file, of: municipality, in: tx)?.sha256,
        try FileStore.discard(file, of: municipality, in: tx)
      else { return nil }
      try AccessLogStore.append(
        .fileDiscarded, by: actor, object: "fil:\(file.raw)", in: municipality, at: now, tx: tx)
      return sha256
    }
    guard let sha256 else { return false }
    // After the transaction: bytes that are gone cannot be rolled back.
    if try await store.read({ try !FileStore.isHeld(sha256, in: $0) }) { shelf.remove(sha256) }
    return true
  }
}
