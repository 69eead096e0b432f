import ArgumentParser
import Attacker
import Disclosure
import Foundation
import Tabular

/// What a reader can work out of a published table.
struct Attack: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attack", abstract: "Prøv, hvad en læser kan regne ud af en tabel med skjulte tal.",
    discussion: """
      Filen er en tabel, som »faelled protect« skriver den. Hver skjult celle skrives til standard output som CSV med det \
      mindste og det største tal, den kan være (»low« og »high«; »high« er tom, når intet sætter en øvre grænse). \
      Hvilke enkelte medlemmer en gruppe består af, læses af grupperingens kolonne, i filen selv eller i den fil, tallene \
      kom fra (--cells). Mangler den begge steder, regnes det ud af tallene, når de siger det entydigt. En linje JSON skrives til standard error: »exact« er antal celler, der kan regnes ud \
      præcist, og »narrow« antal, hvis interval er smallere end --width eller ikke når op til --threshold.
      """)

  @OptionGroup var options: CellOptions
  @Option(help: "Filen, tallene kom fra, hvis grupperingernes kolonner ikke står i den udgivne.") var cells: String?

  func run() throws {
    let question = try options.question()
    let start = ContinuousClock.now
    do {
      let published = try PublishedFile(
        header: question.header, rows: question.rows, count: options.count, dimensions: options.dimensionNames,
        memberships: try memberships(question))
      let report = try published.attack(until: start + question.limit)
      let intervals = report.findings.map(\.interval)
      var summary = CellSummary(question.rule, cells: published.rows.count, hidden: intervals.count)
      summary.time = (ContinuousClock.now - start).inSeconds
      summary.exact = intervals.count(where: \.isExact)
      summary.narrow = intervals.count(where: question.rule.isNarrow)
      summary.solverCalls = report.solverCalls
      try CellOutput.write(options.dimensionNames + ["low", "high"], report.findings.lazy.map(\.cells))
      try summary.write()
    } catch let problem as PublishedFile.Problem {
      throw CommandRefusal(CellWords.sentence(problem))
    } catch let failure as Knowledge.Failure {
      throw CommandRefusal(CellWords.sentence(failure))
    }
  }

  /// For each dimension the pairs of member and group, over chains of groupings too.
  private func memberships(_ question: CellOptions.Question) throws -> [[(member: String, group: String)]] {
    let groupings = question.groupings
    let (header, rows) = try cells.map(CellOptions.read) ?? (question.header, question.rows)
    for grouping in groupings where !options.dimensionNames.contains(grouping.member) {
      guard groupings.contains(where: { $0.column == grouping.member }) else {
        throw CommandRefusal(CellWords.sentence(CellTableProblem.groupsNothing(grouping.member)))
      }
    }
    return try options.dimensionNames.enumerated().map { index, dimension in
      let columns = columns(from: dimension, groupings)
      if let missing = columns.first(where: { !header.contains($0) }), cells == nil {
        return try workedOut(index, missing, question)
      }
      return try columns.flatMap {
        try PublishedFile.memberships(header: header, rows: rows, member: dimension, column: $0)
      }
    }
  }

  /// The columns of all groups that a dimension's members are in.
  private func columns(from dimension: String, _ groupings: [CellTable.Grouping]) -> [String] {
    var (reached, waiting) = ([String](), [dimension])
    while let member = waiting.popLast() {
      for grouping in groupings where grouping.member == member && !reached.contains(grouping.column) {
        reached.append(grouping.column)
        waiting.append(grouping.column)
      }
    }
    return reached
  }

  /// `protect` writes no columns for the groups, but subtotals tell what they are the sums of.
  private func workedOut(
    _ dimension: Int, _ column: String, _ question: CellOptions.Question
  ) throws -> [(member: String, group: String)] {
    let published = try PublishedFile(
      header: question.header, rows: question.rows, count: options.count, dimensions: options.dimensionNames,
      memberships: options.dimensionNames.map { _ in [] })
    guard let found = published.memberships(of: dimension) else {
      throw CommandRefusal(CellWords.unknownGroups(column))
    }
    return found
  }
}

extension PublishedFile.Finding {
  /// The row of the cell: its members, and the ends of the interval; nothing where nothing holds the number down.
  fileprivate var cells: [CSVWriter.Cell] {
    row.members.map { .text($0) }
      + [interval.low, interval.high].map { $0.isFinite ? .number($0, decimals: nil) : .empty }
  }
}

extension Disclosure.TableRule {
  fileprivate func isNarrow(_ interval: Knowledge.Interval) -> Bool {
    interval.width < Double(width) || (width > 0 && interval.high < Double(threshold))
  }
}
