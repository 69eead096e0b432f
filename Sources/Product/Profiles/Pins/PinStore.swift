import People
import Storage
import Values

/// Every question to the database about pinned figures.
package enum PinStore {
  private static let columns: SQL =
    """
    p.id, p.target, p.indicator, p.indicator_name, p.area_name, a.slug FROM pin p
    LEFT JOIN area a ON a.municipality = p.municipality AND a.id = p.area
    """

  /// What is pinned to a target, in its order, as a circle of readers may see it.
  package static func pins(
    of target: String, as audience: Audience, of municipality: ID<Tenant>, in tx: Transaction
  ) throws -> [Pin] {
    let rows = try tx.rows(
      """
      SELECT \(sql: columns) WHERE p.municipality = \(municipality) AND p.target = \(target) ORDER BY p.place, p.id
      """)
    return try pins(rows, as: audience, of: municipality, in: tx)
  }

  package static func find(
    _ id: ID<Pin>, on target: String, as audience: Audience, of municipality: ID<Tenant>, in tx: Transaction
  ) throws -> Pin? {
    let rows = try tx.rows(
      """
      SELECT \(sql: columns) WHERE p.municipality = \(municipality) AND p.id = \(id) AND p.target = \(target)
      """)
    return try pins(rows, as: audience, of: municipality, in: tx).first
  }

  /// How many figures are pinned to each of the targets that have any.
  package static func counts(of municipality: ID<Tenant>, on targets: [String], in tx: Transaction) throws
    -> [String: Int]
  {
    let rows = try tx.rows(
      """
      SELECT target, count(*) FROM pin WHERE municipality = \(municipality) AND target IN (\(list: targets))
      GROUP BY target
      """)
    return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
  }

  /// The targets a person has pinned this figure to, whatever release it was of.
  static func targets(
    of indicator: String, _ area: AreaID, by person: PersonID, in municipality: ID<Tenant>, tx: Transaction
  ) throws -> Set<String> {
    Set(
      try tx.rows(
        """
        SELECT p.target FROM pin p JOIN pin_note n ON n.municipality = p.municipality AND n.pin = p.id
        WHERE p.municipality = \(municipality) AND p.indicator = \(indicator) AND p.area = \(area)
        AND n.person = \(person)
        """
      ).map { $0[0] })
  }

  /// How many frozen figures are not as they were frozen.
  static func unsound(of municipality: ID<Tenant>, in tx: Transaction) throws -> Int {
    var count = 0
    try tx.each("SELECT frozen FROM pin_figure WHERE municipality = \(municipality)") { row in
      if (try? PinnedFigure(frozen: row[0])) == nil { count += 1 }
    }
    return count
  }

  private static func pins(
    _ rows: [Row], as audience: Audience, of municipality: ID<Tenant>, in tx: Transaction
  ) throws -> [Pin] {
    let ids = rows.map { $0["id"] as ID<Pin> }
    guard !ids.isEmpty else { return [] }
    let layers = Dictionary(
      grouping: try tx.rows(
        """
        SELECT pin, audiences, frozen FROM pin_figure
        WHERE municipality = \(municipality) AND pin IN (\(list: ids)) ORDER BY pin, audiences
        """
      ).map { (pin: $0[0] as ID<Pin>, audiences: Audiences(bits: $0[1]), frozen: $0[2] as [UInt8]) }, by: \.pin)
    let notes = Dictionary(grouping: try self.notes(on: ids, of: municipality, in: tx), by: \.pin)
    return rows.map { row in
      let id: ID<Pin> = row["id"]
      let own = layers[id]?.first { $0.audiences.contains(audience) }
      let same = (layers[id] ?? []).filter { $0.frozen == own?.frozen }.flatMap(\.audiences.all)
      return Pin(
        id: id, target: row["target"], indicator: row["indicator"], indicatorName: row["indicator_name"],
        areaName: row["area_name"], areaSlug: row["slug"], content: content(own?.frozen), audiences: same.sorted(),
        notes: (notes[id] ?? []).map { $0.shown(to: audience, beside: own?.audiences) })
    }
  }

  private static func content(_ frozen: [UInt8]?) -> Pin.Content {
    guard let frozen else { return .notForReader }
    return (try? PinnedFigure(frozen: frozen)).map(Pin.Content.figure) ?? .unsound
  }

  private static func notes(on pins: [ID<Pin>], of municipality: ID<Tenant>, in tx: Transaction) throws -> [Written] {
    try tx.rows(
      """
      SELECT n.pin, n.person, p.name, n.audience, n.note, n.made, n.version FROM pin_note n
      LEFT JOIN person p ON p.municipality = n.municipality AND p.id = n.person
      WHERE n.municipality = \(municipality) AND n.pin IN (\(list: pins)) ORDER BY n.made, n.person
      """
    ).map { row in
      Written(
        pin: row[0], author: Audience(rawValue: row[3]) ?? .inside,
        note: Pin.Note(person: row[1], name: row[2], text: row[4], at: row[5], version: row[6]))
    }
  }
}

/// A note with whose eyes its author read the figure with.
private struct Written {
  let pin: ID<Pin>
  let author: Audience
  let note: Pin.Note

  /// A note may repeat the number it is about. It is for those who were told all the author was told: a circle as narrow
  /// as the author's, or one that was told the same.
  func shown(to reader: Audience, beside layer: Audiences?) -> Pin.Note {
    let mayRead = reader <= author || layer?.contains(author) == true
    return Pin.Note(
      person: note.person, name: note.name, text: mayRead ? note.text : nil, at: note.at, version: note.version)
  }
}
