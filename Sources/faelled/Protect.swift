import ArgumentParser
import Disclosure
import Foundation
import Tabular

/// Hides few persons in any table of counts, and whatever else would give them away.
struct Protect: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "protect", abstract: "Skjul små tal i en tabel, så de heller ikke kan regnes ud af de andre.",
    discussion: """
      Filen har én række for hver celle: en kolonne for hver opdeling og en med antallet. Svaret skrives til standard output \
      som CSV: alle celler og alle summer (»I alt« og grupperne), antallet (tomt, hvor det er skjult) og »status«: open \
      eller hidden. Hver gruppe står efter sine dele. Hvorfor en celle er skjult, står der ikke. \
      En linje JSON med tal om arbejdet skrives til standard error. Lykkes det ikke, skrives der ingen tabel.
      """)

  @OptionGroup var options: CellOptions
  @Flag(help: "Hold også stand mod en, der selv er i en skjult celle på 1 eller 2.") var insiders = false

  func run() throws {
    let question = try options.question()
    let start = ContinuousClock.now
    do {
      let table = try CellTable(
        header: question.header, rows: question.rows, count: options.count, dimensions: options.dimensionNames,
        groupings: question.groupings, weights: options.weights)
      let plan = SuppressionPlan(withstandsInsiders: insiders, within: question.limit)
      let pattern = Disclosure.suppress(table, question.rule, plan)
      if let failure = pattern.failure { throw CommandRefusal(CellWords.sentence(failure, table)) }
      var summary = CellSummary(question.rule, cells: table.values.count, hidden: pattern.hidden.count { $0 })
      summary.time = (ContinuousClock.now - start).inSeconds
      summary.primary = pattern.primary
      summary.complementary = pattern.complementary
      summary.solverCalls = pattern.solverCalls
      try CellOutput.write(table.dimensions.map(\.name) + [options.count, "status"], table.published(pattern))
      try summary.write()
    } catch let problem as CellTableProblem {
      throw CommandRefusal(CellWords.sentence(problem))
    }
  }
}

extension CellTable {
  /// Every cell and every sum, and nothing of why a cell is hidden.
  fileprivate func published(_ pattern: SuppressionPattern) -> some Sequence<[CSVWriter.Cell]> {
    cellsInOrder.lazy.map { cell in
      let isHidden = pattern.hidden[cell]
      let number: CSVWriter.Cell = isHidden ? .empty : .number(values[cell], decimals: 0)
      return memberNames(of: cell).map { .text($0) } + [number, .text(isHidden ? "hidden" : "open")]
    }
  }
}
