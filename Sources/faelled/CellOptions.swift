import ArgumentParser
import Attacker
import Disclosure
import Foundation
import Tabular

/// What `protect` and `attack` both ask: which file, which columns, how few is few.
struct CellOptions: ParsableArguments {
  @Argument(help: "Filen: CSV eller XLSX med én række for hver celle.") var inputs: [String]
  @Option(help: "Kolonnen med antallet.") var count: String
  @Option(help: "Kolonnerne, der deler personerne op, med komma imellem: område,køn,trin.") var dimensions: String
  @Option(
    help: "En gruppering: område=distrikt siger, at kolonnen distrikt samler områderne. Kan gives flere gange.")
  var group: [String] = []
  @Option(help: "Det mindste antal, der må vises.") var threshold = 5
  @Option(help: "Det smalleste interval, en læser må kunne regne sig frem til. Ellers grænsen; 0: blot ikke præcist.")
  var width: Int?
  @Flag(help: "Skjul også 0.") var protectZeros = false
  @Option(help: "Kolonnen, der siger, hvor meget I nødig vil undvære en celle. Ellers vejer alle lige meget.")
  var weights: String?
  @Option(help: "Så mange sekunder må det tage.") var seconds: Double = 300

  var dimensionNames: [String] {
    dimensions.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: .whitespaces) }
  }

  /// What was asked, once all of it is seen to make sense.
  struct Question {
    let rule: Disclosure.TableRule
    let limit: Duration
    let groupings: [CellTable.Grouping]
    let header: [String]
    let rows: [(line: Int, cells: [String])]
  }

  func question() throws -> Question {
    let (rule, limit, groupings) = (try rule(), try deadline(), try groupings())
    let (header, rows) = try read()
    return Question(rule: rule, limit: limit, groupings: groupings, header: header, rows: rows)
  }

  /// Pairs of what is grouped and the column that says how.
  private func groupings() throws -> [CellTable.Grouping] {
    // "--group a=b c=d" leaves c=d among the inputs.
    try (group + inputs.filter { $0.contains("=") && !FileManager.default.fileExists(atPath: $0) }).map { text in
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw CommandRefusal("»\(text)« er ikke en gruppering. Skriv for eksempel --group område=distrikt.")
      }
      return CellTable.Grouping(member: parts[0], column: parts[1])
    }
  }

  private func rule() throws -> Disclosure.TableRule {
    let allowed = Disclosure.TableRule.allowedThresholds
    guard allowed.contains(threshold) else {
      let (wrong, way) =
        threshold < allowed.lowerBound
        ? ("under \(allowed.lowerBound)", "højere")
        : ("over \(allowed.upperBound)", "lavere")
      throw CommandRefusal("Grænsen er \(threshold), men den kan ikke være \(wrong). Vælg en \(way) med --threshold.")
    }
    guard let rule = Disclosure.TableRule(threshold: threshold, width: width, protectsZeros: protectZeros) else {
      throw CommandRefusal("Bredden er under 0. Vælg 0 eller mere med --width.")
    }
    return rule
  }

  private func deadline() throws -> Duration {
    guard seconds > 0, seconds <= 86_400 else {
      throw CommandRefusal("Tiden skal være mere end 0 sekunder og højst et døgn. Vælg den med --seconds.")
    }
    return .seconds(seconds)
  }

  private func read() throws -> (header: [String], rows: [(line: Int, cells: [String])]) {
    let files = inputs.filter { !$0.contains("=") || FileManager.default.fileExists(atPath: $0) }
    guard files.count == 1 else {
      throw CommandRefusal(
        files.isEmpty ? "Skriv, hvilken fil det er." : "Giv én fil ad gangen: \(files.joined(separator: ", ")).")
    }
    return try CellOptions.read(files[0])
  }

  static func read(_ file: String) throws -> (header: [String], rows: [(line: Int, cells: [String])]) {
    guard FileManager.default.isReadableFile(atPath: file) else {
      throw CommandRefusal("Filen »\(file)« findes ikke, eller den kan ikke læses.")
    }
    do {
      let grid = try Grid.read(file, most: 5_000_000)
      guard let header = grid.rows.first else { throw CommandRefusal("Filen er tom.") }
      return (header.cells.map(asNamed), grid.rows.dropFirst().map { ($0.line, $0.cells.map(asNamed)) })
    } catch let unreadable as Unreadable {
      throw CommandRefusal(unreadable.findings.items.map(\.message).joined(separator: "\n"))
    }
  }

  /// What is written as '=A so that no spreadsheet runs it is called =A.
  private static func asNamed(_ text: String) -> String {
    text.utf8.first == 0x27 && text.dropFirst().first.map("=+-@".contains) == true ? String(text.dropFirst()) : text
  }
}
