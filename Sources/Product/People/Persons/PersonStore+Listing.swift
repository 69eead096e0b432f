import Danish
import Storage
import Values

import struct Web.Visitor

/// One page of a list of people, and where the next one begins.
package struct PersonPage: Sendable {
  package let persons: [Person]
  package let grants: [PersonID: [PlacedGrant]]
  /// How many there are in all, on all pages.
  package let total: Int
  package let next: PersonID?
}

/// What a list of people is narrowed to.
package struct PersonFilter: Hashable, Sendable {
  package var words: String
  package var role: Role?
  package var unit: ID<Unit>?
  package var isWithoutAccess: Bool

  package init(words: String = "", role: Role? = nil, unit: ID<Unit>? = nil, isWithoutAccess: Bool = false) {
    self.words = words
    self.role = role
    self.unit = unit
    self.isWithoutAccess = isWithoutAccess
  }
}

extension PersonStore {
  /// A page of the people the visitor may see, in Danish order. Pages follow the last person seen and not a
  /// number, so page 280 costs what page 1 costs and nobody is skipped when somebody is added meanwhile.
  package static func page(
    _ filter: PersonFilter, after last: PersonID? = nil, size: Int = 50, for visitor: Visitor, on day: Day,
    in tx: Transaction
  ) throws -> PersonPage {
    let reach = try ReachStore.reach(of: visitor, with: .readPeople, on: day, in: tx)
    let narrowed = conditions(filter, for: visitor, reach, on: day)
    let total = try tx.row("SELECT count(*) FROM person p WHERE \(sql: narrowed)")?[0] ?? 0
    let place = try last.flatMap { try placeAfter($0, visitor.municipality, tx) } ?? "1 = 1"
    let rows = try tx.rows(
      """
      SELECT \(sql: columns) \(sql: from) WHERE \(sql: narrowed) AND \(sql: place)
      ORDER BY p.municipality, p.sort_key, p.id LIMIT \(size + 1)
      """)
    let persons = rows.prefix(size).map(Person.init)
    let grants = try GrantStore.placed(of: persons.map(\.id), in: visitor.municipality, tx: tx)
    return PersonPage(
      persons: persons, grants: grants, total: total, next: rows.count > size ? persons.last?.id : nil)
  }

  private static func placeAfter(_ last: PersonID, _ municipality: MunicipalityID, _ tx: Transaction) throws -> SQL? {
    let row = try tx.row("SELECT sort_key FROM person WHERE municipality = \(municipality) AND id = \(last)")
    return row.map { "(p.sort_key, p.id) > (\($0[0] as String), \(last))" }
  }

  private static func conditions(
    _ filter: PersonFilter, for visitor: Visitor, _ reach: Reach, on day: Day
  ) -> SQL {
    var all: [SQL] = ["p.municipality = \(visitor.municipality)", visible(to: visitor, reach, on: day)]
    for word in Danish.fold(filter.words).split(separator: " ").prefix(6) {
      all.append("p.search LIKE \(likePattern(word)) ESCAPE '!'")
    }
    if let role = filter.role { all.append(holds("g.role = \(role.rawValue)", on: day)) }
    if let unit = filter.unit {
      all.append(
        holds(
          """
          ((g.scope = 'enhed' AND g.target = \(unit)) OR (g.scope = 'team' AND g.target IN
          (SELECT t.id FROM team t WHERE t.municipality = p.municipality AND t.unit = \(unit))))
          """, on: day))
    }
    if filter.isWithoutAccess {
      all.append(
        """
        NOT EXISTS (SELECT 1 FROM account a2 WHERE a2.municipality = p.municipality AND a2.person = p.id
        AND a2.password IS NOT NULL)
        """)
    }
    return all.joined(" AND ")
  }

  private static func holds(_ condition: SQL, on day: Day) -> SQL {
    """
    EXISTS (SELECT 1 FROM role_grant g WHERE g.municipality = p.municipality AND g.person = p.id
    AND (g.until_day IS NULL OR g.until_day >= \(day)) AND \(sql: condition))
    """
  }

  /// A searched "50%" means a percent sign.
  private static func likePattern(_ word: Substring) -> String {
    let escaped = word.map { "!%_".contains($0) ? "!\($0)" : String($0) }.joined()
    return "%\(escaped)%"
  }
}
