import Storage
import Values
import Web

/// How an attempt to sign in ended.
package enum SignInOutcome: Sendable {
  case opened(NewSession)
  /// Wrong address, wrong password, no password yet, disabled: the page says the same for all of them.
  case refused
  case wait(seconds: Int)
}

/// Signing in, step by step, so that a stranger learns nothing but yes or no.
///
/// A known and an unknown address go through the same steps: the same counting, one password check of the same
/// cost, one line in a log. What differs is only what is looked up.
package enum SignInStore {
  package static func signIn(
    email: String, password: String, from address: ClientAddress, replacing old: SessionID?, at now: Instant,
    house: House
  ) async throws -> SignInOutcome {
    let key = EmailAddress.key(email)
    let begun = try await house.store.write { tx in
      let wait =
        try Throttle.wait(for: key, at: now, in: tx)
        ?? Throttle.attempt(Throttle.signIn(from: address, to: key), at: now, in: tx)
      return Begun(wait: wait, credentials: try AccountStore.credentials(for: email, in: tx))
    }
    if let wait = begun.wait { return .wait(seconds: wait) }
    let known = begun.credentials
    let fits = try await house.passwords.verify(password, against: known?.password)
    guard let known, fits, !known.isDisabled else {
      try await house.store.write { tx in try refuse(key, known, at: now, tx) }
      return .refused
    }
    return .opened(try await open(known, key, password, replacing: old, at: now, house: house))
  }

  private struct Begun: Sendable {
    let wait: Int?
    let credentials: Credentials?
  }

  private static func refuse(_ key: String, _ known: Credentials?, at now: Instant, _ tx: Transaction) throws {
    try Throttle.failed(key, at: now, in: tx)
    // An unknown address is not written down: people type passwords into the wrong field.
    try AccessLogStore.append(
      .signIn, by: known?.person, outcome: .refused, in: known?.municipality ?? MunicipalityID(""), at: now, tx: tx)
  }

  private static func open(
    _ known: Credentials, _ key: String, _ password: String, replacing old: SessionID?, at now: Instant, house: House
  ) async throws -> NewSession {
    let isOutdated = known.password.map(house.passwords.isOutdated) ?? false
    let fresh = isOutdated ? try await house.passwords.hash(password) : nil
    return try await house.store.write { tx in
      try Throttle.succeeded(key, in: tx)
      if let fresh { try AccountStore.setPassword(fresh, of: known.person, in: known.municipality, at: now, tx: tx) }
      try AccountStore.noteSignIn(known.person, in: known.municipality, at: now, tx: tx)
      try AccessLogStore.append(.signIn, by: known.person, in: known.municipality, at: now, tx: tx)
      return try SignIn.begin(known.person, of: known.municipality, replacing: old, at: now, in: tx)
    }
  }

  /// A new password ends every session of the person, on all machines, and opens one here.
  package static func changePassword(
    to hash: String, of person: PersonID, in municipality: MunicipalityID, replacing old: SessionID?,
    as action: AccessAction, at now: Instant, tx: Transaction
  ) throws -> NewSession {
    try AccountStore.setPassword(hash, of: person, in: municipality, at: now, tx: tx)
    try SignIn.endAll(of: person, of: municipality, in: tx)
    try AccessLogStore.append(action, by: person, in: municipality, at: now, tx: tx)
    return try SignIn.begin(person, of: municipality, replacing: old, at: now, in: tx)
  }
}
