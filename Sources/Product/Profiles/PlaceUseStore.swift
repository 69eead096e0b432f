import People
import Storage
import Values

extension PlaceUse {
  /// Figures that were read in about an area, and pages that were drawn of it, hold on to the area for ever.
  package static let profiles = PlaceUse { area, municipality, tx in
    let found = try tx.row(
      """
      SELECT 1 FROM observation_block WHERE municipality = \(municipality) AND area = \(area)
      UNION SELECT 1 FROM released_page WHERE municipality = \(municipality) AND area = \(area) LIMIT 1
      """)
    return found == nil ? nil : "tal"
  }
}
