import ArgumentParser
import Disclosure
import Foundation
import Solver
import Tabular

/// Hides few persons in any table of counts, and whatever else would give them away.
struct Protect: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "protect", abstract: "Skjul små tal i en tabel, så de heller ikke kan regnes ud af de andre.",
    discussion: """
      Filen har én række for hver celle: en kolonne for hver opdeling og en med antallet. Svaret skrives til standard output \
      som CSV: alle celler og alle summer (»I alt« og grupperne), antallet (tomt, hvor det er skjult) og »status«: open \
      eller hidden. Er der grupperinger, står deres kolonner sidst. Hvorfor en celle er skjult, står der ikke. \
      En linje JSON med tal om arbejdet skrives til standard error. Lykkes det ikke, skrives der ingen tabel.
      """)

  @OptionGroup var options: CellOptions
  @Flag(help: "Hold også stand mod en, der selv er i en skjult celle på 1 eller 2.") var insiders = false

  func run() throws {
    let rule = try options.rule()
    let limit = try options.deadline()
    let groupings = try options.groupings()
    let (header, rows) = try options.read()
    let start = ContinuousClock.now
    do {
      let table = try CellTable(
        header: header, rows: rows, count: options.count, dimensions: options.dimensionNames, groupings: groupings,
        weights: options.weights)
      let pattern = Disclosure.suppress(
        table, rule, SuppressionPlan(withstandsInsiders: insiders, within: limit))
      if let failure = pattern.failure { throw CommandRefusal(CellWords.sentence(failure, table)) }
      let time = (ContinuousClock.now - start).inSeconds
      try CellFile(table: table, pattern: pattern, count: options.count).write()
      try CellSummary(
        cells: table.values.count, primary: pattern.primary, complementary: pattern.complementary,
        hidden: pattern.primary + pattern.complementary, time: time, solverCalls: pattern.solverCalls,
        solver: SolverLibrary.installed?.version, threshold: rule.threshold, width: rule.width
      ).write()
    } catch let problem as CellTableProblem {
      throw CommandRefusal(CellWords.sentence(problem))
    }
  }
}

/// The published table as CSV.
struct CellFile {
  let table: CellTable
  let pattern: SuppressionPattern
  let count: String

  func write() throws {
    var writer = CSVWriter(.plain) { try FileHandle.standardOutput.write(contentsOf: $0) }
    try writer.header(table.dimensions.map(\.name) + [count, "status"] + table.groupColumns.map(\.column))
    for cell in table.values.indices {
      let members = table.members(of: cell)
      let names = table.memberNames(of: cell).map { CSVWriter.Cell.text($0) }
      let number: CSVWriter.Cell = pattern.hidden[cell] ? .empty : .number(table.values[cell], decimals: 0)
      let groups = table.groupColumns.map { column in
        let member = members[column.dimension]
        return CSVWriter.Cell.text(member < column.groupOfLeaf.count ? column.groupOfLeaf[member] : "")
      }
      try writer.row(names + [number, .text(pattern.hidden[cell] ? "hidden" : "open")] + groups)
    }
    try writer.finish()
  }
}
