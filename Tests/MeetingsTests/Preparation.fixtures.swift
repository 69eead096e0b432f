import Foundation
import Meetings
import PageSupport
import People
import Profiles
import Storage
import Testing
import Values
import Web

extension Town {
  /// Who is in the learning meeting about Strandby; Birgitte leads it. Gerda has no account.
  static let atTheTable = ["birgitte", "kurt", "carl", "dorte"]

  /// A learning meeting a week from now, at 13.00.
  func learningMeeting(on day: Day? = nil) async throws -> Meeting {
    let now = clock.now
    let kind = try #require(Shipped.kind("laeringsmoede"))
    var meeting = Meeting(
      id: .make(at: now), title: "Læringsmøde om Strandby", kind: kind, circle: Shipped.circle("refleksionscirklen"),
      scope: Town.community, day: day ?? now.day.adding(days: 7), start: 780, end: 915)
    meeting.place = "Biblioteket"
    meeting.leader = ID("p-birgitte")
    let guest = Participant(id: ID("p-gerda"), name: "Gerda Gæst", organisation: "Strandby IF", ring: .extended)
    let people = Town.atTheTable.map { key in
      Participant(id: ID("p-\(key)"), person: PersonID("\(Town.municipality.raw)-\(key)"), name: "")
    }
    let planned = meeting
    let planner = try await visitor("karen")
    try await store.write { tx in
      try MeetingStore.insert(planned, people + [guest], by: planner, at: now, in: tx)
    }
    return planned
  }

  /// Somebody's seat, as the routes make it.
  func seat(_ key: String, in meeting: Meeting) async throws -> Seat {
    let municipality = Town.municipality
    let participants = try await store.read { tx in
      try MeetingStore.participants(of: meeting.id, in: municipality, tx: tx)
    }
    let own = try #require(participants.first { $0.id.raw == "p-\(key)" })
    return Seat(
      municipality: municipality, meeting: meeting, participant: own, audience: own.isGuest ? .guest : .inside,
      addresses: SeatAddresses(
        meeting: "/m", preparation: "/m/forbered", data: "/m/data", gathered: "/m/alle", pack: "/m/materiale",
        margin: "/m/margen.css", profile: nil, opensFigures: false, file: { "/m/data/\($0.raw)" }))
  }
}

extension Guest {
  /// Sends data of one's own with a file, as a browser does.
  func bring(_ path: String, _ fields: [(String, String)], file: String, named name: String) async throws -> Shown {
    try await upload("\(path)/data", [("trin", "data")] + fields, file: file, named: name)
  }
}
