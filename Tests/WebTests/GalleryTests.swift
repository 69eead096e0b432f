import Foundation
import Markup
import TestSupport
import Testing
import Web

@Suite struct GalleryTests {
  @Test(arguments: Gallery.sheets.map(\.name))
  func `every page of the gallery is whole, and is written out for the browser`(name: String) throws {
    let sheet = try #require(Gallery.sheets.first { $0.name == name })
    let html = Gallery.draw(sheet)
    #expect(HTMLChecker.problems(in: html) == [])
    let folder = URL(fileURLWithPath: ProcessInfo.processInfo.environment["FAELLED_GALLERY"] ?? ".build/gallery")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(html.bytes).write(to: folder.appendingPathComponent("\(name).html"))
  }
}
