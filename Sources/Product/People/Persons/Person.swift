import Foundation
import Values

/// A person is somebody who takes part: an employee, a leader, a member of a board.
///
/// Invariants: a person belongs to one municipality; the e-mail address is unique there. Whether the person can
/// sign in is a matter of its own (an account); a disabled person can do nothing at all.
/// A person is never identified by a CPR number: the product has no field for one.
package struct Person: Hashable, Sendable {
  package var id: PersonID
  package var name: String
  /// Empty for a person who is only named.
  package var email: String
  package var phone: String
  package var title: String
  package var access: Access
  /// The day everything about the person is erased; nil for as long as the person has something to do here.
  package var eraseOn: Day?
  package var version: Int

  package init(
    id: PersonID, name: String, email: String = "", phone: String = "", title: String = "",
    access: Access = .none,
    eraseOn: Day? = nil, version: Int = 1
  ) {
    self.id = id
    self.name = name
    self.email = email
    self.phone = phone
    self.title = title
    self.access = access
    self.eraseOn = eraseOn
    self.version = version
  }

  package enum Access: Hashable, Sendable {
    /// Known by name, but has never been invited to sign in.
    case none
    case invited
    case active
    case disabled(since: Instant)

    package var isDisabled: Bool { if case .disabled = self { true } else { false } }
  }

  /// "Birgitte" in "Godmorgen, Birgitte".
  package var firstName: String { name.split(separator: " ").first.map(String.init) ?? name }
}
