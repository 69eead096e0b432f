import Storage
import Values

extension SignIn {
  /// Whose a session is.
  struct Owner: Hashable, Sendable {
    let municipality: ID<Tenant>
    let person: ID<Account>
  }

  /// The owners of those sessions that have not run out, by the session's hash.
  static func owners(of hashes: Set<String>, at now: Instant, in tx: Transaction) throws -> [String: Owner] {
    var owners: [String: Owner] = [:]
    for part in Array(hashes).parts(of: 500) {
      let rows = try tx.rows(
        """
        SELECT hash, municipality, person FROM session
        WHERE hash IN (\(list: part)) AND seen > \(now.adding(seconds: -idle)) AND created > \(now.adding(seconds: -longest))
        """)
      for row in rows { owners[row[0]] = Owner(municipality: row[1], person: row[2]) }
    }
    return owners
  }

  /// These sessions are in use.
  static func touch(_ hashes: [String], at now: Instant, in tx: Transaction) throws {
    for part in Array(Set(hashes)).parts(of: 500) {
      try tx.run("UPDATE session SET seen = \(now) WHERE hash IN (\(list: part)) AND seen < \(now)")
    }
  }
}

extension Array {
  /// A database takes only so many values in one question.
  fileprivate func parts(of size: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
  }
}
