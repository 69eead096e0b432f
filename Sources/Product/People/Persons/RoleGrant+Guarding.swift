import Values

/// Why a role cannot be given or taken.
package enum GrantObjection: Error, Hashable, Sendable {
  case wrongPlace(Role)
  case endsBeforeItBegins
  case lastAdministrator
  case alreadyThere
  /// Somebody else was first: the role has ended, the access is closed or open as it was to become.
  case alreadyEnded
  case alreadyClosed
  case alreadyOpen
  /// Somebody else has changed the person since the page was read.
  case changedMeanwhile
}

extension RoleGrant {
  /// What speaks against the grant in itself; nil when nothing does.
  package var objection: GrantObjection? {
    if !role.scopes.contains(scope.kind) { return .wrongPlace(role) }
    if let until, until < from { return .endsBeforeItBegins }
    return nil
  }

  /// Is there a day on which both count?
  package func overlaps(_ other: RoleGrant) -> Bool {
    let startsInTime = other.until.map { from <= $0 } ?? true
    let lastsLongEnough = until.map { other.from <= $0 } ?? true
    return startsInTime && lastsLongEnough
  }

  package var isAdministration: Bool { role == .administrator && scope == .municipality }
}
