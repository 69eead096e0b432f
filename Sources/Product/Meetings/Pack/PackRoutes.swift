import Markup
import People
import Profiles
import Storage
import Values
import Web

/// Who reads the material of a meeting: somebody signed in who may see the meeting, or a participant by a link.
package struct PackReader: Sendable {
  package let municipality: ID<Tenant>
  package let meeting: Meeting
  /// Whose eyes the figures are read with.
  package let audience: Audience
  package let addresses: SeatAddresses
  /// Whether people stand by name, or by role and place alone, which is what a guest is told.
  package let showsNames: Bool

  package init(
    municipality: ID<Tenant>, meeting: Meeting, audience: Audience, addresses: SeatAddresses, showsNames: Bool
  ) {
    (self.municipality, self.meeting, self.audience) = (municipality, meeting, audience)
    (self.addresses, self.showsNames) = (addresses, showsNames)
  }

  package init(_ seat: Seat) {
    self.init(
      municipality: seat.municipality, meeting: seat.meeting, audience: seat.audience, addresses: seat.addresses,
      showsNames: !seat.participant.isGuest)
  }
}

/// The material for print, for whoever the route has found.
package struct PackDesk: Sendable {
  private let house: House
  private let shelf: FrozenShelf

  package init(house: House, shelf: FrozenShelf = FrozenShelf()) { (self.house, self.shelf) = (house, shelf) }

  /// GET: the page of sheets.
  package func show(_ call: Call, _ reader: PackReader) async throws -> Answer {
    let choice = PackChoice(parts: call.query.values("del"), poster: call.query.text("plakat"))
    let (now, shelf) = (call.now, shelf)
    let view = try await house.store.read { tx -> PackView in
      let (meeting, municipality) = (reader.meeting, reader.municipality)
      let profile = try MeetingProfileStore.find(meeting.scope, for: reader.audience, of: municipality, in: tx)
      let main =
        try !choice.parts.contains(.profile)
        ? nil
        : profile.flatMap {
          try ReleasedProfileStore.main(
            of: $0.area.id, for: reader.audience, in: $0.standing, of: municipality, shelf: shelf, tx: tx)
        }
      return PackView(
        meeting: meeting, participants: try MeetingStore.participants(of: meeting.id, in: municipality, tx: tx),
        ticks: try MeetingStore.ticks(of: meeting.id, in: municipality, tx: tx),
        placeName: try PlaceNameStore.name(of: meeting.scope, in: municipality, tx: tx), choice: choice,
        profile: main?.printed,
        pins: try PinStore.pins(of: meeting.id.raw, as: reader.audience, of: municipality, in: tx),
        questions: try QuestionStore.open(of: municipality, for: meeting.id.raw, as: reader.audience, in: tx),
        earlier: reader.showsNames ? try OutcomeStore.earlier(before: meeting, of: municipality, in: tx) : Outcomes(),
        isInside: reader.audience == .inside, showsNames: reader.showsNames,
        margin: PackWords.margin(address: address, on: now.day, release: profile?.standing.number),
        addresses: reader.addresses)
    }
    return .page(PackPages.show(view))
  }

  /// GET: the margin of the sheets, which only a stylesheet can write.
  package func margin(_ call: Call, _ reader: PackReader) async throws -> Answer {
    let release = try await house.store.read { tx in
      try MeetingProfileStore.find(reader.meeting.scope, for: reader.audience, of: reader.municipality, in: tx)?
        .standing.number
    }
    let margin = PackWords.margin(address: address, on: call.now.day, release: release)
    return .bytes(Array(PackWords.stylesheet(margin).utf8), type: "text/css; charset=utf-8")
      .header("Cache-Control", "no-store")
  }

  private var address: String { house.settings.address ?? "http://localhost:\(house.settings.port)" }
}

/// The material for those who are signed in.
struct PackRoutes: Sendable {
  let house: House
  let desk: PackDesk

  init(house: House) { (self.house, self.desk) = (house, PackDesk(house: house)) }

  func mount(_ routes: inout Routes) {
    routes.get("/moeder/{id}/materiale", .signedIn) { call, visitor in
      try await desk.show(call, try await reader(call, visitor))
    }
    routes.get("/moeder/{id}/materiale/margen.css", .signedIn) { call, visitor in
      try await desk.margin(call, try await reader(call, visitor))
    }
  }

  private func reader(_ call: Call, _ visitor: Visitor) async throws -> PackReader {
    let look = try await PreparationRoutes.look(call, visitor, house)
    return PackReader(
      municipality: look.municipality, meeting: look.meeting, audience: Audience(of: visitor),
      addresses: .inside(look.meeting.id, opensProfiles: visitor.may(.readProfiles)),
      showsNames: true)
  }
}
