import Markup
import People
import Storage
import Values
import Web

/// The planner's acts about guests.
struct GuestListRoutes: Sendable {
  let house: House

  func add(to routes: inout Routes) {
    routes.get("/moeder/{id}/gaester", .signedIn) { call, visitor in
      let view = try await house.store.read { tx in
        try GuestListStore.view(
          try MeetingRoutes.planned(call, visitor, tx), base: PostAddress.base(house.settings), in: tx)
      }
      return .page(GuestListPages.show(view, receipt: PersonParts.receipt(call.query, GuestWords.receipts)))
    }
    routes.post("/moeder/{id}/gaester/kode", .signedIn) { call, visitor in
      let isNow = try await call.form().checked("nu")
      return try await act(call, visitor, receipt: isNow ? "aabnet" : "lavet") { look, tx in
        guard look.meeting.cancelled == nil, look.now < GuestDoor.ends(look.meeting) else {
          throw Refusal.conflict(InvitationWords.over)
        }
        if isNow { return try GuestStore.openNow(look, at: look.now, in: tx) }
        _ = try GuestStore.makeDoor(
          for: look.meeting, opens: GuestDoor.opening(of: look.meeting), of: look.municipality,
          by: look.visitor.person, at: look.now, in: tx)
      }
    }
    routes.post("/moeder/{id}/gaester/lukning", .signedIn) { call, visitor in
      try await act(call, visitor, receipt: "lukket") { look, tx in
        try GuestStore.closeDoor(look, at: look.now, in: tx)
      }
    }
    routes.post("/moeder/{id}/gaester/sletning", .signedIn) { call, visitor in
      try await act(call, visitor, receipt: "slettet") { look, tx in try GuestStore.forget(look, at: look.now, in: tx) }
    }
    routes.post("/moeder/{id}/gaester/{gaest}/ud", .signedIn) { call, visitor in
      let guest = ID<MeetingGuest>(call.parameter("gaest"))
      return try await act(call, visitor, receipt: "ud") { look, tx in
        guard try GuestStore.sendOut(guest, look, at: look.now, in: tx) else { throw Refusal.missing }
      }
    }
  }

  private func act(
    _ call: Call, _ visitor: Visitor, receipt: String,
    _ body: @escaping @Sendable (MeetingLook, Transaction) throws -> Void
  ) async throws -> Answer {
    try await house.store.write { tx in try body(try MeetingRoutes.planned(call, visitor, tx), tx) }
    return .seeOther(Path.guests(ID(call.parameter("id"))).with(query: [("besked", receipt)]))
  }
}
