/// Who released figures are made for, the narrowest circle first. Each circle sees no more than the one before it.
package enum Audience: String, Sendable, Codable, CaseIterable {
  /// Leaders and staff who are signed in to the municipality.
  case inside
  /// Those from outside who have an account: boards, helpers and partners.
  case partner
  /// Those who join one meeting by a link or a code.
  case guest
  /// Everybody, without signing in.
  case everyone
}

/// Several audiences that see the same: a table or a page is stored once for all of them.
package struct Audiences: Hashable, Sendable, Codable {
  /// A bit an audience, as it stands in the database.
  package private(set) var bits: Int

  package init(bits: Int) { self.bits = bits }

  package init(_ audiences: some Sequence<Audience>) { bits = audiences.reduce(0) { $0 | $1.bit } }

  package func contains(_ audience: Audience) -> Bool { bits & audience.bit != 0 }

  mutating func insert(_ audience: Audience) { bits |= audience.bit }

  package var all: [Audience] { Audience.allCases.filter(contains) }
}

extension Audience {
  var bit: Int {
    switch self {
    case .inside: 1
    case .partner: 2
    case .guest: 4
    case .everyone: 8
    }
  }
}
