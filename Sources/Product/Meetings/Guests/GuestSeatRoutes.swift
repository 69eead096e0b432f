import Markup
import People
import Storage
import Values
import Web

/// What somebody without an account can do before and during the meeting: read its material and, let in by a personal
/// link, prepare as every other participant does.
struct GuestSeatRoutes: Sendable {
  let house: House
  private let desk: PreparationDesk
  private let pack: PackDesk

  init(house: House) {
    self.house = house
    desk = PreparationDesk(house: house)
    pack = PackDesk(house: house)
  }

  func add(to routes: inout Routes) {
    routes.get("/m/{kode}/materiale", .anyone, limit: .perMinute(120)) { call, _ in
      try await pack.show(call, try await reader(call))
    }
    routes.get("/m/{kode}/materiale/margen.css", .anyone, limit: .perMinute(120)) { call, _ in
      try await pack.margin(call, try await reader(call))
    }
    routes.get("/m/{kode}/forbered", .anyone, limit: .perMinute(300)) { call, _ in
      try await desk.show(call, try await seat(call))
    }
    routes.post("/m/{kode}/forbered", .anyone, limit: .perMinute(300)) { call, _ in
      try await desk.change(call, try await seat(call))
    }
    routes.post("/m/{kode}/forbered/data", .anyone, accepts: .file, limit: .perHour(60)) { call, _ in
      try await desk.receive(call, try await seat(call))
    }
    routes.get("/m/{kode}/forbered/data/{data}", .anyone, limit: .perMinute(60)) { call, _ in
      try await desk.file(call, try await seat(call), ID(call.parameter("data")))
    }
    routes.get("/m/{kode}/forberedelser", .anyone, limit: .perMinute(300)) { call, _ in
      try await desk.gathered(call, try await seat(call))
    }
  }

  private func visit(_ call: Call) async throws -> GuestStore.Visit {
    try await house.store.read { tx in try GuestRoutes.visit(call, tx) }
  }

  private func reader(_ call: Call) async throws -> PackReader {
    let visit = try await visit(call)
    return PackReader(
      municipality: visit.behind.municipality, meeting: visit.behind.meeting, audience: .guest,
      addresses: .room(visit.behind.door.code), showsNames: false)
  }

  /// Whoever came by the code is no participant, and prepares nothing.
  private func seat(_ call: Call) async throws -> Seat {
    let seat = try await house.store.read { tx in try Seat(try GuestRoutes.visit(call, tx), in: tx) }
    guard let seat else { throw Refusal.missing }
    return seat
  }
}

extension Seat {
  /// The seat of a guest who was let in by a personal link; nil for who came by the code.
  fileprivate init?(_ visit: GuestStore.Visit, in tx: Transaction) throws {
    let (municipality, meeting) = (visit.behind.municipality, visit.behind.meeting)
    guard let id = visit.guest.participant,
      let participant = try MeetingStore.participants(of: meeting.id, in: municipality, tx: tx).first(where: {
        $0.id == id
      })
    else { return nil }
    self.init(
      municipality: municipality, meeting: meeting, participant: participant, audience: .guest,
      addresses: .room(visit.behind.door.code))
  }
}

extension SeatAddresses {
  /// Below the room's own address, the profile as well.
  static func room(_ code: RoomCode) -> SeatAddresses {
    SeatAddresses(
      meeting: .room(code), preparation: .roomPreparation(code), data: "/m/\(code.text)/forbered/data",
      gathered: "/m/\(code.text)/forberedelser", pack: .roomPack(code), margin: "/m/\(code.text)/materiale/margen.css",
      profile: { .roomProfile(code, $0) }, opensFigures: false
    ) { "/m/\(code.text)/forbered/data/\($0.raw)" }
  }
}

extension Path {
  static func roomPreparation(_ code: RoomCode) -> Path { "/m/\(code.text)/forbered" }
  static func roomPack(_ code: RoomCode) -> Path { "/m/\(code.text)/materiale" }
}
