import Storage
import Values

/// Gathers what is kept about one person.
enum OwnDataStore {
  /// How many lines of the access log are handed over; the auditor can find older ones.
  static let lines = 1000

  static func find(
    _ id: PersonID, in municipality: MunicipalityID, sources: [OwnDataSource], tx: Transaction
  ) throws -> OwnData? {
    guard let person = try PersonStore.find(id, in: municipality, tx: tx),
      let owner = try MunicipalityStore.find(municipality, in: tx)
    else { return nil }
    let account = try tx.row(
      "SELECT password_changed, last_sign_in FROM account WHERE municipality = \(municipality) AND person = \(id)")
    let changed: Instant? = account?[0]
    let seen: Instant? = account?[1]
    let sessions = try tx.row(
      "SELECT count(*) FROM session WHERE municipality = \(municipality) AND person = \(id)")
    let entries = try AccessLogStore.page(of: municipality, about: id, size: lines, in: tx)
    return OwnData(
      municipality: owner, person: person, passwordChanged: changed, lastSignIn: seen,
      openSessions: sessions?[0] ?? 0, roles: try GrantStore.of(id, in: municipality, tx: tx),
      log: entries.map {
        OwnData.Line(at: $0.entry.at, byPerson: $0.entry.person == id, action: $0.entry.action.name)
      }, more: try sources.flatMap { try $0.entries(id, municipality, tx) })
  }
}
