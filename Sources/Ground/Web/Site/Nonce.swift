import Crypto

/// Names the scripts one answer may run, so that nobody else can.
struct SiteSecret: Sendable {
  private let key = SymmetricKey(size: .bits256)

  /// A new one for each answer.
  static func random() -> String {
    base64URL((0..<2).flatMap { _ in withUnsafeBytes(of: UInt64.random(in: .min ... .max), Array.init) })
  }

  /// The nonce of a frozen page is the same each time the same visitor asks for the same content.
  ///
  /// Looks like a mistake. It is not: after 304 the browser shows the page it kept, with the nonce written in it,
  /// under the policy that came first. A new nonce would forbid the page's own scripts. A stranger cannot compute
  /// it without the key, and content that changes gets another tag and with it another nonce.
  func nonce(for tag: String, session: SessionID?) -> String {
    let text = "\(session?.hash ?? "") \(tag)"
    return base64URL(Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key)).dropLast(16).map { $0 })
  }
}
