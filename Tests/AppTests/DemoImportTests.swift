import App
import Foundation
import People
import Profiles
import Tabular
import TestSupport
import Testing
import Values

/// The invented files go the way every file goes: read, mapped, judged.
@Suite struct DemoImportTests {
  let today = Day(2026, 11, 21)!  // a real date

  @Test(arguments: DemoFilesTests.files.indices)
  func `every file is taken in whole by its remembered mapping`(number: Int) throws {
    let file = DemoFilesTests.files[number]
    let folder = FileManager.default.temporaryDirectory.appending(path: "demo-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let place = folder.appending(path: file.name)
    try file.bytes.write(to: place)
    let source = try Tidy.read(place.path)
    let reading = ImportReading(
      mapping: file.mapping, catalogue: DemoFiguresTests.catalogue, areas: DemoPeople.areaTree, today: today)
    let draft = reading.read(source)
    let told = draft.findings.items.filter { $0.level != .note }.map { "\($0)" }
    #expect(
      draft.isUsable,
      "\(file.name): \(source.dimensions) \(source.measures) \(source.headings.map(\.name)) \(told.prefix(3))")
    let figures = DemoFiguresTests.figures.all.filter { file.indicators.contains($0.indicator) }
    #expect(draft.figures >= figures.count, "\(file.name)")
    #expect(draft.skippedRows == 0)
    #expect(told.isEmpty, "\(file.name): \(told.prefix(3))")
  }
}
