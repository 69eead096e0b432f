import Values

/// Who does something: a person who has signed in, or somebody at the machine itself.
///
/// What is done carries the actor's name; the access log carries the id only, so that a person can be erased.
package struct Actor: Hashable, Sendable {
  package let id: PersonID
  package let name: String

  package init(id: PersonID, name: String) {
    self.id = id
    self.name = name
  }

  private static let machine = "kommandolinje:"

  /// A command of `faelled`, run by a user of the operating system.
  package static func commandLine(_ user: String) -> Actor {
    let user = String(PlainText.line(user).prefix(60))
    return Actor(id: PersonID(machine + user), name: "kommandolinjen (\(user))")
  }

  /// True for whoever runs a command at the machine.
  package var isMachine: Bool { id.raw.hasPrefix(Actor.machine) }

  /// What to call an id of the log that belongs to no person; nil when it is a person's.
  package static func machineName(_ id: PersonID) -> String? {
    id.raw.hasPrefix(machine) ? commandLine(String(id.raw.dropFirst(machine.count))).name : nil
  }
}
