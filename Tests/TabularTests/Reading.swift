import Foundation
import Tabular
import Testing

/// A shipped fixture, by name.
func fixture(_ name: String, in file: String = #filePath) -> String {
  URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Fixtures/\(name)").path
}

/// A file that lives as long as the test's closure.
func withFile<Result>(_ bytes: some Sequence<UInt8>, named name: String = "fil.csv", _ body: (String) throws -> Result)
  throws
  -> Result
{
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tabular-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appendingPathComponent(name)
  try Data(bytes).write(to: file)
  return try body(file.path)
}

/// What became of a file: the table, and the findings after all rows were read.
struct Reading {
  var table: TidyTable
  var findings: Findings
  var source: TidySource

  init(path: String, sheet: String? = nil) throws {
    source = try Tidy.read(path, sheet: sheet)
    table = source.table()
    findings = source.findings
  }

  init(_ text: String) throws { self = try Self(bytes: Array(text.utf8)) }

  init(bytes: [UInt8]) throws { self = try withFile(bytes) { try Reading(path: $0) } }

  /// The table as `read` prints it.
  var printed: String {
    get throws {
      var out: [UInt8] = []
      try source.writeTidy { out += $0 }
      return String(decoding: out, as: UTF8.self)
    }
  }

  /// Rows as text: labels, then the number or the sign.
  var rows: [[String]] {
    table.rows.map { row in row.labels + [row.value.map { TidySource.plain($0) } ?? row.mark] }
  }

  func findings(_ level: Finding.Level) -> [Finding] { findings.items.filter { $0.level == level } }
}

/// The findings of a file that must be refused.
func refusal(_ path: String, sheet: String? = nil) -> Findings? {
  do {
    _ = try Tidy.read(path, sheet: sheet)
    return nil
  } catch {
    return error.findings
  }
}
