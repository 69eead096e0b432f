import Disclosure
import Foundation
import People
import Storage
import Values
import Web

/// Releases as they were made. What is published is only read; what is withdrawn is only hidden.
enum ReleaseStore {
  private static let columns: SQL =
    "id, number, made_at, made_by, maker, published_at, published_by, withdrawn_at, summary, gate"

  static func all(of municipality: ID<Tenant>, in tx: Transaction) throws -> [Release] {
    try tx.rows("SELECT \(sql: columns) FROM release WHERE municipality = \(municipality) ORDER BY number DESC").map(
      release)
  }

  static func find(_ id: ID<Release>, of municipality: ID<Tenant>, in tx: Transaction) throws -> Release? {
    try tx.row("SELECT \(sql: columns) FROM release WHERE municipality = \(municipality) AND id = \(id)").map(release)
  }

  /// The release everybody sees: the newest that is published and not withdrawn.
  static func current(of municipality: ID<Tenant>, in tx: Transaction) throws -> Release? {
    try tx.row(
      """
      SELECT \(sql: columns) FROM release
      WHERE municipality = \(municipality) AND published_at IS NOT NULL AND withdrawn_at IS NULL
      ORDER BY number DESC LIMIT 1
      """
    ).map(release)
  }

  static func nextNumber(of municipality: ID<Tenant>, in tx: Transaction) throws -> Int {
    let last: Int? = try tx.row("SELECT max(number) FROM release WHERE municipality = \(municipality)")?[0]
    return (last ?? 0) + 1
  }

  static func add(_ release: Release, of municipality: ID<Tenant>, in tx: Transaction) throws {
    let summary = try json(release.summary)
    let gate = try release.gate.map { try json($0) }
    try tx.run(
      """
      INSERT INTO release (municipality, id, number, made_at, made_by, maker, summary, gate)
      VALUES (\(municipality), \(release.id), \(release.number), \(release.madeAt), \(release.madeBy),
      \(release.maker), \(summary), \(gate))
      """)
  }

  static func add(
    _ finished: FinishedIndicator, to release: ID<Release>, of municipality: ID<Tenant>, solver: String?,
    in tx: Transaction
  ) throws {
    for layer in finished.layers {
      try tx.run(
        """
        INSERT INTO released_table
          (municipality, release, indicator, audiences, definition, threshold, pattern, solver, frozen)
        VALUES (\(municipality), \(release), \(finished.slug), \(layer.audiences.bits), \(finished.definition),
          \(layer.threshold), \(layer.pattern), \(solver), \(layer.frozen))
        """)
      try tx.run(
        """
        INSERT INTO steward_log (municipality, release, indicator, audiences, reasons)
        VALUES (\(municipality), \(release), \(finished.slug), \(layer.audiences.bits), \(layer.reasons))
        """)
    }
  }

  static func add(
    _ difference: ReleaseDifference, to release: ID<Release>, of municipality: ID<Tenant>, in tx: Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO release_difference (municipality, release, indicator, body)
      VALUES (\(municipality), \(release), \(difference.indicator), \(try json(difference)))
      """)
  }

  /// An indicator's tables as readers have seen them in every release that was ever published, the newest first. What
  /// was withdrawn has been read too. Tables that did not change from one release to the next come once.
  static func earlier(_ indicator: String, of municipality: ID<Tenant>, in tx: Transaction) throws
    -> [Seen]
  {
    var (seen, places): ([Seen], [[UInt8]: Int]) = ([], [:])
    for row in try tx.rows(
      """
      SELECT t.release, t.audiences, t.frozen FROM released_table t
      JOIN release r ON r.municipality = t.municipality AND r.id = t.release
      WHERE t.municipality = \(municipality) AND t.indicator = \(indicator) AND r.published_at IS NOT NULL
      ORDER BY r.number DESC, t.audiences
      """)
    {
      let (release, bits, frozen): (ID<Release>, Int, [UInt8]) = (row[0], row[1], row[2])
      // The last bytes are a checksum of all of it.
      let name = [UInt8(truncatingIfNeeded: bits)] + frozen.suffix(32)
      if let place = places[name] {
        seen[place].releases.insert(release)
      } else {
        places[name] = seen.count
        seen.append(Seen(releases: [release], audiences: Audiences(bits: bits), frozen: frozen))
      }
    }
    return seen
  }

  /// A frozen table and the releases it stood in.
  struct Seen: Sendable {
    var releases: Set<ID<Release>>
    let audiences: Audiences
    let frozen: [UInt8]
  }

  /// What readers lose: indicators of the release that stands which the new one has not.
  static func gone(
    from release: ID<Release>?, to present: Set<String>, of municipality: ID<Tenant>, in tx: Transaction
  ) throws -> [ReleaseDifference] {
    guard let release else { return [] }
    return try slugs(in: release, for: .inside, of: municipality, in: tx).filter { !present.contains($0) }.compactMap {
      slug in
      try table(slug, in: release, for: .inside, of: municipality, in: tx).map {
        ReleaseDifference($0.indicator, from: $0.table, to: nil)
      }
    }
  }

  /// What the release changed for its readers, indicator by indicator; empty for a first release.
  static func differences(in release: ID<Release>, of municipality: ID<Tenant>, in tx: Transaction) throws
    -> [ReleaseDifference]
  {
    try tx.rows(
      """
      SELECT body FROM release_difference
      WHERE municipality = \(municipality) AND release = \(release) ORDER BY indicator
      """
    ).map { try value(of: $0[0]) }
  }

  static func add(
    page: [UInt8], of area: AreaID, for audiences: Audiences, to release: ID<Release>, of municipality: ID<Tenant>,
    in tx: Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO released_page (municipality, release, area, audiences, body)
      VALUES (\(municipality), \(release), \(area), \(audiences.bits), \(page))
      """)
  }

  /// A table that does not thaw has been changed outside the product: it is not shown, and the log says so.
  static func table(
    _ indicator: String, in release: ID<Release>, for audience: Audience, of municipality: ID<Tenant>,
    in tx: Transaction
  ) throws -> (indicator: Indicator, table: PublishedTable)? {
    try tx.row(
      """
      SELECT definition, frozen FROM released_table
      WHERE municipality = \(municipality) AND release = \(release) AND indicator = \(indicator)
        AND audiences & \(audience.bit) <> 0
      """
    ).map(table)
  }

  static func tables(
    in release: ID<Release>, for audience: Audience, of municipality: ID<Tenant>, in tx: Transaction
  ) throws -> [(indicator: Indicator, table: PublishedTable)] {
    try tx.rows(
      """
      SELECT definition, frozen FROM released_table
      WHERE municipality = \(municipality) AND release = \(release) AND audiences & \(audience.bit) <> 0
      ORDER BY indicator
      """
    ).map(table)
  }

  /// Every table of the release, whoever it is for.
  static func allTables(in release: ID<Release>, of municipality: ID<Tenant>, in tx: Transaction) throws
    -> [(audiences: Audiences, indicator: Indicator, table: PublishedTable)]
  {
    try tx.rows(
      """
      SELECT audiences, definition, frozen FROM released_table
      WHERE municipality = \(municipality) AND release = \(release) ORDER BY indicator, audiences
      """
    ).map { row in
      let (indicator, table) = try table(row)
      return (Audiences(bits: row["audiences"]), indicator, table)
    }
  }

  /// One indicator as each circle of readers is told it. Circles that are told the same come together.
  static func layers(
    of indicator: String, in release: ID<Release>, of municipality: ID<Tenant>, in tx: Transaction
  ) throws -> [(audiences: Audiences, indicator: Indicator, table: PublishedTable)] {
    try tx.rows(
      """
      SELECT audiences, definition, frozen FROM released_table
      WHERE municipality = \(municipality) AND release = \(release) AND indicator = \(indicator) ORDER BY audiences
      """
    ).map { row in
      let (indicator, table) = try table(row)
      return (Audiences(bits: row["audiences"]), indicator, table)
    }
  }

  static func slugs(
    in release: ID<Release>, for audience: Audience, of municipality: ID<Tenant>, in tx: Transaction
  ) throws -> [String] {
    try tx.rows(
      """
      SELECT indicator FROM released_table
      WHERE municipality = \(municipality) AND release = \(release) AND audiences & \(audience.bit) <> 0
      ORDER BY indicator
      """
    ).map { $0[0] }
  }

  /// The content of an area's page, from the shelf or else from the database. A page that is there and cannot be read
  /// was changed outside the product: that is a defect, and no reason to say that there are no figures.
  static func main(
    of area: AreaID, audience: Audience, in release: ID<Release>, of municipality: ID<Tenant>, shelf: FrozenShelf,
    in tx: Transaction
  ) throws -> FrozenMain? {
    let key = [municipality.raw, release.raw, area.raw, audience.rawValue]
    if let main = shelf[key] { return main }
    let row = try tx.row(
      """
      SELECT body FROM released_page
      WHERE municipality = \(municipality) AND release = \(release) AND area = \(area)
        AND audiences & \(audience.bit) <> 0
      """)
    guard let row else { return nil }
    guard let main = FrozenMain(stored: row[0]) else { throw BrokenPage(release: release.raw, area: area.raw) }
    shelf.keep(main, as: key)
    return main
  }

  private struct BrokenPage: Error {
    let release: String
    let area: String
  }

  /// Areas that have a page in the release.
  static func areas(
    in release: ID<Release>, for audience: Audience, of municipality: ID<Tenant>, in tx: Transaction
  ) throws -> Set<AreaID> {
    Set(
      try tx.rows(
        """
        SELECT area FROM released_page
        WHERE municipality = \(municipality) AND release = \(release) AND audiences & \(audience.bit) <> 0
        """
      ).map { $0[0] })
  }

  /// Which pages there are, and whether each is as it was drawn. Reads every byte from the database, past the shelf.
  static func soundness(in release: ID<Release>, of municipality: ID<Tenant>, in tx: Transaction) throws
    -> [Audience: [AreaID: Bool]]
  {
    var sound: [Audience: [AreaID: Bool]] = [:]
    try tx.each(
      """
      SELECT area, audiences, body FROM released_page
      WHERE municipality = \(municipality) AND release = \(release)
      """
    ) {
      let isSound = FrozenMain(stored: $0[2]) != nil
      for audience in Audiences(bits: $0[1]).all { sound[audience, default: [:]][$0[0]] = isSound }
    }
    return sound
  }

  /// How many indicators have a table, and how many pages there are.
  static func counts(in release: ID<Release>, of municipality: ID<Tenant>, in tx: Transaction) throws
    -> (tables: Int, pages: Int)
  {
    let row = try tx.row(
      """
      SELECT
        (SELECT count(DISTINCT indicator) FROM released_table
         WHERE municipality = \(municipality) AND release = \(release)),
        (SELECT count(*) FROM released_page WHERE municipality = \(municipality) AND release = \(release))
      """)
    return (row?[0] ?? 0, row?[1] ?? 0)
  }

  static func reasons(in release: ID<Release>, of municipality: ID<Tenant>, in tx: Transaction) throws
    -> [HiddenLog.Entry]
  {
    try tx.rows(
      """
      SELECT indicator, audiences, reasons FROM steward_log
      WHERE municipality = \(municipality) AND release = \(release) ORDER BY indicator, audiences
      """
    ).map { HiddenLog.Entry(indicator: $0[0], audiences: Audiences(bits: $0[1]), reasons: try value(of: $0[2])) }
  }

  /// False when it was published already, or does not exist.
  static func publish(
    _ id: ID<Release>, by person: String, at now: Instant, of municipality: ID<Tenant>, in tx: Transaction
  ) throws -> Bool {
    try tx.run(
      """
      UPDATE release SET published_at = \(now), published_by = \(person)
      WHERE municipality = \(municipality) AND id = \(id) AND published_at IS NULL
      """) == 1
  }

  static func withdraw(
    _ id: ID<Release>, by person: String, at now: Instant, of municipality: ID<Tenant>, in tx: Transaction
  ) throws -> Bool {
    try tx.run(
      """
      UPDATE release SET withdrawn_at = \(now), withdrawn_by = \(person)
      WHERE municipality = \(municipality) AND id = \(id) AND published_at IS NOT NULL AND withdrawn_at IS NULL
      """) == 1
  }

  /// Throws away drafts: a new one takes their place, and nobody has seen them.
  static func removeDrafts(of municipality: ID<Tenant>, in tx: Transaction) throws {
    let drafts: SQL = "SELECT id FROM release WHERE municipality = \(municipality) AND published_at IS NULL"
    for table: SQL in ["released_page", "released_table", "release_difference", "steward_log"] {
      try tx.run("DELETE FROM \(sql: table) WHERE municipality = \(municipality) AND release IN (\(sql: drafts))")
    }
    try tx.run("DELETE FROM release WHERE municipality = \(municipality) AND published_at IS NULL")
  }

  private static func release(_ row: Row) throws -> Release {
    Release(
      id: row["id"], number: row["number"], madeAt: row["made_at"], madeBy: row["made_by"],
      maker: row["maker"], publishedAt: row["published_at"], publishedBy: row["published_by"],
      withdrawnAt: row["withdrawn_at"], summary: try value(of: row["summary"]),
      gate: try (row["gate"] as String?).map { try value(of: $0) })
  }

  private static func table(_ row: Row) throws -> (indicator: Indicator, table: PublishedTable) {
    (try value(of: row["definition"]), try PublishedTable(frozen: row["frozen"]))
  }
}
