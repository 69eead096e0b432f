import Markup
import Storage
import Web

/// What a part of Meetings shows on the page of a meeting, and puts on its planner's list.
///
/// Each folder adds its own to the list in `Meetings.swift`; they stand on the page in that order.
package struct MeetingSection: Sendable {
  package typealias Tasks = @Sendable (MeetingLook, Transaction) throws -> [MeetingTask]
  package typealias Content = @Sendable (MeetingLook, Transaction) throws -> HTML?

  let tasks: Tasks
  let content: Content

  /// `content` is a whole `Parts.section`; nil where it has nothing to say to this visitor.
  package init(tasks: @escaping Tasks = { _, _ in [] }, content: @escaping Content = { _, _ in nil }) {
    (self.tasks, self.content) = (tasks, content)
  }
}

/// One thing on the planner's list: what is settled and what is left.
package struct MeetingTask: Sendable {
  package let title: String
  /// How it stands: "9 inviteret, 4 har svaret".
  package let note: String
  package let path: Path
  package let isDone: Bool

  package init(_ title: String, note: String = "", path: Path, isDone: Bool) {
    (self.title, self.note, self.path, self.isDone) = (title, note, path, isDone)
  }
}
