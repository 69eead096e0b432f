/// Who may use a route. There is no default: a route without a rule does not compile.
package enum Access: Sendable, Hashable, CustomStringConvertible {
  case anyone
  case signedIn
  case needs(Permission)

  package var description: String {
    switch self {
    case .anyone: "anyone"
    case .signedIn: "signed in"
    case .needs(let permission): "needs \(permission)"
    }
  }
}

/// A route that strangers may use too; its handler gets `Visitor?`.
package struct OpenAccess: Sendable {
  package static let anyone = OpenAccess()
}

/// A route for signed-in people; its handler gets a `Visitor` that is there.
package struct GuardedAccess: Sendable {
  let access: Access

  package static let signedIn = GuardedAccess(access: .signedIn)

  package static func needs(_ permission: Permission) -> GuardedAccess {
    GuardedAccess(access: .needs(permission))
  }
}
