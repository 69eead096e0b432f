import Markup
import People
import Storage
import Values
import Web

/// What whoever leads the meeting does with the preparations, and what all see of them.
struct PreparationLeadingRoutes: Sendable {
  let house: House

  func mount(_ routes: inout Routes) {
    routes.get("/moeder/{id}/forberedelser", .signedIn) { call, visitor in try await gathered(call, visitor) }
    routes.get("/moeder/{id}/forberedelser/aabning", .signedIn) { call, visitor in
      let look = try await leading(call, visitor)
      let counts = try await house.store.read { tx in try Self.counts(look, tx) }
      return .page(GatheredPages.confirm(look.meeting, counts))
    }
    routes.post("/moeder/{id}/forberedelser/aabning", .signedIn) { call, visitor in
      let look = try await leading(call, visitor), now = call.now
      _ = try await house.store.write { tx in
        try PreparationLeadingStore.open(look.meeting.id, by: visitor, at: now, in: tx)
      }
      return done(look, "aabnet")
    }
    routes.post("/moeder/{id}/forberedelser/lukning", .signedIn) { call, visitor in
      let look = try await leading(call, visitor), now = call.now
      guard !look.meeting.hasBegun(at: now) else { throw Refusal.conflict(PreparationWords.over) }
      _ = try await house.store.write { tx in
        try PreparationLeadingStore.close(look.meeting.id, by: visitor, at: now, in: tx)
      }
      return done(look, "lukket")
    }
  }

  private func gathered(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let look = try await PreparationRoutes.look(call, visitor, house), now = call.now
    let seat = Seat(look)
    let view = try await house.store.read { tx -> GatheredView in
      let opened = try PreparationStore.opened(look.meeting.id, of: look.municipality, in: tx)
      // Nobody else's text is even asked for while it is closed, or for somebody who is not in the meeting.
      let all =
        try seat == nil
        ? nil : opened.map { try PreparationStore.gathered($0, participants: look.participants, in: tx) }
      let mayLead = look.standing.mayPlan
      return GatheredView(
        meeting: look.meeting, crumbs: MeetingParts.crumbs(look.meeting, GatheredPages.title),
        ownPath: seat == nil ? nil : .preparation(look.meeting.id), gathered: all, opened: opened,
        counts: try mayLead ? Self.counts(look, tx) : nil,
        wishes: try mayLead && all == nil
          ? PreparationStore.wishes(of: look.meeting.id, in: look.municipality, tx: tx) : [],
        mayLead: mayLead && look.meeting.cancelled == nil, hasBegun: look.meeting.hasBegun(at: now),
        file: { .preparationFile(look.meeting.id, $0) })
    }
    return .page(GatheredPages.show(view, receipt: PersonParts.receipt(call.query, PreparationWords.receipts)))
  }

  private static func counts(_ look: MeetingLook, _ tx: Transaction) throws -> PreparationCounts {
    try PreparationStore.counts(
      of: look.meeting.id, invited: look.participants.count, in: look.municipality, tx: tx)
  }

  /// The meeting for who may lead it; others may know of the meeting, but not do this.
  private func leading(_ call: Call, _ visitor: Visitor) async throws -> MeetingLook {
    let look = try await PreparationRoutes.look(call, visitor, house)
    guard look.mayChange else { throw Refusal.notAllowed }
    return look
  }

  private func done(_ look: MeetingLook, _ what: String) -> Answer {
    .seeOther(Path.preparations(look.meeting.id).with(query: [("besked", what)]))
  }
}
