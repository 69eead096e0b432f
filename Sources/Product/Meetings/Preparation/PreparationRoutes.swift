import Markup
import People
import Profiles
import Storage
import Values
import Web

/// Preparing for those who are signed in. Whoever came by a link is handed to the same desk by the pages of links.
struct PreparationRoutes: Sendable {
  let house: House
  private var desk: PreparationDesk { PreparationDesk(house: house) }

  init(house: House) { self.house = house }

  func mount(_ routes: inout Routes) {
    routes.get("/moeder/{id}/forbered", .signedIn) { call, visitor in
      try await desk.show(call, try await seat(call, visitor))
    }
    routes.post("/moeder/{id}/forbered", .signedIn, limit: .perMinute(60)) { call, visitor in
      try await desk.change(call, try await seat(call, visitor))
    }
    routes.post("/moeder/{id}/forbered/data", .signedIn, accepts: .file, limit: .perHour(60)) { call, visitor in
      try await desk.receive(call, try await seat(call, visitor))
    }
    routes.get("/moeder/{id}/forbered/data/{data}", .signedIn, limit: .perMinute(60)) { call, visitor in
      try await desk.file(call, try await seat(call, visitor), ID(call.parameter("data")))
    }
  }

  /// The visitor's own seat; who only plans the meeting has none, and for who has no part in it there is no meeting.
  private func seat(_ call: Call, _ visitor: Visitor) async throws -> Seat {
    let look = try await PreparationRoutes.look(call, visitor, house)
    guard let seat = Seat(look) else { throw Refusal.missing }
    return seat
  }

  static func look(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> MeetingLook {
    try await house.store.read { tx in try MeetingRoutes.look(call, visitor, tx) }
  }
}

extension Seat {
  /// The seat of somebody who is signed in; nil for who is not a participant.
  package init?(_ look: MeetingLook) {
    guard let participant = look.standing.participant else { return nil }
    self.init(
      municipality: look.municipality, meeting: look.meeting, participant: participant,
      audience: Audience(of: look.visitor),
      addresses: .inside(look.meeting.id, opensProfiles: look.visitor.may(.readProfiles)))
  }
}
