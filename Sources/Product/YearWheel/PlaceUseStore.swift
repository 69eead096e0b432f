import People
import Storage
import Values

extension PlaceUse {
  /// Occasions hold on to the place they belong to: whoever deletes it moves or deletes them first.
  package static let yearWheel = PlaceUse { area, municipality, tx in
    let found = try tx.row(
      """
      SELECT 1 FROM occasion WHERE municipality = \(municipality) AND scope IN ('omraade', 'enhed')
      AND target = \(area.raw)
      UNION SELECT 1 FROM occasion o JOIN team t ON t.municipality = o.municipality AND t.id = o.target
      WHERE o.municipality = \(municipality) AND o.scope = 'team' AND t.unit = \(area.raw) LIMIT 1
      """)
    return found == nil ? nil : "begivenheder i årshjulet"
  }
}
