import Foundation
import People
import Profiles
import Tabular
import TestSupport
import Testing

@Suite struct ProfileSheetTests {
  private func found(_ name: String = "Cykler i skole", x: Int = 20) throws -> Figure {
    try #require(
      try figure(
        .made(name: name),
        [
          Cell("strandby", "2023/24", .proportion(x: x, n: 60)), Cell("kirkeby", "2023/24", .proportion(x: 30, n: 70)),
          Cell("fjordlund", "2023/24", .proportion(x: 90, n: 300)),
        ]))
  }

  @Test func `every number stands in a row with its interval, its state and its source`() throws {
    let lines = String(decoding: try ProfileSheet([found()]).csv(), as: UTF8.self).split(separator: "\r\n")
    #expect(lines.count == 3)
    #expect(
      lines[1]
        == "Cykler i skole;Trivsel;Strandby;2023/24;;33,3;22,7;45,9;60;procent;vist;ingen sikker forskel;for få målinger;Kommunen, Cykeltælling"
    )
    #expect(lines[2].hasPrefix("Cykler i skole;Trivsel;Fjordlund Kommune;2023/24;;30,0;"))
    #expect(lines[2].hasSuffix(";vist;;;Kommunen, Cykeltælling"), "The verdict is about Strandby")
  }

  @Test func `a hidden number is a word and empty cells, whatever is behind it`() throws {
    let sheets = try Set((1...4).map { try ProfileSheet([found(x: $0)]).csv() })
    #expect(sheets.count == 1)
    let text = String(decoding: try #require(sheets.first), as: UTF8.self)
    #expect(text.contains("Strandby;2023/24;;;;;;procent;skjult;skjult;;"))
  }

  @Test func `a name that begins like a formula is not one`() throws {
    let text = String(decoding: try ProfileSheet([found("=1+1")]).csv(), as: UTF8.self)
    #expect(text.contains("\r\n'=1+1;"))
  }

  @Test func `the workbook holds what the text file holds`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let bytes = try ProfileSheet([found()]).xlsx(in: folder)
    #expect(bytes.starts(with: Array("PK".utf8)))
    #expect(bytes.count > 2000)
  }
}
