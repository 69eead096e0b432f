/// Whom a letter is to or from: a name as people write it, and an address that can be put in a header as it stands.
///
/// The address is plain ASCII of the form `local@host.tld` (the dot-atom of RFC 5322 §3.4.1): no quotes, blanks, commas
/// or line breaks, so that it can never be read as two addresses or as the next header.
package struct MailAddress: Hashable, Sendable {
  package let name: String
  package let email: String

  package init?(name: String = "", email: String) {
    let parts = email.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, email.utf8.count <= 254, (1...64).contains(parts[0].utf8.count),
      Self.isDotAtom(parts[0], Self.atom), Self.isDotAtom(parts[1], Self.letters), parts[1].contains(".")
    else { return nil }
    self.name = name
    self.email = email
  }

  private static let letters = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-".utf8)
  private static let atom = letters.union("!#$%&'*+/=?^_`{|}~".utf8)

  private static func isDotAtom(_ text: Substring, _ allowed: Set<UInt8>) -> Bool {
    text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && $0.allSatisfy(allowed.contains)
    }
  }
}
