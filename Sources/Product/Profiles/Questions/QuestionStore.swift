import People
import Storage
import Values

/// Every question to the database about what people ask of figures.
package enum QuestionStore {
  private static let columns: SQL =
    """
    q.*, a.name AS asker_name, b.name AS answerer_name FROM figure_question q
    LEFT JOIN person a ON a.municipality = q.municipality AND a.id = q.asker
    LEFT JOIN person b ON b.municipality = q.municipality AND b.id = q.answered_by
    """

  package static func find(_ id: ID<FigureQuestion>, of municipality: ID<Tenant>, in tx: Transaction) throws
    -> FigureQuestion?
  {
    try tx.row("SELECT \(sql: columns) WHERE q.municipality = \(municipality) AND q.id = \(id)")
      .map(FigureQuestion.init)
  }

  /// Those nobody has answered yet, the oldest first, that a circle of readers may see.
  package static func open(of municipality: ID<Tenant>, as audience: Audience, by person: PersonID, in tx: Transaction)
    throws -> [FigureQuestion]
  {
    try tx.rows(
      """
      SELECT \(sql: columns) WHERE q.municipality = \(municipality) AND q.settled_at IS NULL
      AND \(sql: seen(audience, person)) ORDER BY q.asked_at, q.id LIMIT 500
      """
    ).map(FigureQuestion.init)
  }

  /// Those nobody has answered yet that were asked with a meeting in mind, the oldest first: for its page and its pack.
  package static func open(
    of municipality: ID<Tenant>, for target: String, as audience: Audience, in tx: Transaction
  ) throws -> [FigureQuestion] {
    try all(of: municipality, for: target, as: audience, in: tx).filter(\.isOpen)
  }

  /// All that were asked with a meeting in mind, the oldest first.
  package static func all(
    of municipality: ID<Tenant>, for target: String, as audience: Audience, in tx: Transaction
  ) throws -> [FigureQuestion] {
    try tx.rows(
      """
      SELECT \(sql: columns) WHERE q.municipality = \(municipality) AND q.target = \(target)
      AND \(sql: seen(audience, nil)) ORDER BY q.asked_at, q.id
      """
    ).map(FigureQuestion.init)
  }

  /// Those about one indicator, open ones first and then the newest answers; not those that are the same as another.
  static func about(
    _ indicator: String, of municipality: ID<Tenant>, as audience: Audience, by person: PersonID, in tx: Transaction
  ) throws -> [FigureQuestion] {
    try tx.rows(
      """
      SELECT \(sql: columns) WHERE q.municipality = \(municipality) AND q.indicator = \(indicator)
      AND q.same_as IS NULL AND \(sql: seen(audience, person))
      ORDER BY q.settled_at IS NOT NULL, q.answered_at DESC, q.asked_at, q.id LIMIT 500
      """
    ).map(FigureQuestion.init)
  }

  /// A page of those that are answered, the newest first, and how many there are.
  static func answered(
    of municipality: ID<Tenant>, as audience: Audience, by person: PersonID, page: Int, size: Int = 50,
    in tx: Transaction
  ) throws -> (questions: [FigureQuestion], count: Int) {
    let condition: SQL =
      """
      q.municipality = \(municipality) AND q.answered_at IS NOT NULL AND \(sql: seen(audience, person))
      """
    let count = try tx.row("SELECT count(*) FROM figure_question q WHERE \(sql: condition)")
    let rows = try tx.rows(
      """
      SELECT \(sql: columns) WHERE \(sql: condition) ORDER BY q.answered_at DESC, q.id
      LIMIT \(size) OFFSET \((max(page, 1) - 1) * size)
      """)
    return (try rows.map(FigureQuestion.init), count?[0] ?? 0)
  }

  /// What the person asked that was settled since a moment.
  static func settled(for person: PersonID, since moment: Instant, of municipality: ID<Tenant>, in tx: Transaction)
    throws -> [FigureQuestion]
  {
    try tx.rows(
      """
      SELECT \(sql: columns) WHERE q.municipality = \(municipality) AND q.asker = \(person)
      AND q.settled_at >= \(moment) ORDER BY q.settled_at DESC, q.id LIMIT 10
      """
    ).map(FigureQuestion.init)
  }

  static func lastChange(of id: ID<FigureQuestion>, in municipality: ID<Tenant>, tx: Transaction) throws -> LastChange?
  {
    try tx.row(
      """
      SELECT q.changed, p.name FROM figure_question q
      LEFT JOIN person p ON p.municipality = q.municipality AND p.id = q.changed_by
      WHERE q.municipality = \(municipality) AND q.id = \(id)
      """
    ).map { LastChange(at: $0[0], by: $0[1]) }
  }

  /// The same rule as `FigureQuestion.isFor`. Guests and everybody see none.
  private static func seen(_ audience: Audience, _ person: PersonID?) -> SQL {
    let circles = [Audience.inside, .partner].filter { audience <= $0 }.map(\.rawValue)
    guard let person else { return "q.readers IN (\(list: circles + ["-"]))" }
    return "(q.readers IN (\(list: circles + ["-"])) OR q.asker = \(person))"
  }
}

extension FigureQuestion {
  fileprivate init(_ row: Row) throws {
    let at: Instant? = row["answered_at"]
    let readers: String = row["readers"]
    self.init(
      id: row["id"], indicator: row["indicator"], indicatorName: row["indicator_name"], area: row["area"],
      areaName: row["area_name"], release: row["release_number"], target: row["target"], asked: row["asked"],
      wording: row["wording"], asker: row["asker"], askerName: row["asker_name"], askedAt: row["asked_at"],
      readers: Audience(rawValue: readers) ?? .inside,
      answer: at.map { Answer(text: row["answer"], name: row["answerer_name"], at: $0) }, sameAs: row["same_as"],
      version: row["version"])
  }
}
