import Crypto
import Storage
import Values

/// The id of a session that was just opened. It is sent to the browser once and stored nowhere.
package struct NewSession: Sendable {
  package let id: SessionID

  /// A new id that nobody has: `SignIn.begin` keeps one for an account, a feature that gives passes keeps its own.
  package static func make() -> NewSession { NewSession(id: SessionID()) }
}

/// What a browser shows to be recognised: 256 random bits, written as 43 characters.
package struct SessionID: Hashable, Sendable {
  let text: String

  init() {
    var chance = SystemRandomNumberGenerator()
    text = base64URL((0..<4).flatMap { _ in withUnsafeBytes(of: chance.next() as UInt64, Array.init) })
  }

  /// Nil unless it has the shape of one: nothing else is ever looked up.
  init?(cookie text: String) {
    guard text.utf8.count == 43, text.utf8.allSatisfy(isBase64URL) else { return nil }
    self.text = text
  }

  /// What stands in the cookie; for those that sign a test or a benchmark in without the pages.
  package var cookieText: String { text }

  package var hash: String { SHA256.hash(data: Array(text.utf8)).map { hex($0) }.joined() }
}

/// Opens and ends sessions.
///
/// A session ends after an hour without use and after eight hours in any case: a school's computer is shared,
/// and a learning meeting of three hours must not be interrupted (ASVS 7.1.1).
package enum SignIn {
  package static let idle: Int64 = 60 * 60
  package static let longest: Int64 = 8 * 60 * 60

  /// A session with a new id. What the browser showed before is ended, so that an id planted by somebody else
  /// is worth nothing after sign-in.
  package static func begin(
    _ person: ID<Account>, of municipality: ID<Tenant>, replacing old: SessionID?, at now: Instant,
    in tx: Transaction
  ) throws -> NewSession {
    if let old { try end(old, in: tx) }
    let session = NewSession.make()
    try tx.run(
      """
      INSERT INTO session (municipality, person, hash, created, seen)
      VALUES (\(municipality), \(person), \(session.id.hash), \(now), \(now))
      """)
    return session
  }

  package static func end(_ session: SessionID, in tx: Transaction) throws {
    try tx.run("DELETE FROM session WHERE hash = \(session.hash)")
  }

  /// When a password is changed or a person is disabled.
  package static func endAll(of person: ID<Account>, of municipality: ID<Tenant>, in tx: Transaction) throws {
    try tx.run("DELETE FROM session WHERE municipality = \(municipality) AND person = \(person)")
  }

  /// Sessions that have run out are also deleted, so that the table does not grow.
  package static func clearOut(at now: Instant, in tx: Transaction) throws {
    let idleBefore = now.adding(seconds: -idle)
    let madeBefore = now.adding(seconds: -longest)
    try tx.run("DELETE FROM session WHERE seen < \(idleBefore) OR created < \(madeBefore)")
    try tx.run("DELETE FROM throttle WHERE since < \(now.adding(seconds: -86_400)) AND wait_until < \(now)")
  }
}

func base64URL(_ bytes: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
  var out: [UInt8] = []
  var buffer: UInt32 = 0
  var bits = 0
  for byte in bytes {
    buffer = buffer << 8 | UInt32(byte)
    bits += 8
    while bits >= 6 {
      bits -= 6
      out.append(alphabet[Int(buffer >> UInt32(bits) & 63)])
    }
  }
  if bits > 0 { out.append(alphabet[Int(buffer << UInt32(6 - bits) & 63)]) }
  return String(decoding: out, as: UTF8.self)
}

private func isBase64URL(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
    true
  default: false
  }
}
