import Markup
import People
import Storage
import Values
import Web

/// What the routes of needs, goals and actions ask alike.
struct RoundDesk: Sendable {
  let house: House
  let access: RoundAccess

  /// Whether the visitor may change it; refuses as missing what does not exist for them.
  func may(_ round: Round, _ visitor: Visitor, _ now: Instant, _ tx: Transaction) throws -> Bool {
    guard let may = try access(visitor, now, tx)(round) else { throw Refusal.missing }
    return may
  }

  /// Saves when the visitor may still change it.
  func save<Thing>(
    _ round: Round, _ call: Call, _ visitor: Visitor,
    isOwn: @escaping @Sendable (Transaction) throws -> Bool = { _ in false },
    _ body: @escaping @Sendable (Maker, Instant, Transaction) throws -> Saving<Thing>
  ) async throws -> Saving<Thing> {
    let now = call.now
    return try await house.store.write { tx in
      guard try isOwn(tx) || may(round, visitor, now, tx) else { throw Refusal.notAllowed }
      return try body(Maker(visitor), now, tx)
    }
  }

  static func receipt(_ call: Call) -> HTML? {
    GoalsWords.receipts[call.query.text("besked")].map { Parts.receipt($0) }
  }
}
