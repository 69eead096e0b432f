import Meetings
import People
import Storage
import Values
import Web

/// A meeting kind and a circle of the demo's own, the kind in two versions: what it looks like when people have used them.
enum DemoMethods {
  static func build(_ assembly: Assembly, at now: Instant) async throws {
    guard let leader = DemoPerson.all.first(where: { $0.role == .schoolLeader }), case .unit = leader.place else {
      return
    }
    let (municipality, owner) = (DemoPeople.municipality, leader.grant(from: now.day).scope)
    let library = assembly.methods
    try await assembly.store.write { tx in
      guard let visitor = try ReachStore.visitor(municipality, leader.id, on: now.day, in: tx) else { return }
      if case .circle(var circle) = library[.circle, "kommunens-egen"] {
        (circle.slug, circle.name) = ("laeringscirklen", "Læringscirklen på Strandby Skole")
        try keep([.circle(circle)], owner, library, visitor, now, tx)
      }
      if case .kind(var kind) = library[.kind, "teamsamtale"] {
        (kind.slug, kind.name) = ("teamsamtale-strandby", "Teamsamtale på Strandby Skole")
        let first = kind
        kind.groundRules.append("Vi slutter til tiden.")
        try keep([.kind(first), .kind(kind)], owner, library, visitor, now, tx)
      }
    }
  }

  private static func keep(
    _ versions: [Method], _ owner: Scope, _ library: MethodLibrary, _ visitor: Visitor, _ now: Instant,
    _ tx: Transaction
  ) throws {
    guard let first = versions.first else { return }
    let taken = library.slugs(first.sort)
    _ = try MethodStore.create(first, owner: owner, taken: taken, by: visitor, at: now, in: tx)
    for (place, next) in versions.enumerated().dropFirst() {
      _ = try MethodStore.save(next, text: next.file, from: place, by: visitor, at: now, in: tx)
    }
  }
}
