import ArgumentParser
import Attacker
import Disclosure
import Foundation
import Solver
import Tabular

/// What a reader can work out of a published table.
struct Attack: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attack", abstract: "Prøv, hvad en læser kan regne ud af en tabel med skjulte tal.",
    discussion: """
      Filen er en tabel, som »faelled protect« skriver den. Hver skjult celle skrives til standard output som CSV med det \
      mindste og det største tal, den kan være (»low« og »high«; »high« er tom, når intet sætter en øvre grænse). \
      Hvilke enkelte medlemmer en gruppe består af, læses af grupperingens kolonne; mangler den i filen, så giv den fil, \
      tallene kom fra, med --cells. En linje JSON skrives til standard error: »exact« er antal celler, der kan regnes ud \
      præcist, og »narrow« antal, hvis interval er smallere end --width eller ikke når op til --threshold.
      """)

  @OptionGroup var options: CellOptions
  @Option(help: "Filen, tallene kom fra, hvis grupperingernes kolonner ikke står i den udgivne.") var cells: String?

  func run() throws {
    let rule = try options.rule()
    let limit = try options.deadline()
    let groupings = try options.groupings()
    let (header, rows) = try options.read()
    let start = ContinuousClock.now
    do {
      let memberships = try memberships(groupings, header, rows)
      let published = try PublishedFile(
        header: header, rows: rows, count: options.count, dimensions: options.dimensionNames, memberships: memberships)
      let report = try published.attack(until: start + limit)
      let time = (ContinuousClock.now - start).inSeconds
      try write(report)
      let intervals = report.findings.map(\.interval)
      try CellSummary(
        cells: published.rows.count, hidden: intervals.count, exact: intervals.count(where: \.isExact),
        narrow: intervals.count {
          $0.width < Double(rule.width) || (rule.width > 0 && $0.high < Double(rule.threshold))
        },
        time: time, solverCalls: report.solverCalls, solver: SolverLibrary.installed?.version,
        threshold: rule.threshold, width: rule.width
      ).write()
    } catch let problem as PublishedFile.Problem {
      throw CommandRefusal(CellWords.sentence(problem))
    } catch let failure as Knowledge.Failure {
      throw CommandRefusal(CellWords.sentence(failure))
    }
  }

  /// For each dimension the pairs of member and group, over chains of groupings too.
  private func memberships(
    _ groupings: [CellTable.Grouping], _ header: [String], _ rows: [(line: Int, cells: [String])]
  ) throws -> [[(member: String, group: String)]] {
    var (header, rows) = (header, rows)
    if let cells { (header, rows) = try CellOptions.read(cells) }
    for grouping in groupings where !options.dimensionNames.contains(grouping.member) {
      guard groupings.contains(where: { $0.column == grouping.member }) else {
        throw CommandRefusal(CellWords.sentence(CellTableProblem.groupsNothing(grouping.member)))
      }
    }
    return try options.dimensionNames.map { dimension in
      var (reached, waiting) = ([String](), [dimension])
      while let member = waiting.popLast() {
        for grouping in groupings where grouping.member == member && !reached.contains(grouping.column) {
          reached.append(grouping.column)
          waiting.append(grouping.column)
        }
      }
      return try reached.flatMap {
        try PublishedFile.memberships(header: header, rows: rows, member: dimension, column: $0)
      }
    }
  }

  private func write(_ report: PublishedFile.Report) throws {
    var writer = CSVWriter(.plain) { try FileHandle.standardOutput.write(contentsOf: $0) }
    try writer.header(options.dimensionNames + ["low", "high"])
    for finding in report.findings {
      let ends = [finding.interval.low, finding.interval.high].map { end in
        end.isFinite ? CSVWriter.Cell.number(end, decimals: nil) : .empty
      }
      try writer.row(finding.row.members.map { .text($0) } + ends)
    }
    try writer.finish()
  }
}
