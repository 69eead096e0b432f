import Values

/// What ties a place to the rest, so that one can tell whether it may be closed or even deleted.
///
/// Closing says "this was": figures, history and names stay. Deleting says "this never was", and is for what was made
/// by mistake: it is only possible for a place that nothing has ever referred to.
package struct PlaceTies: Hashable, Sendable {
  /// Areas and units that lie in it and are not closed.
  package var inside: [String] = []
  /// All that lie in it, closed ones too.
  package var insideEver = 0
  /// Roles given at the place, those that are over too.
  package var roles = 0
  /// What other parts of the product keep about it, in words: "tal".
  package var uses: [String] = []

  package var mayClose: Bool { inside.isEmpty }
  package var mayDelete: Bool { insideEver == 0 && roles == 0 && uses.isEmpty }
}

extension Area {
  package func isClosed(on day: Day) -> Bool { closed.map { $0 < day } ?? false }
}

extension Unit {
  package func isClosed(on day: Day) -> Bool { closed.map { $0 < day } ?? false }
}

/// Why a place cannot be closed or deleted.
package enum PlaceObjection: Error, Hashable, Sendable {
  case stillInside([String])
  case stillUsed
  case changedMeanwhile
}
