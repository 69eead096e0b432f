import Foundation
import Tabular
import Values

/// The same released figures as the profile, one row a number, for those who want to work on with them.
package struct ProfileSheet: Sendable {
  package let figures: [Figure]

  package init(_ figures: [Figure]) { self.figures = figures }

  package enum Format: Sendable {
    case csv, xlsx
  }

  static let headings = [
    "nøgletal", "tema", "område", "periode", "gruppe", "værdi", "nedre", "øvre", "antal bag", "enhed", "tilstand",
    "mod resten", "udvikling", "kilde",
  ]

  /// UTF-8 with semicolons and decimal commas, as a Danish Excel expects.
  package func csv() throws -> [UInt8] { try CSVWriter.bytes(header: Self.headings, rows: rows) }

  /// An Excel workbook; goes by way of a file, because that is how such a book is put together.
  package func xlsx(in folder: URL) throws -> [UInt8] {
    let file = folder.appending(path: "profil.xlsx")
    let writer = try XLSXWriter(path: file.path)
    try writer.sheet(
      "Nøgletal", header: Self.headings, widths: [34, 11, 24, 12, 18, 11, 11, 11, 11, 14, 18, 24, 20, 44])
    for row in rows { try writer.row(row) }
    try writer.finish()
    return [UInt8](try Data(contentsOf: file))
  }

  private var rows: [[CSVWriter.Cell]] {
    figures.flatMap { figure -> [[CSVWriter.Cell]] in
      let totals = figure.points.map { row(figure, figure.area, $0.period, "", $0.number) }
      let parts = figure.latest.map { latest in
        figure.parts.map { row(figure, figure.area, latest.period, $0.name, $0.number) }
      }
      let whole = figure.isOfWhole ? [] : figure.wholePoints.map { row(figure, figure.whole, $0.period, "", $0.number) }
      return totals + (parts ?? []) + whole
    }
  }

  private func row(
    _ figure: Figure, _ area: String, _ period: Period, _ group: String, _ number: Figure.Number
  ) -> [CSVWriter.Cell] {
    let indicator = figure.indicator
    // The verdict is about the area's own latest number, and stands in that row alone.
    let isLatest = area == figure.area && group.isEmpty && period == figure.latest?.period
    let decimals = FigureWords.decimals(indicator)
    let start: [CSVWriter.Cell] = [
      .text(indicator.name), .text(ProfileWords.name(indicator.theme)), .text(area), .text(period.text),
      group.isEmpty ? .empty : .text(group),
    ]
    let end: [CSVWriter.Cell] = [
      .text(FigureWords.unit(indicator)), .text(FigureWords.state(number, indicator)),
      isLatest ? .text(FigureWords.word(figure.comparison)) : .empty,
      isLatest ? FigureWords.movement(figure.verdict).map { .text($0) } ?? .empty : .empty,
      .text("\(indicator.source.publisher), \(indicator.source.product)"),
    ]
    guard case .shown(let estimate) = number else { return start + [.empty, .empty, .empty, .empty] + end }
    return start + [
      .number(estimate.value, decimals: decimals), estimate.low.map { .number($0, decimals: decimals) } ?? .empty,
      estimate.high.map { .number($0, decimals: decimals) } ?? .empty,
      estimate.n.map { .number(Double($0), decimals: 0) } ?? .empty,
    ] + end
  }
}
