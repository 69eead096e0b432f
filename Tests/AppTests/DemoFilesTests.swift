import App
import Foundation
import Profiles
import Testing

@Suite struct DemoFilesTests {
  static let names = Dictionary(
    uniqueKeysWithValues: DemoFiguresTests.catalogue.indicators.map { ($0.slug, $0.name) })
  static let files = DemoFile.all(from: DemoFiguresTests.figures, names: names)

  @Test func `every invented figure is delivered in exactly one file, and every source has a name of its own`() {
    let delivered = Self.files.flatMap(\.indicators)
    #expect(Set(delivered).count == delivered.count)
    #expect(Set(delivered) == Set(DemoFiguresTests.figures.all.map(\.indicator)))
    #expect(Set(Self.files.map(\.source)).count == Self.files.count)
    #expect(Set(Self.files.map(\.name)).count == Self.files.count)
  }

  @Test func `the same folder comes out twice, byte for byte`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "demo-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let first = try DemoFiles.make(into: folder, catalogue: DemoFiguresTests.catalogue)
    for file in first { #expect(try Data(contentsOf: folder.appending(path: file.name)) == file.bytes) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == first.count)
    #expect(first.map(\.bytes) == Self.files.map(\.bytes))
  }

  @Test func `every line has as many fields as the header, and the header is the one that was confirmed`() throws {
    for file in Self.files where !file.isMatrix {
      let lines = try text(file).split(whereSeparator: \.isNewline).map(String.init)
      let header = lines.firstIndex { $0.contains(file.columns.last?.head ?? "–") } ?? 0
      let mark: Character = lines[header].contains("\t") ? "\t" : lines[header].contains(";") ? ";" : ","
      #expect(fields(lines[header], mark) == file.columns.map(\.head), "\(file.name)")
      for line in lines[header...] { #expect(fields(line, mark).count == file.columns.count, "\(file.name): \(line)") }
      #expect(lines.count > 8, "\(file.name)")
    }
  }

  @Test func `a file with several indicators has a column that names them as the catalogue does`() throws {
    for file in Self.files where file.indicators.count > 1 {
      #expect(file.columns.contains { $0.meaning == .indicator }, "\(file.name)")
      let text = try text(file)
      for slug in file.indicators { #expect(text.contains(Self.names[slug] ?? "–"), "\(file.name): \(slug)") }
    }
  }

  @Test func `the line for the municipality is the sum of the places`() throws {
    let file = try #require(Self.files.first { $0.name == "fravaer_over_10_pct.csv" })
    let rows = try text(file).split(whereSeparator: \.isNewline).dropFirst().map {
      $0.split(separator: ";").map(String.init)
    }
    for (period, rows) in Dictionary(grouping: rows.filter { $0[3] == "I alt" }, by: { $0[0] }) {
      let whole = try #require(rows.first { $0[2] == "Fjordlund Kommune" })
      let places = rows.filter { $0[2] != "Fjordlund Kommune" }
      for column in [4, 5] {
        #expect(places.compactMap { Int($0[column]) }.reduce(0, +) == Int(whole[column]), "\(period)")
      }
    }
  }

  @Test func `the files come in the dialects a municipality meets`() {
    let bytes = Self.files.map { $0.bytes.prefix(4096) }
    #expect(bytes.contains { $0.starts(with: [0xEF, 0xBB, 0xBF]) && $0.contains(0x0D) })
    #expect(bytes.contains { $0.contains(0xF8) && String(data: $0, encoding: .utf8) == nil })
    #expect(bytes.contains { $0.contains(0x09) })
    #expect(Self.files.contains { $0.isMatrix })
  }

  @Test func `no file has anything that looks like a CPR number`() throws {
    for file in Self.files {
      for word in try text(file).split(whereSeparator: { ";,\t\r\n\" ".contains($0) }) {
        let digits = word.filter(\.isNumber)
        #expect(!(digits.count == 10 && word.allSatisfy { $0.isNumber || $0 == "-" }), "\(file.name): \(word)")
      }
    }
  }

  private func text(_ file: DemoFile) throws -> String {
    let bytes = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? file.bytes.dropFirst(3) : file.bytes
    return try #require(String(data: bytes, encoding: .utf8) ?? String(data: bytes, encoding: .windowsCP1252))
  }

  private func fields(_ line: String, _ mark: Character) -> [String] {
    var fields = [""], isQuoted = false
    for letter in line {
      if letter == "\"" {
        isQuoted.toggle()
      } else if letter == mark, !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(letter)
      }
    }
    return fields
  }
}
