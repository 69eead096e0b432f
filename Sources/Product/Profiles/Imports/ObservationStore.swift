import Foundation
import People
import Storage
import Values

/// The raw figures. Imports write them and releases read them; nothing else may.
enum ObservationStore {
  /// The newest figure of each indicator's cells, over all datasets that are not withdrawn.
  static func current(indicator: String, of municipality: ID<Tenant>, in tx: Transaction) throws -> [Observation] {
    var newest: [Cell: Observation] = [:]
    // Oldest dataset first: a later figure for the same cell takes its place.
    try tx.each(
      """
      SELECT observation_block.area, observation_block.body
      FROM observation_block JOIN dataset
        ON dataset.municipality = observation_block.municipality AND dataset.id = observation_block.dataset
      WHERE observation_block.municipality = \(municipality) AND observation_block.indicator = \(indicator)
        AND dataset.withdrawn_at IS NULL
      ORDER BY dataset.number
      """
    ) { row in
      for observation in try ObservationBlock.read(row["body"], indicator: indicator, area: row["area"]) {
        newest[Cell(observation)] = observation
      }
    }
    return Array(newest.values)
  }

  /// Slugs of indicators that have any figure at all.
  static func indicators(of municipality: ID<Tenant>, in tx: Transaction) throws -> [String] {
    try tx.rows(
      """
      SELECT DISTINCT observation_block.indicator FROM observation_block JOIN dataset
        ON dataset.municipality = observation_block.municipality AND dataset.id = observation_block.dataset
      WHERE observation_block.municipality = \(municipality) AND dataset.withdrawn_at IS NULL
      ORDER BY observation_block.indicator
      """
    ).map { $0[0] }
  }

  struct Block {
    let indicator: String
    let area: AreaID
    let body: ObservationBlock
  }

  /// Writes a dataset's blocks as `next` hands them out, nil at the end.
  static func add(
    _ dataset: ID<Dataset>, of municipality: ID<Tenant>, in tx: Transaction, next: () throws -> Block?
  ) throws {
    try tx.bulk(into: "observation_block", columns: ["municipality", "indicator", "area", "dataset", "body"]) {
      writer in
      while let block = try next() {
        writer.text(municipality.raw)
        writer.text(block.indicator)
        writer.text(block.area.raw)
        writer.text(dataset.raw)
        block.body.bytes.withUnsafeBufferPointer { writer.blob($0) }
        try writer.endRow()
      }
    }
  }

  private struct Cell: Hashable {
    let area: AreaID
    let period: Period
    let category: String

    init(_ observation: Observation) {
      area = observation.area
      period = observation.period
      category = observation.category
    }
  }
}
