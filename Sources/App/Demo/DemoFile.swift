import Foundation
import Profiles

/// One delivered file: its bytes, and the reading of its columns that the municipality has confirmed once.
package struct DemoFile: Sendable {
  package let name: String
  package let source: String
  package let bytes: Data
  /// The indicators the file has figures for. With one, no column names it.
  package let indicators: [String]
  /// The columns from left to right; a matrix has its periods as heads instead.
  package let columns: [Column]
  package let isMatrix: Bool

  package struct Column: Sendable, Equatable {
    package let head: String
    package let meaning: Meaning
  }

  package enum Meaning: Sendable, Equatable {
    case period, place, placeCode, indicator
    case category(of: String)
    case numerator, denominator
    case mean, deviation, answers
    case value
  }
}

extension DemoFile {
  /// All files of the invented municipality, in the order a data contact would receive them.
  package static func all(from figures: DemoFigures, names: [String: String]) -> [DemoFile] {
    DemoDelivery.all.map { DemoFile($0, figures, names) }
  }

  /// `names` are the indicators' names as the catalogue has them: what a source writes in its column "Nøgletal".
  init(_ delivery: DemoDelivery, _ figures: DemoFigures, _ names: [String: String]) {
    let chosen = delivery.indicators.flatMap { figures.of($0) }
    name = delivery.file
    source = delivery.source
    indicators = delivery.indicators
    isMatrix = delivery.shape == .matrix
    columns = delivery.columns(for: chosen)
    let rows = isMatrix ? delivery.matrix(chosen) : delivery.lines(chosen, columns, names)
    bytes = delivery.dialect.bytes(delivery.title.map { [$0] } + rows)
  }
}

/// Writes the files a municipality would have received, into a folder that the import then reads from.
package enum DemoFiles {
  /// The catalogue gives the indicators' names: what a source writes in its column "Nøgletal".
  @discardableResult
  package static func make(into folder: URL, catalogue: Catalogue, seed: UInt64 = 2026) throws -> [DemoFile] {
    let names = Dictionary(catalogue.indicators.map { ($0.slug, $0.name) }, uniquingKeysWith: { first, _ in first })
    let files = DemoFile.all(from: DemoFigures(seed: seed), names: names)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for file in files { try file.bytes.write(to: folder.appending(path: file.name)) }
    return files
  }
}
