import Storage
import Values

/// What sign-in knows about an e-mail address.
package struct Credentials: Sendable {
  package let municipality: MunicipalityID
  package let person: PersonID
  /// Nil until the person has chosen a password.
  package let password: String?
  package let isDisabled: Bool
}

/// Every question to the database about who can sign in.
package enum AccountStore {
  /// The only question that is asked without a municipality: the address tells which one it is.
  package static func credentials(for email: String, in tx: Transaction) throws -> Credentials? {
    try tx.row(
      """
      SELECT a.municipality, a.person, a.password, p.disabled FROM account a
      JOIN person p ON p.municipality = a.municipality AND p.id = a.person
      WHERE a.email_key = \(EmailAddress.key(email))
      """
    ).map { row in
      let disabled: Instant? = row[3]
      return Credentials(municipality: row[0], person: row[1], password: row[2], isDisabled: disabled != nil)
    }
  }

  package static func password(
    of person: PersonID, in municipality: MunicipalityID, tx: Transaction
  ) throws -> String? {
    try tx.row("SELECT password FROM account WHERE municipality = \(municipality) AND person = \(person)")?[0]
  }

  /// Lets a person have an account under an address. False when the address signs somebody else in already,
  /// which may be in another municipality.
  package static func open(
    for person: PersonID, email: String, in municipality: MunicipalityID, tx: Transaction
  ) throws -> Bool {
    let key = EmailAddress.key(email)
    if let taken = try credentials(for: email, in: tx), taken.municipality != municipality || taken.person != person {
      return false
    }
    try tx.run(
      """
      INSERT INTO account (municipality, person, email_key) VALUES (\(municipality), \(person), \(key))
      ON CONFLICT (municipality, person) DO UPDATE SET email_key = excluded.email_key
      """)
    return true
  }

  package static func hasAccount(_ person: PersonID, in municipality: MunicipalityID, tx: Transaction) throws -> Bool {
    try tx.row("SELECT 1 FROM account WHERE municipality = \(municipality) AND person = \(person)") != nil
  }

  package static func setPassword(
    _ hash: String, of person: PersonID, in municipality: MunicipalityID, at now: Instant, tx: Transaction
  ) throws {
    try tx.run(
      """
      UPDATE account SET password = \(hash), password_changed = \(now)
      WHERE municipality = \(municipality) AND person = \(person)
      """)
  }

  package static func noteSignIn(
    _ person: PersonID, in municipality: MunicipalityID, at now: Instant, tx: Transaction
  ) throws {
    try tx.run(
      "UPDATE account SET last_sign_in = \(now) WHERE municipality = \(municipality) AND person = \(person)")
  }

  package static func isEmpty(in tx: Transaction) throws -> Bool {
    try tx.row("SELECT 1 FROM account WHERE password IS NOT NULL LIMIT 1") == nil
  }
}

/// The address signs in somebody else.
package struct AddressTaken: Error {
  package init() {}
}
