import Values

/// All figures delivered about one indicator, still packed. An area's blocks stand together, the oldest dataset first.
struct Delivered: Sendable {
  let indicator: String
  let blocks: [(area: AreaID, body: [UInt8])]

  /// The newest figure of each cell: a later dataset's figure takes the earlier one's place.
  func newest() throws -> [Observation] {
    var found: [Observation] = []
    var ofArea: [Cell: Observation] = [:]
    for (place, block) in blocks.enumerated() {
      for observation in try ObservationBlock.read(block.body, indicator: indicator, area: block.area) {
        ofArea[Cell(period: observation.period, category: observation.category)] = observation
      }
      let next = place + 1
      if next == blocks.count || blocks[next].area != block.area {
        found += ofArea.values
        ofArea.removeAll(keepingCapacity: true)
      }
    }
    return found
  }

  private struct Cell: Hashable {
    let period: Period
    let category: String
  }
}
