import Storage
import Values

/// A link that lets one person choose a password, once, within some days.
package struct Invitation: Sendable, Hashable {
  package let municipality: MunicipalityID
  package let municipalityName: String
  package let person: PersonID
  package let name: String
  package let email: String
  package let expires: Instant
}

/// Every question to the database about invitations. The same link serves a first password and a forgotten one.
package enum InvitationStore {
  package static let lifetime: Int64 = 7 * 24 * 60 * 60

  /// Makes the link's secret and ends every earlier one: the newest link is the only one that works.
  package static func make(
    for person: PersonID, in municipality: MunicipalityID, by maker: PersonID, token: Token, at now: Instant,
    tx: Transaction
  ) throws {
    try tx.run(
      "DELETE FROM invitation WHERE municipality = \(municipality) AND person = \(person) AND used IS NULL")
    try tx.run(
      """
      INSERT INTO invitation (municipality, token, person, made, made_by, expires) VALUES
      (\(municipality), \(token.hash), \(person), \(now), \(maker), \(now.adding(seconds: lifetime)))
      """)
  }

  /// Nil for a link that was used, has run out, never was, or belongs to a disabled person: nobody can tell which.
  package static func find(_ token: Token, at now: Instant, in tx: Transaction) throws -> Invitation? {
    try tx.row(
      """
      SELECT i.municipality, m.name, i.person, p.name, p.email, i.expires FROM invitation i
      JOIN person p ON p.municipality = i.municipality AND p.id = i.person AND p.disabled IS NULL
      JOIN municipality m ON m.municipality = i.municipality
      WHERE i.token = \(token.hash) AND i.used IS NULL AND i.expires > \(now)
      """
    ).map {
      Invitation(
        municipality: $0[0], municipalityName: $0[1], person: $0[2], name: $0[3], email: $0[4], expires: $0[5])
    }
  }

  /// False when somebody used it a moment ago: of two at once, one wins.
  package static func use(_ token: Token, at now: Instant, in tx: Transaction) throws -> Bool {
    try tx.run(
      "UPDATE invitation SET used = \(now) WHERE token = \(token.hash) AND used IS NULL AND expires > \(now)") == 1
  }
}
