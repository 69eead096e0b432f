import Values

/// A need that was discovered (et uopdaget behov): what children and young people lack, seen in a round of the circle.
package struct Need: Hashable, Sendable {
  package var id: ID<Need>
  package var round: Round
  package var what: String
  /// If it were met: what would we see that is not so now? May be empty.
  package var seen: String
  /// Which help and support it takes; may be empty.
  package var help: String
  package var version: Int

  package init(
    id: ID<Need>, round: Round, what: String, seen: String = "", help: String = "", version: Int = 1
  ) {
    (self.id, self.round, self.what, self.seen, self.help) = (id, round, what, seen, help)
    self.version = version
  }
}
