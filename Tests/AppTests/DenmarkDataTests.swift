import App
import Foundation
import People
import Profiles
import Tabular
import Testing
import Values

/// The real files that are shipped: read as they are, with Denmark's municipalities as areas.
@Suite struct DenmarkDataTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "data/danmark")

  static func tree() throws -> AreaTree {
    let csv = try String(contentsOf: folder.appending(path: "areas.csv"), encoding: .utf8)
    let read = try DenmarkData.areas(csv)
    return AreaTree(read.areas, memberships: read.memberships)
  }

  @Test func `the country has five regions, eleven parts and ninety-eight municipalities`() throws {
    let tree = try Self.tree()
    #expect(tree.areas(of: .country).map(\.name) == ["Danmark"])
    #expect(tree.areas(of: .region).count == 5)
    #expect(tree.areas(of: .district, in: AreaSystem("landsdel")).count == 11)
    let municipalities = tree.areas(of: .municipality)
    #expect(municipalities.count == 98)
    #expect(Set(municipalities.map(\.code)).count == 98)
    #expect(Set(tree.all.map(\.slug)).count == tree.count)
    for municipality in municipalities {
      #expect(tree.otherAreas(of: municipality.id).count == 1, "\(municipality.name)")
    }
  }

  @Test(arguments: [
    ("Copenhagen", "København"), ("Århus", "Aarhus"), ("All Denmark", "Danmark"), ("0766", "Hedensted"),
    ("Province Fyn", "Landsdel Fyn"), ("Bornholm", "Bornholm"), ("Vesthimmerlands", "Vesthimmerlands"),
    ("Ertholmene", "Christiansø"),
  ])
  func `names are understood as the files write them`(written: String, meant: String) throws {
    #expect(try Self.tree().match(written)?.name == meant)
  }

  @Test(arguments: DenmarkData.files.indices)
  func `every shipped file is read whole, with a figure for each municipality`(number: Int) throws {
    let file = DenmarkData.files[number]
    let source = try Tidy.read(Self.folder.appending(path: file.name).path)
    let tree = try Self.tree()
    let reading = ImportReading(
      mapping: file.mapping, catalogue: DemoFiguresTests.catalogue, areas: tree, today: Day(2026, 11, 21)!)
    let draft = reading.read(source)
    let told = draft.findings.items.filter { $0.level != .note }.map { "\($0)" }
    #expect(
      draft.isUsable, "\(file.name): \(source.dimensions) \(source.measures) \(source.headings) \(told.prefix(4))")
    #expect(draft.figures >= 98)
  }

  @Test func `the municipalities' families without a car are the country's, as the source's own text says`() throws {
    let path = Self.folder.appending(path: "familier_uden_bil_noheader_latin1.csv").path
    let source = try Tidy.read(path)
    let tree = try Self.tree()
    var sums = [0.0, 0.0]
    source.forEach { (row: borrowing TidyRow) in
      guard let area = tree.match(row.label(1)), area.kind == .municipality || area.name == "Christiansø" else {
        return
      }
      for year in 0...1 { sums[year] += row.value(year) ?? 0 }
    }
    #expect(sums == [1_178_935, 1_166_668])
  }
}
