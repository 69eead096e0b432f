import Storage
import Values

import enum Web.SignIn
import struct Web.Visitor

/// How saving a person ended.
package enum PersonSaving: Sendable {
  case saved
  /// Somebody else saved first; this is what they saved.
  case conflict(theirs: Person, LastChange?)
  case emailTaken(by: String)
  /// The address signs somebody in elsewhere.
  case addressTaken
  /// A person with an account cannot be without an address.
  case emailNeeded
}

/// The changes that touch several tables at once, each one transaction with its line in the access log.
extension PersonStore {
  package static func create(_ person: Person, by visitor: Visitor, at now: Instant, in tx: Transaction) throws
    -> PersonSaving
  {
    if let taken = try nameWithEmail(person, visitor.municipality, tx) { return .emailTaken(by: taken) }
    try insert(person, into: visitor.municipality, by: visitor.person, at: now, in: tx)
    try log(.personCreated, person.id, visitor, now, tx)
    return .saved
  }

  package static func save(_ person: Person, by visitor: Visitor, at now: Instant, in tx: Transaction) throws
    -> PersonSaving
  {
    let municipality = visitor.municipality
    guard let current = try find(person.id, in: municipality, tx: tx) else { throw PersonIsGone() }
    if current.version != person.version {
      return .conflict(theirs: current, try lastChange(of: person.id, in: municipality, tx: tx))
    }
    if let taken = try nameWithEmail(person, municipality, tx) { return .emailTaken(by: taken) }
    if try AccountStore.hasAccount(person.id, in: municipality, tx: tx) {
      if person.email.isEmpty { return .emailNeeded }
      guard try AccountStore.open(for: person.id, email: person.email, in: municipality, tx: tx) else {
        return .addressTaken
      }
    }
    _ = try update(person, of: municipality, by: visitor.person, at: now, in: tx)
    try log(.personChanged, person.id, visitor, now, tx)
    return .saved
  }

  /// From this moment the person can do nothing: every open session ends.
  package static func close(_ id: PersonID, by visitor: Visitor, at now: Instant, in tx: Transaction) throws {
    let municipality = visitor.municipality
    guard try find(id, in: municipality, tx: tx)?.access.isDisabled != true else { throw GrantObjection.alreadyClosed }
    try guardLastAdministrator(id, municipality, now, tx)
    let keeping =
      try MunicipalityStore.find(municipality, in: tx)?.settings.keepDays ?? Municipality.Settings().keepDays
    try setDisabled(since: now, eraseOn: now.day.adding(days: keeping), id, in: municipality, tx: tx)
    try SignIn.endAll(of: id, of: municipality, in: tx)
    try log(.personDisabled, id, visitor, now, tx)
  }

  package static func reopen(_ id: PersonID, by visitor: Visitor, at now: Instant, in tx: Transaction) throws {
    guard try find(id, in: visitor.municipality, tx: tx)?.access.isDisabled == true else {
      throw GrantObjection.alreadyOpen
    }
    try setDisabled(since: nil, eraseOn: nil, id, in: visitor.municipality, tx: tx)
    try log(.personEnabled, id, visitor, now, tx)
  }

  package static func give(_ grant: RoleGrant, by visitor: Visitor, at now: Instant, in tx: Transaction) throws {
    let held = try GrantStore.of(grant.person, in: visitor.municipality, tx: tx).map(\.grant)
    let isThere = held.contains { $0.role == grant.role && $0.scope == grant.scope && $0.overlaps(grant) }
    if isThere { throw GrantObjection.alreadyThere }
    try GrantStore.insert(grant, into: visitor.municipality, in: tx)
    try keepForNow(grant.person, in: visitor.municipality, tx)
    try log(.roleGiven, grant.person, visitor, now, tx, detail: "\(grant.role.name), \(grant.scope.text)")
  }

  /// Counts no longer from now on: its last day is yesterday.
  package static func take(_ grant: RoleGrant, by visitor: Visitor, at now: Instant, in tx: Transaction) throws {
    // Ending it once more would move the day it ended, and with that tell another story of who had access when.
    if let until = grant.until, until < now.day { throw GrantObjection.alreadyEnded }
    if grant.isAdministration { try guardLastAdministrator(grant.person, visitor.municipality, now, tx) }
    try GrantStore.end(grant, after: now.day.adding(days: -1), in: visitor.municipality, tx: tx)
    try log(.roleEnded, grant.person, visitor, now, tx, detail: "\(grant.role.name), \(grant.scope.text)")
  }

  /// Opens an account if there is none, and makes a link to choose a password. Nil when the address is taken.
  package static func invite(
    _ person: Person, token: Token, by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws -> Bool {
    guard try AccountStore.open(for: person.id, email: person.email, in: visitor.municipality, tx: tx) else {
      return false
    }
    try InvitationStore.make(
      for: person.id, in: visitor.municipality, by: visitor.person, token: token, at: now, tx: tx)
    try log(.invitationMade, person.id, visitor, now, tx)
    return true
  }

  static func guardLastAdministrator(
    _ id: PersonID, _ municipality: MunicipalityID, _ now: Instant, _ tx: Transaction
  ) throws {
    let grants = try GrantStore.current(of: id, in: municipality, on: now.day, tx: tx)
    guard grants.contains(where: \.isAdministration) else { return }
    if try GrantStore.otherAdministrators(than: id, in: municipality, on: now.day, tx: tx) == 0 {
      throw GrantObjection.lastAdministrator
    }
  }

  private static func nameWithEmail(_ person: Person, _ municipality: MunicipalityID, _ tx: Transaction) throws
    -> String?
  {
    guard let other = try withEmail(person.email, in: municipality, tx: tx), other != person.id else { return nil }
    return try find(other, in: municipality, tx: tx)?.name
  }

  static func log(
    _ action: AccessAction, _ id: PersonID, _ visitor: Visitor, _ now: Instant, _ tx: Transaction, detail: String = ""
  ) throws {
    try AccessLogStore.append(
      action, by: visitor.person, object: "person:\(id.raw)", detail: detail, in: visitor.municipality, at: now, tx: tx)
  }
}

/// The person was there when the form was opened and is not any more.
package struct PersonIsGone: Error {}
