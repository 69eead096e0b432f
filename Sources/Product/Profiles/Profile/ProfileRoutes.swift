import Foundation
import Markup
import People
import Storage
import Tabular
import Values
import Web

/// Local communities and their profiles over HTTP. Everything here reads released tables and pages, and nothing else.
struct ProfileRoutes: Sendable {
  let house: House
  let catalogue: Catalogue
  let shelf: FrozenShelf

  func mount(_ routes: inout Routes) {
    routes.get("/lokalsamfund", .needs(.readProfiles)) { _, visitor in try await list(visitor) }
    routes.get("/lokalsamfund/{slug}/profil", .needs(.readProfiles)) { call, visitor in
      try await profile(call.parameter("slug"), visitor)
    }
    routes.get("/lokalsamfund/{slug}/profil.csv", .needs(.readProfiles)) { call, visitor in
      try await sheet(call, visitor, as: .csv)
    }
    routes.get("/lokalsamfund/{slug}/profil.xlsx", .needs(.readProfiles)) { call, visitor in
      try await sheet(call, visitor, as: .xlsx)
    }
    routes.get("/indikatorer", .needs(.readProfiles)) { _, visitor in try await indicators(visitor) }
    routes.get("/indikatorer/{slug}", .needs(.readProfiles)) { call, visitor in try await indicator(call, visitor) }
  }

  /// An area is there before its figures are: then its page says what is missing.
  private func profile(_ slug: String, _ visitor: Visitor) async throws -> Answer {
    let (municipality, shelf, audience) = (visitor.municipality, shelf, Audience(visitor))
    let (area, page) = try await house.store.read { tx -> (Area?, Answer?) in
      guard let area = try AreaStore.find(slug: slug, of: municipality, in: tx) else { return (nil, nil) }
      let release = try ReleaseStore.current(of: municipality, in: tx)
      return (
        area, try release.flatMap { try Self.page(of: area, in: $0, for: audience, of: municipality, shelf, tx) }
      )
    }
    guard let area else { throw Refusal.missing }
    return page ?? .page(AreaListPages.without(area, mayManage: visitor.may(.manageData)))
  }

  /// A released page as it was drawn when the release was made, under a word about it when it is not what all see.
  /// Nil where the release has none of the area.
  static func page(
    of area: Area, in release: Release, for audience: Audience, of municipality: ID<Tenant>, _ shelf: FrozenShelf,
    _ tx: Transaction
  ) throws -> Answer? {
    let main = try ReleaseStore.main(
      of: area.id, audience: audience, in: release.id, of: municipality, shelf: shelf, in: tx)
    guard let main else { return nil }
    return .frozen(
      FrozenPage(
        title: "\(area.name), profil", menu: "lokalsamfund", phase: 1, trace: ProfileParts.trace(release),
        before: release.state == .published ? .empty : AreaListPages.notPublished(release),
        main: main, tag: "\(release.id.raw)-\(area.id.raw)-\(audience.rawValue)"))
  }

  private func sheet(_ call: Call, _ visitor: Visitor, as format: ProfileSheet.Format) async throws -> Answer {
    let (area, release) = try await find(call.parameter("slug"), visitor)
    return try await Self.sheet(
      of: area, in: release, for: Audience(visitor), of: visitor.municipality, as: format, house)
  }

  /// The same released cells as the page, as a spreadsheet.
  static func sheet(
    of area: Area, in release: Release, for audience: Audience, of municipality: ID<Tenant>,
    as format: ProfileSheet.Format, _ house: House
  ) async throws -> Answer {
    let figures = try await house.store.read { tx -> [Figure] in
      let areas = try AreaStore.tree(of: municipality, in: tx)
      let tables = try ReleaseStore.tables(in: release.id, for: audience, of: municipality, in: tx)
      return tables.compactMap { indicator, table in
        FigureMaking(table: table, indicator: indicator, areas: areas).figure(of: area)
      }
    }
    guard !figures.isEmpty else { throw Refusal.missing }
    let sheet = ProfileSheet(figures)
    let name = "\(area.slug)-profil\(release.state == .draft ? "-udkast" : "")"
    switch format {
    case .csv: return .bytes(try sheet.csv(), type: "text/csv; charset=utf-8", filename: "\(name).csv")
    case .xlsx: return try workbook(sheet, filename: "\(name).xlsx")
    }
  }

  /// The book is put together in a folder of its own, which is gone when the answer is ready.
  private static func workbook(_ sheet: ProfileSheet, filename: String) throws -> Answer {
    let folder = FileManager.default.temporaryDirectory.appending(path: "profil-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return .bytes(
      try sheet.xlsx(in: folder), type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      filename: filename)
  }

  private func find(_ slug: String, _ visitor: Visitor) async throws -> (Area, Release) {
    let municipality = visitor.municipality
    let found = try await house.store.read { tx -> (Area, Release)? in
      guard let area = try AreaStore.find(slug: slug, of: municipality, in: tx),
        let release = try ReleaseStore.current(of: municipality, in: tx)
      else { return nil }
      return (area, release)
    }
    guard let found else { throw Refusal.missing }
    return found
  }

  private func list(_ visitor: Visitor) async throws -> Answer {
    let (municipality, audience) = (visitor.municipality, Audience(visitor))
    let (areas, release, present) = try await house.store.read { tx -> (AreaTree, Release?, Set<AreaID>) in
      let release = try ReleaseStore.current(of: municipality, in: tx)
      let present = try release.map { try ReleaseStore.areas(in: $0.id, for: audience, of: municipality, in: tx) } ?? []
      return (try AreaStore.tree(of: municipality, in: tx), release, present)
    }
    return .page(AreaListPages.list(areas, release: release, present: present, mayManage: visitor.may(.manageData)))
  }

  private func indicators(_ visitor: Visitor) async throws -> Answer {
    let (municipality, audience) = (visitor.municipality, Audience(visitor))
    let released = try await house.store.read { tx -> Set<String> in
      guard let release = try ReleaseStore.current(of: municipality, in: tx) else { return [] }
      return Set(try ReleaseStore.slugs(in: release.id, for: audience, of: municipality, in: tx))
    }
    return .page(IndicatorPages.list(catalogue, released: released))
  }

  private func indicator(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let slug = call.parameter("slug")
    let (municipality, audience) = (visitor.municipality, Audience(visitor))
    let found = try await house.store.read { tx -> (Indicator, [Figure], Release)? in
      guard let release = try ReleaseStore.current(of: municipality, in: tx),
        let (indicator, table) = try ReleaseStore.table(slug, in: release.id, for: audience, of: municipality, in: tx)
      else { return nil }
      let areas = try AreaStore.tree(of: municipality, in: tx)
      let making = FigureMaking(table: table, indicator: indicator, areas: areas)
      return (indicator, areas.all.compactMap { making.figure(of: $0) }, release)
    }
    if let (indicator, figures, release) = found {
      return .page(IndicatorPages.show(indicator, figures: figures, release: release))
    }
    guard let indicator = catalogue[slug] else { throw Refusal.missing }
    return .page(IndicatorPages.show(indicator, figures: [], release: nil))
  }
}

extension Audience {
  init(_ visitor: Visitor) { self = visitor.may(.readInsideFigures) ? .inside : .partner }
}
