import Documents
import Outbox
import People
import Values

import struct Web.Settings

/// What letters must know of the house they are sent from.
package struct PostAddress: Hashable, Sendable {
  /// Whom letters are from, and where calendar programs send their answers.
  package let sender: MailAddress
  /// The site's own address, without a slash at the end.
  package let base: String

  package init(sender: MailAddress, base: String) {
    self.sender = sender
    self.base = base.hasSuffix("/") ? String(base.dropLast()) : base
  }

  func answer(_ token: Token) -> String { "\(base)/svar/\(token.text)" }
  func meeting(_ id: ID<Meeting>) -> String { "\(base)/moeder/\(id.raw)" }
}

extension PostAddress {
  /// Where the site is found; on one's own machine while nobody has said.
  static func base(_ settings: Settings) -> String { settings.address ?? "http://localhost:\(settings.port)" }

  /// Nil while nobody has said whom letters are from.
  package init?(_ settings: Settings, _ municipality: String) {
    guard let sender = settings.sender(named: municipality) else { return nil }
    self.init(sender: sender, base: Self.base(settings))
  }
}
