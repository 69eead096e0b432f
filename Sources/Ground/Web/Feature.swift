import Markup
import Storage
import Values

/// One part of the product, as it is plugged into the house: its tables, its pages, its place in the menu.
///
/// A concept declares `extension Feature { package static let goals = Feature(name: "goals", …) }`,
/// and `App` lists the features in the order their migrations run.
package struct Feature: Sendable {
  package let name: String
  package let migrations: [Migration]
  package let jobs: [Job]
  package let checks: [Check]
  package let menu: [MenuItem]
  package let live: [LiveWatch]
  package let routes: @Sendable (inout Routes, House) -> Void

  package init(
    name: String, migrations: [Migration] = [], jobs: [Job] = [], checks: [Check] = [], menu: [MenuItem] = [],
    live: [LiveWatch] = [],
    routes: @escaping @Sendable (inout Routes, House) -> Void = { _, _ in }
  ) {
    self.name = name
    self.migrations = migrations
    self.jobs = jobs
    self.checks = checks
    self.menu = menu
    self.live = live
    self.routes = routes
  }
}

/// Work that is done again and again while the server runs, for instance clearing out old sessions.
///
/// A job that fails is logged and tried again at its next time; it must be safe to run twice.
package struct Job: Sendable {
  package let name: String
  package let every: Duration
  /// How long after the start the first turn comes: a server that has just started has visitors to answer.
  package let first: Duration
  package let run: @Sendable (House) async throws -> Void

  package init(
    name: String, every: Duration, first: Duration = .seconds(5), run: @escaping @Sendable (House) async throws -> Void
  ) {
    self.name = name
    self.every = every
    self.first = first
    self.run = run
  }
}

/// One word in the main menu.
package struct MenuItem: Sendable {
  /// What `Page.menu` names when the visitor stands here.
  package let id: String
  package let title: String
  package let path: Path
  /// Shown only to visitors who have it; nil is shown to everyone who is signed in.
  package let permission: Permission?

  package init(_ id: String, title: String, path: Path, needs permission: Permission? = nil) {
    self.id = id
    self.title = title
    self.path = path
    self.permission = permission
  }
}
