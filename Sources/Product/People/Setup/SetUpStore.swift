import Danish
import Storage
import Values

/// The first minutes of a new installation: there are no accounts, and whoever shows the token makes the first one.
///
/// `faelled serve` calls `begin` and prints the token; the page takes it once. No default accounts, ever.
package enum SetUp {
  /// A new token, or nil when somebody can sign in already. Every start makes a new one, so that an old log line
  /// is worth nothing.
  package static func begin(in store: Store, at now: Instant, token: Token = .make()) async throws -> Token? {
    try await store.write { tx in
      guard try AccountStore.isEmpty(in: tx) else { return nil }
      try tx.run(
        """
        INSERT INTO setup (one, token, made) VALUES (1, \(token.hash), \(now))
        ON CONFLICT (one) DO UPDATE SET token = excluded.token, made = excluded.made
        """)
      return token
    }
  }

  package static let lifetime: Int64 = 24 * 60 * 60

  package static func isOpen(for token: Token, at now: Instant, in tx: Transaction) throws -> Bool {
    let fresh = now.adding(seconds: -lifetime)
    let row = try tx.row("SELECT 1 FROM setup WHERE token = \(token.hash) AND made > \(fresh)")
    return try row != nil && AccountStore.isEmpty(in: tx)
  }

  /// Is the installation waiting for its first person?
  package static func isWaiting(in tx: Transaction) throws -> Bool { try AccountStore.isEmpty(in: tx) }

  /// The municipality, the top of its area tree and its first administrator, in one go. Nil when the token is spent.
  package static func complete(
    _ draft: Draft, token: Token, passwordHash: String, at now: Instant, in tx: Transaction
  ) throws -> PersonInPlace? {
    guard try isOpen(for: token, at: now, in: tx), try tx.run("DELETE FROM setup WHERE token = \(token.hash)") == 1
    else { return nil }
    let municipality = try makeMunicipality(draft, at: now, tx)
    let person = Person(id: .make(at: now), name: draft.personName, email: draft.email, title: draft.title)
    try PersonStore.insert(person, into: municipality, by: nil, at: now, in: tx)
    // Nobody can sign in yet, so nobody has the address; if somebody has all the same, all of this is undone.
    guard try AccountStore.open(for: person.id, email: draft.email, in: municipality, tx: tx) else {
      throw AddressTaken()
    }
    try AccountStore.setPassword(passwordHash, of: person.id, in: municipality, at: now, tx: tx)
    let grant = RoleGrant(
      id: .make(at: now), person: person.id, role: .administrator, scope: .municipality, from: now.day)
    try GrantStore.insert(grant, into: municipality, in: tx)
    try AccessLogStore.append(.setUp, by: person.id, in: municipality, at: now, tx: tx)
    return PersonInPlace(municipality: municipality, person: person.id)
  }

  private static func makeMunicipality(_ draft: Draft, at now: Instant, _ tx: Transaction) throws -> MunicipalityID {
    let id = MunicipalityID.make(at: now)
    try MunicipalityStore.insert(
      Municipality(id: id, name: draft.municipalityName, code: draft.municipalityCode), at: now, in: tx)
    let top = Area(
      id: .make(at: now), kind: .municipality, code: draft.municipalityCode, name: draft.municipalityName, slug: "")
    try AreaStore.insert(top, into: id, by: nil, at: now, in: tx)
    return id
  }

  package struct Draft: Hashable, Sendable {
    package var municipalityName: String
    package var municipalityCode: String
    package var personName: String
    package var email: String
    package var title: String

    package init(
      municipalityName: String, municipalityCode: String, personName: String, email: String, title: String = ""
    ) {
      self.municipalityName = municipalityName
      self.municipalityCode = municipalityCode
      self.personName = personName
      self.email = email
      self.title = title
    }
  }
}

/// A person and the municipality the person belongs to.
package struct PersonInPlace: Hashable, Sendable {
  package let municipality: MunicipalityID
  package let person: PersonID
}
