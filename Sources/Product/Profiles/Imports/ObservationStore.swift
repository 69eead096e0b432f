import Foundation
import People
import Storage
import Values

/// The raw figures. Imports write them and releases read them; nothing else may.
enum ObservationStore {
  /// Everything delivered about one indicator by datasets that are not withdrawn, packed as it is stored.
  static func delivered(_ indicator: String, of municipality: ID<Tenant>, in tx: Transaction) throws -> Delivered {
    var blocks: [(area: AreaID, body: [UInt8])] = []
    try tx.each(
      """
      SELECT observation_block.area, observation_block.body
      FROM observation_block JOIN dataset
        ON dataset.municipality = observation_block.municipality AND dataset.id = observation_block.dataset
      WHERE observation_block.municipality = \(municipality) AND observation_block.indicator = \(indicator)
        AND dataset.withdrawn_at IS NULL
      ORDER BY observation_block.area, dataset.number
      """
    ) { blocks.append((area: $0[0], body: $0[1])) }
    return Delivered(indicator: indicator, blocks: blocks)
  }

  /// The newest figure of each of the indicator's cells.
  static func current(indicator: String, of municipality: ID<Tenant>, in tx: Transaction) throws -> [Observation] {
    try delivered(indicator, of: municipality, in: tx).newest()
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
}
