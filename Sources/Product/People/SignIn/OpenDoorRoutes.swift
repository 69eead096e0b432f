import Markup
import Storage

/// Something that can be read without signing in: a line on the page where one signs in.
package struct OpenDoor: Sendable {
  package let title: String
  package let note: String
  package let path: Path

  package init(_ title: String, note: String, path: Path) {
    self.title = title
    self.note = note
    self.path = path
  }
}

/// What a concept holds open for strangers, asked each time somebody comes to the door.
package struct OpenDoorSource: Sendable {
  package let doors: @Sendable (Transaction) throws -> [OpenDoor]

  package init(_ doors: @escaping @Sendable (Transaction) throws -> [OpenDoor]) { self.doors = doors }
}
