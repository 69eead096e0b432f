import Disclosure
import People
import Storage
import Values
import Web

/// Is all of a release there, as it was made? A start counts what everybody sees; the doctor reads every byte of all.
enum ReleaseCheckJobs {
  static let check = Check("releases") { store, depth in
    try await store.read { tx in
      var remarks: [Check.Remark] = []
      for municipality in try MunicipalityStore.all(in: tx) {
        let all = try ReleaseStore.all(of: municipality.id, in: tx)
        let current = try ReleaseStore.current(of: municipality.id, in: tx)
        for release in depth == .deep ? all : all.filter({ $0.id == current?.id }) {
          let fault =
            try missing(in: release, of: municipality.id, tx)
            ?? (depth == .deep ? damaged(in: release, of: municipality.id, tx) : nil)
          if let fault { remarks.append(.fault(StewardWords.unsound(release, of: municipality.name, fault))) }
        }
      }
      return remarks
    }
  }

  private static func missing(in release: Release, of municipality: ID<Tenant>, _ tx: Transaction) throws -> String? {
    let (tables, pages) = try ReleaseStore.counts(in: release.id, of: municipality, in: tx)
    let made = release.summary.indicators
    if tables != made { return StewardWords.tablesMissing(tables, of: made) }
    return pages == 0 ? StewardWords.pagesMissing([]) : nil
  }

  /// Thaws every table, proves every page, and draws up which areas must have one.
  private static func damaged(in release: Release, of municipality: ID<Tenant>, _ tx: Transaction) throws -> String? {
    let areas = try AreaStore.tree(of: municipality, in: tx)
    let tables: [(audiences: Audiences, indicator: Indicator, table: PublishedTable)]
    do {
      tables = try ReleaseStore.allTables(in: release.id, of: municipality, in: tx)
    } catch let error as StoreError {
      throw error
    } catch {
      return StewardWords.tableDamaged
    }
    let makings = tables.map { ($0.audiences, FigureMaking(table: $0.table, indicator: $0.indicator, areas: areas)) }
    let sound = try ReleaseStore.soundness(in: release.id, of: municipality, in: tx)
    var (absent, broken): ([String], [String]) = ([], [])
    for area in areas.all {
      let readers = makings.filter { $0.1.figure(of: area) != nil }.reduce(0) { $0 | $1.0.bits }
      let pages = Audience.allCases.map { (isNeeded: readers & $0.bit != 0, isSound: sound[$0]?[area.id]) }
      if pages.contains(where: { $0.isSound == false }) { broken.append(area.name) }
      if pages.contains(where: { $0.isNeeded && $0.isSound == nil }) { absent.append(area.name) }
    }
    if !broken.isEmpty { return StewardWords.pagesDamaged(broken) }
    return absent.isEmpty ? nil : StewardWords.pagesMissing(absent)
  }
}
