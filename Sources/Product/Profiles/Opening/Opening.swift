import Danish
import People
import Values

/// Whether everybody may read a municipality's profile without signing in, and how that came about.
///
/// Closed until a data steward opens it. Decisions are added and never changed: the newest one counts.
package struct Opening: Sendable {
  /// The newest first.
  package let decisions: [Decision]

  package var isOpen: Bool { decisions.first?.isOpen ?? false }

  package struct Decision: Hashable, Sendable {
    package let isOpen: Bool
    package let at: Instant
    /// Nil when the person has been erased.
    package let by: String?
  }
}

/// Why the profile was not opened.
package enum OpeningRefusal: Error, Hashable, Sendable {
  /// Another municipality of this installation has the same name and is open: the address would lead to two.
  case addressTaken
}

extension Municipality {
  /// The name as it stands in open addresses: "Øster Snede Kommune" is "oester-snede-kommune".
  package var slug: String { Danish.slug(name) }
}

/// Where an open profile is, as it can be told to others.
struct Sharing: Sendable {
  /// The municipality as it stands in the address.
  let municipality: String
  /// The site's own address ("https://faelled.example.dk"); nil where the operator has not said it.
  let site: String?

  /// The whole address where it is known, otherwise what comes after the site's name.
  func address(_ path: String) -> String {
    guard let site else { return path }
    return site.hasSuffix("/") ? site.dropLast() + path : site + path
  }
}
