import Danish
import People
import Storage
import Values

import struct Web.Visitor

/// The kinds and circles a visitor can use: the municipality's own before those that come with the product.
struct MethodShelfStore: Sendable {
  let library: MethodLibrary

  /// The kinds to plan from, those with a circle and topics first: they are what the product is for.
  func kinds(for visitor: Visitor, on day: Day, in tx: Transaction) throws -> [MeetingKind] {
    let reach = try MethodStore.reach(of: visitor, with: .readMethods, on: day, in: tx)
    let own = try MethodStore.all(of: visitor.municipality, in: tx).filter { $0.sort == .kind && reach.sees($0) }
    let mine = try own.filter { $0.putAway == nil }.compactMap { try kind($0, visitor.municipality, tx) }
    let taken = Set(own.map(\.slug))
    let shipped = library.all(.kind).compactMap { method -> MeetingKind? in
      if case .kind(let kind) = method, !taken.contains(kind.slug) { kind } else { nil }
    }
    let sorted = Danish.sorted(mine + shipped, by: \.name)
    return sorted.filter { $0.topics != nil } + sorted.filter { $0.topics == nil }
  }

  private func kind(_ own: OwnMethod, _ municipality: ID<Tenant>, _ tx: Transaction) throws -> MeetingKind? {
    guard let version = try MethodStore.version(own.version, of: own, in: municipality, tx: tx),
      case .kind(let kind) = Method.saved(version.text, as: .kind)
    else { return nil }
    return kind
  }

  /// The circle a kind names; nil when it names none, or one that is gone.
  func circle(of kind: MeetingKind, _ municipality: ID<Tenant>, _ tx: Transaction) throws -> Circle? {
    guard let slug = kind.circle else { return nil }
    if let own = try MethodStore.find(.circle, slug, in: municipality, tx: tx),
      let version = try MethodStore.version(own.version, of: own, in: municipality, tx: tx),
      case .circle(let circle) = Method.saved(version.text, as: .circle)
    {
      return circle
    }
    if case .circle(let circle) = library[.circle, slug] { return circle }
    return nil
  }
}
