import Goals
import People
import Storage
import Values

extension PlaceUse {
  /// Meetings and what came out of them hold on to the place they are about.
  package static let meetings = PlaceUse { area, municipality, tx in
    let found = try tx.row(
      """
      SELECT 1 FROM meeting WHERE municipality = \(municipality) AND scope IN ('omraade', 'enhed')
      AND target = \(area.raw)
      UNION SELECT 1 FROM action WHERE municipality = \(municipality) AND scope IN ('omraade', 'enhed')
      AND target = \(area.raw)
      UNION SELECT 1 FROM goal WHERE municipality = \(municipality) AND scope IN ('omraade', 'enhed')
      AND target = \(area.raw)
      UNION SELECT 1 FROM need WHERE municipality = \(municipality) AND scope IN ('omraade', 'enhed')
      AND target = \(area.raw)
      UNION SELECT 1 FROM meeting m JOIN team t ON t.municipality = m.municipality AND t.id = m.target
      WHERE m.municipality = \(municipality) AND m.scope = 'team' AND t.unit = \(area.raw) LIMIT 1
      """)
    return found == nil ? nil : "møder"
  }
}
