import People
import Profiles
import Storage
import Values

/// The profile a meeting is about, as one circle of readers sees it.
struct MeetingProfile: Sendable {
  let area: Area
  let standing: ReleasedProfileStore.Standing
  let figures: [ReleasedProfileStore.Named]
}

enum MeetingProfileStore {
  /// The profile of the meeting's own place or, where the circle has no figures of that, of the area around it. Nil
  /// while there are none of either.
  static func find(
    _ scope: Scope, for audience: Audience, of municipality: ID<Tenant>, in tx: Transaction
  ) throws -> MeetingProfile? {
    guard let standing = try ReleasedProfileStore.standing(of: municipality, in: tx) else { return nil }
    let tree = try AreaStore.tree(of: municipality, in: tx)
    for id in try areas(of: scope, tree, municipality, tx) {
      guard let area = tree[id] else { continue }
      let figures = try ReleasedProfileStore.indicators(
        of: id, for: audience, in: standing, of: municipality, tx: tx)
      if !figures.isEmpty { return MeetingProfile(area: area, standing: standing, figures: figures) }
    }
    return nil
  }

  /// What somebody who knows the one meeting may read about: its area, what lies in it and around it, and the whole.
  static func areasForGuests(
    of scope: Scope, in municipality: ID<Tenant>, tx: Transaction
  ) throws -> Set<ID<Area>> {
    let tree = try AreaStore.tree(of: municipality, in: tx)
    let own = try areas(of: scope, tree, municipality, tx)
    let near = own.flatMap { tree.ancestors(of: $0) + tree.descendants(of: $0) } + tree.roots
    return Set(own + near.map(\.id))
  }

  /// The pieces of the map that the figures of a place can be about, from the place itself outwards.
  static func areas(
    of scope: Scope, _ tree: AreaTree, _ municipality: ID<Tenant>, _ tx: Transaction
  ) throws -> [ID<Area>] {
    switch scope {
    case .municipality: tree.roots.map(\.id)
    case .area(let id): [id]
    case .unit(let id):
      try UnitStore.find(id, in: municipality, tx: tx).map { [$0.node, $0.area].compactMap(\.self) } ?? []
    case .team(let id):
      try TeamStore.all(of: municipality, in: tx).first { $0.id == id }.map {
        try areas(of: .unit($0.unit), tree, municipality, tx)
      } ?? []
    }
  }
}
