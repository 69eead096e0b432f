import Disclosure
import People

/// What a circle of readers sees of a release, in numbers. Audiences that see exactly the same are one circle.
struct Eyes: Sendable {
  let audiences: [Audience]
  /// How many indicators the circle sees anything of.
  let indicators: Int
  let shownCells: Int
  let hiddenCells: Int
  /// Names of the indicators of the release that are kept from the circle altogether.
  let leftOut: [String]
  /// Areas with a page for the circle, in the tree's order.
  let areas: [Area]

  /// The widest of the circle: the audience whose addresses lead to what it sees.
  var widest: Audience { audiences.last ?? .inside }
}

extension Eyes {
  /// One layer of one indicator: who sees it, and how many of its cells are shown and hidden.
  struct Layer: Sendable {
    let indicator: String
    let name: String
    let audiences: Audiences
    let shownCells: Int
    let hiddenCells: Int
  }

  /// The circles of a release, the narrowest first; those who see nothing at all of it come too.
  static func all(_ layers: [Layer], areas: (Audience) throws -> [Area]) rethrows -> [Eyes] {
    let groups = Dictionary(grouping: Audience.allCases) { audience in
      layers.indices.filter { layers[$0].audiences.contains(audience) }
    }
    return try groups.sorted { $0.value[0] < $1.value[0] }.map { places, audiences in
      let seen = places.map { layers[$0] }
      let names = Set(seen.map(\.indicator))
      let hidden = layers.filter { !names.contains($0.indicator) }
      return Eyes(
        audiences: audiences, indicators: names.count, shownCells: seen.reduce(0) { $0 + $1.shownCells },
        hiddenCells: seen.reduce(0) { $0 + $1.hiddenCells }, leftOut: Set(hidden.map(\.name)).sorted(),
        areas: try areas(audiences[0]))
    }
  }
}
