import People
import Values

/// A meeting kind or a circle that the municipality has made its own: whose it is, who else sees it and which version
/// counts. The text itself stands in its versions.
package struct OwnMethod: Hashable, Sendable {
  package var sort: Method.Sort
  package var slug: String
  package var name: String
  package var minutes: Int
  /// The municipality or one unit; whoever may edit there may edit the method.
  package var owner: Scope
  /// Who else can see it.
  package var shares: [Scope] = []
  /// The slug it was copied from; empty when it came as a file.
  package var basedOn = ""
  package var version = 1
  /// When it was put away: still readable, but offered to nobody.
  package var putAway: Instant?

  package init(_ method: Method, owner: Scope, basedOn: String = "") {
    (sort, slug, name, minutes) = (method.sort, method.slug, method.name, method.minutes)
    self.owner = owner
    self.basedOn = basedOn
  }

  init(
    sort: Method.Sort, slug: String, name: String, minutes: Int, owner: Scope, shares: [Scope], basedOn: String,
    version: Int, putAway: Instant?
  ) {
    (self.sort, self.slug, self.name, self.minutes) = (sort, slug, name, minutes)
    (self.owner, self.shares, self.basedOn, self.version, self.putAway) = (owner, shares, basedOn, version, putAway)
  }
}

/// One text of a method as it was saved once; it never changes.
package struct MethodVersion: Hashable, Sendable {
  package let number: Int
  package let text: String
  /// The older version this one brings back.
  package let restoredFrom: Int?
  package let saved: LastChange
}

/// How far a visitor sees and may change other people's methods.
package struct MethodReach: Hashable, Sendable {
  package var isEverywhere: Bool
  package var units: Set<ID<Unit>>

  package init(isEverywhere: Bool = false, units: Set<ID<Unit>> = []) {
    self.isEverywhere = isEverywhere
    self.units = units
  }

  package static let everywhere = MethodReach(isEverywhere: true)

  package func covers(_ scope: Scope) -> Bool {
    if isEverywhere { return true }
    if case .unit(let unit) = scope { return units.contains(unit) }
    return false
  }

  package func sees(_ method: OwnMethod) -> Bool {
    ([method.owner] + method.shares).contains { $0 == .municipality || covers($0) }
  }
}
