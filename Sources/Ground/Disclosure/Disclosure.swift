import Solver

/// What may be shown of figures about few people, and the only maker of a table that may be shown.
///
/// Pages take a `PublishedTable` and nothing else, and only `Disclosure.protect` (or thawing what it once froze) can
/// make one. So a page that shows what it must not does not compile.
///
/// Two ways lead to a table. `protect(_:bonds:_:)` is the one releases take: it hides single cells, with the cells that
/// would give them away, against every sum a reader can make. `protect(_:)` hides no single cell: it shows all areas,
/// or the whole municipality, or nothing. It needs no solver, and it is what the first falls back on.
///
/// What neither sees: other families about the same persons, and groups that no figure in the family is about.
package enum Disclosure {
  /// Frozen into every table; a change of any rule raises it. Tables made by earlier rules stay as they were.
  package static let ruleVersion: UInt16 = 2
  static let readableVersions = 1...2

  /// The version of the solver that chooses which cells to hide; nil where there is none.
  package static var solverVersion: String? { SolverLibrary.installed?.version }
}
