import Foundation
import Markup
import People
import Storage
import Tabular
import Values
import Web

/// Somebody who reads a release: whose eyes it is read with, and what stands above each page.
struct Reader: Sendable {
  let municipality: ID<Tenant>
  let audience: Audience
  /// Nil while nothing is published.
  let release: Release?
  /// The municipality's list of indicators, for those who may also see what is not released; otherwise nil.
  var catalogue: Catalogue?
  /// Whose profile it is, after a page's title; nil for those inside, who know.
  var place: String?
  var menu: String? = "lokalsamfund"
  var hasTrace = true
  var mayManage = false
  /// Above every page: what a reader must know of whose eyes this is. The area is given on a profile alone.
  var before: @Sendable (Area?) -> HTML = { _ in .empty }
  /// Below the top of the list of areas.
  var sharing: HTML = .empty
  /// The areas this reader may read about; nil for all of them.
  var only: Set<AreaID>?
  /// For those who may pin figures and ask about them; nil for everybody else, also when a release is looked through.
  var desk: FigureDesk?

  func reads(_ area: AreaID) -> Bool { only?.contains(area) ?? true }

  func title(_ title: String) -> String { place.map { "\(title), \($0)" } ?? title }

  func answer(_ page: Page) -> Answer {
    var page = page
    (page.title, page.menu, page.main) = (title(page.title), menu, "\(before(nil))\(page.main)")
    return .page(page)
  }
}

/// Somebody who may pin a figure and ask about it.
struct FigureDesk: Sendable {
  let asker: PersonID
}

/// The pages of a release, the same for whoever reads it: inside, from outside, and before it is published.
///
/// Everything is read in one look at the database, so that what is published, closed or opened meanwhile counts for
/// the whole page or not at all.
struct ReadingRoutes: Sendable {
  typealias Find = @Sendable (Transaction) throws -> Reader

  let house: House
  let shelf: FrozenShelf

  func list(_ find: @escaping Find) async throws -> Answer {
    try await house.store.read { tx in
      let reader = try find(tx)
      let municipality = reader.municipality
      let seen = try reader.release.map {
        (
          areas: try ReleaseStore.areas(in: $0.id, for: reader.audience, of: municipality, in: tx),
          indicators: try ReleaseStore.slugs(in: $0.id, for: reader.audience, of: municipality, in: tx).count
        )
      }
      let asked: HTML? = try reader.desk.map { desk in
        QuestionParts.doorway(
          open: try QuestionStore.open(of: municipality, as: reader.audience, by: desk.asker, in: tx).count)
      }
      return reader.answer(
        AreaListPages.list(
          try AreaStore.tree(of: municipality, in: tx), release: reader.release,
          present: (seen?.areas ?? []).filter(reader.reads), isWhole: reader.only == nil,
          indicators: seen?.indicators ?? 0, mayManage: reader.mayManage, sharing: "\(asked)\(reader.sharing)"))
    }
  }

  /// A released page as it was drawn when the release was made. Where the release has none of the area, `otherwise`
  /// is answered: an area may be there before its figures are.
  func profile(
    _ slug: String, _ find: @escaping Find, otherwise: @escaping @Sendable (Area, Reader) throws -> Answer
  ) async throws -> Answer {
    let shelf = shelf
    return try await house.store.read { tx in
      let reader = try find(tx)
      let area = try Self.area(slug, reader, tx)
      guard let release = reader.release,
        var main = try ReleaseStore.main(
          of: area.id, audience: reader.audience, in: release.id, of: reader.municipality, shelf: shelf, in: tx)
      else { return try otherwise(area, reader) }
      var tag = "\(release.id.raw)-\(area.id.raw)-\(reader.audience.rawValue)"
      if let only = reader.only {
        let tree = try AreaStore.tree(of: reader.municipality, in: tx)
        let gone = Set(tree.all.filter { !only.contains($0.id) }.map { Path.beside($0.slug).text })
        main = main.leading { !gone.contains($0) }
        tag += "-\(main.checksum)"
      }
      return .frozen(
        FrozenPage(
          title: reader.title("\(area.name), profil"), menu: reader.menu, phase: 1,
          trace: reader.hasTrace ? ProfileParts.trace(release) : nil, before: reader.before(area), main: main,
          tag: tag))
    }
  }

  /// An area the reader may read about; every other is not there.
  private static func area(_ slug: String, _ reader: Reader, _ tx: Transaction) throws -> Area {
    guard let area = try AreaStore.find(slug: slug, of: reader.municipality, in: tx), reader.reads(area.id) else {
      throw Refusal.missing
    }
    return area
  }

  /// The same released cells as the profile, as a spreadsheet.
  func sheet(_ slug: String, as format: ProfileSheet.Format, _ find: @escaping Find) async throws -> Answer {
    let (name, figures) = try await house.store.read { tx -> (String, [Figure]) in
      let reader = try find(tx)
      let municipality = reader.municipality
      let area = try Self.area(slug, reader, tx)
      guard let release = reader.release else { throw Refusal.missing }
      let areas = try AreaStore.tree(of: municipality, in: tx)
      let tables = try ReleaseStore.tables(in: release.id, for: reader.audience, of: municipality, in: tx)
      let figures = tables.compactMap { indicator, table in
        FigureMaking(table: table, indicator: indicator, areas: areas).figure(of: area)
      }
      return (Self.name(of: area, reader.audience, release), figures)
    }
    guard !figures.isEmpty else { throw Refusal.missing }
    let sheet = ProfileSheet(figures)
    switch format {
    case .csv: return .bytes(try sheet.csv(), type: "text/csv; charset=utf-8", filename: "\(name).csv")
    case .xlsx: return try workbook(sheet, filename: "\(name).xlsx")
    }
  }

  private static func name(of area: Area, _ audience: Audience, _ release: Release) -> String {
    let circle = audience == .everyone ? "-aaben" : ""
    return "\(area.slug)-profil\(circle)\(release.state == .draft ? "-udkast" : "")"
  }

  /// The book is put together in a folder of its own, which is gone when the answer is ready.
  private func workbook(_ sheet: ProfileSheet, filename: String) throws -> Answer {
    let folder = FileManager.default.temporaryDirectory.appending(path: "profil-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return .bytes(
      try sheet.xlsx(in: folder), type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      filename: filename)
  }

  func indicators(_ find: @escaping Find) async throws -> Answer {
    try await house.store.read { tx in
      let reader = try find(tx)
      let definitions = try reader.release.map {
        try ReleaseStore.definitions(in: $0.id, for: reader.audience, of: reader.municipality, in: tx)
      }
      let released = Set((definitions ?? []).map(\.slug))
      let page =
        reader.catalogue.map { IndicatorPages.list($0, released: released) }
        ?? IndicatorPages.list(Catalogue(definitions ?? []), released: nil)
      return reader.answer(page)
    }
  }

  func indicator(_ slug: String, _ find: @escaping Find) async throws -> Answer {
    try await house.store.read { tx in
      let reader = try find(tx)
      let municipality = reader.municipality
      if let release = reader.release,
        let (indicator, table) = try ReleaseStore.table(
          slug, in: release.id, for: reader.audience, of: municipality, in: tx)
      {
        let areas = try AreaStore.tree(of: municipality, in: tx)
        let making = FigureMaking(table: table, indicator: indicator, areas: areas)
        let placed = areas.all.filter { reader.reads($0.id) }.compactMap { area in
          making.figure(of: area).map { (area: area, figure: $0) }
        }
        return reader.answer(
          IndicatorPages.show(
            indicator, figures: placed.map(\.figure), release: release, for: reader.audience,
            desks: reader.desk == nil ? [] : placed.map { .figure($0.area.slug, slug) },
            asked: try asked(slug, reader, tx)))
      }
      guard let indicator = reader.catalogue?[slug] else { throw Refusal.missing }
      return reader.answer(
        IndicatorPages.show(
          indicator, figures: [], release: nil, for: reader.audience, asked: try asked(slug, reader, tx)))
    }
  }

  /// What has been asked about an indicator and answered, for all areas.
  private func asked(_ indicator: String, _ reader: Reader, _ tx: Transaction) throws -> HTML {
    guard let desk = reader.desk else { return .empty }
    let questions = try QuestionStore.about(
      indicator, of: reader.municipality, as: reader.audience, by: desk.asker, in: tx)
    return QuestionParts.section(questions, isInside: reader.audience == .inside)
  }
}
