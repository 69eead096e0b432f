import Storage
import Values

import enum Web.SignIn
import struct Web.Visitor

/// Erasing persons: at once when somebody says so, and by itself when a person has had nothing to do here for as long
/// as the municipality keeps people.
extension PersonStore {
  /// Who does the erasing that nobody asks for.
  static let eraser = Actor.commandLine("automatisk sletning")

  /// Everything about the person is gone: name, address, roles, account, links and sessions. What remains is the id in
  /// the access log and beside what the person changed, which leads to nobody any more.
  package static func erase(
    _ person: Person, by actor: Actor, of municipality: MunicipalityID, at now: Instant, in tx: Transaction
  ) throws {
    guard let current = try find(person.id, in: municipality, tx: tx) else { throw PersonIsGone() }
    guard current.version == person.version else { throw GrantObjection.changedMeanwhile }
    try guardLastAdministrator(person.id, municipality, now, tx)
    try SignIn.endAll(of: person.id, of: municipality, in: tx)
    try tx.run("DELETE FROM role_grant WHERE municipality = \(municipality) AND person = \(person.id)")
    try tx.run("DELETE FROM account WHERE municipality = \(municipality) AND person = \(person.id)")
    try tx.run("DELETE FROM person WHERE municipality = \(municipality) AND id = \(person.id)")
    try AccessLogStore.append(
      .personErased, by: actor.id, object: "person:\(person.id.raw)", in: municipality, at: now, tx: tx)
  }

  /// Those whose day has come, in every municipality.
  static func due(on day: Day, in tx: Transaction) throws -> [(MunicipalityID, Person)] {
    try tx.rows(
      "SELECT p.municipality, \(sql: columns) \(sql: from) WHERE p.erase_on <= \(day) ORDER BY p.municipality, p.id"
    )
    .map { ($0["municipality"], Person($0)) }
  }

  /// Whoever has had a role, and has none now and none to come, gets a day: the last one's end and the time people are
  /// kept. A person who never had a role is on somebody's list of those to invite, and stays.
  static func setDays(on day: Day, in tx: Transaction) throws {
    let rows = try tx.rows(
      """
      SELECT p.municipality, p.id, max(g.until_day) AS ended, m.keep_days FROM person p
      JOIN role_grant g ON g.municipality = p.municipality AND g.person = p.id
      JOIN municipality m ON m.municipality = p.municipality
      WHERE p.erase_on IS NULL AND NOT EXISTS (SELECT 1 FROM role_grant o WHERE o.municipality = p.municipality
      AND o.person = p.id AND (o.until_day IS NULL OR o.until_day >= \(day)))
      GROUP BY p.municipality, p.id, m.keep_days
      """)
    for row in rows {
      let (ended, keeping): (Day, Int) = (row["ended"], row["keep_days"])
      let (municipality, id): (MunicipalityID, PersonID) = (row["municipality"], row["id"])
      try tx.run(
        """
        UPDATE person SET erase_on = \(max(ended.adding(days: keeping), day.adding(days: 30)))
        WHERE municipality = \(municipality) AND id = \(id)
        """)
    }
  }

  /// Lists of people that were sent and that nobody said yes to.
  static func forgetLists(before moment: Instant, in tx: Transaction) throws {
    try tx.run("DELETE FROM people_import WHERE confirmed IS NULL AND made < \(moment)")
  }

  /// A person with something to do again is not erased.
  static func keepForNow(_ id: PersonID, in municipality: MunicipalityID, _ tx: Transaction) throws {
    try tx.run(
      "UPDATE person SET erase_on = NULL WHERE municipality = \(municipality) AND id = \(id) AND disabled IS NULL")
  }
}
