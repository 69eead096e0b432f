import ArgumentParser
import Foundation
import Tabular

/// Shows a data file as Fælled understands it, before anything is imported.
struct Read: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Vis en datafil, som Fælled læser den: ryddet tabel som CSV, bemærkninger som JSON-linjer.",
    discussion: """
      Tabellen skrives til standard output (UTF-8, komma): én række for hvert tal, med »value« og »mark« sidst. \
      Bemærkninger skrives til standard error, én JSON-linje hver: række, kolonne, hvad der står, hvad vi ventede, og hvad I kan gøre. \
      Svaret er 0, når filen kan bruges, ellers 1.
      """)

  @Argument(help: "Filen: CSV, XLSX, PX eller JSON-stat.")
  var file: String

  @Option(help: "Navnet på det ark, der skal læses, hvis filen er et regneark.")
  var sheet: String?

  func run() throws {
    do {
      let source = try Tidy.read(file, sheet: sheet)
      try source.writeTidy { try FileHandle.standardOutput.write(contentsOf: $0) }
      Self.report(source.findings)
    } catch let refusal as Unreadable {
      Self.report(refusal.findings)
      throw ExitCode(1)
    } catch {
      // Whoever read the table has closed the pipe (`head`): nothing is wrong with the file.
      throw ExitCode(1)
    }
  }

  private static func report(_ findings: Findings) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    for finding in findings.ordered {
      guard let line = try? encoder.encode(Line(finding)) else { continue }
      FileHandle.standardError.write(line + [0x0A])
    }
    if findings.unlisted > 0 {
      let rest = Finding(.note, "\(findings.unlisted) bemærkninger mere er ikke vist.")
      if let line = try? encoder.encode(Line(rest)) { FileHandle.standardError.write(line + [0x0A]) }
    }
  }

  /// All keys are always there, empty ones as null: programs that read the lines need not ask.
  private struct Line: Encodable {
    let finding: Finding
    init(_ finding: Finding) { self.finding = finding }

    enum Key: String, CodingKey { case row, column, found, expected, message, level }

    func encode(to encoder: any Encoder) throws {
      var line = encoder.container(keyedBy: Key.self)
      try line.encode(finding.row, forKey: .row)
      try line.encode(finding.column, forKey: .column)
      try line.encode(finding.found, forKey: .found)
      try line.encode(finding.expected, forKey: .expected)
      try line.encode(finding.message, forKey: .message)
      try line.encode(finding.level, forKey: .level)
    }
  }
}
