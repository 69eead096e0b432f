import Documents
import Foundation
import HummingbirdTesting
import Meetings
import PageSupport
import People
import Storage
import Testing
import Values
import Web

/// A meeting in the town, planned by Karen: Birgitte and Kurt lead schools, Ole comes from the sports club and has an
/// address but no account, and the priest has neither.
struct Gathering: Sendable {
  let town: Town
  let id: ID<Meeting>

  static let birgitte = ID<Participant>("d-birgitte")
  static let kurt = ID<Participant>("d-kurt")
  static let ole = ID<Participant>("d-ole")
  static let priest = ID<Participant>("d-praest")
  static let post = PostAddress(
    sender: MailAddress(email: "faelled@fjordby.example")!, base: "https://faelled.fjordby.example/")

  var store: Store { town.store }
  var clock: HandClock { town.clock }

  /// Thursday 3 December 2026 at 13-16, fifteen days after the town's clock begins.
  static func make(
    _ town: Town, _ change: (inout Meeting) -> Void = { _ in }, people: [Participant] = people
  ) async throws -> Gathering {
    let kind = try #require(Shipped.kind("laeringsmoede"))
    var meeting = Meeting(
      id: ID("m-1"), title: "Læringsmøde i Strandby", kind: kind, circle: Shipped.circle("refleksionscirklen"),
      scope: .municipality, day: Day(2026, 12, 3)!, start: 780, end: 960)
    meeting.place = "Hallen, lokale 2"
    change(&meeting)
    let karen = try await town.visitor("karen")
    let (now, planned) = (town.clock.now, meeting)
    try await town.store.write { tx in
      try MeetingStore.insert(planned, people, by: karen, at: now, in: tx)
    }
    return Gathering(town: town, id: meeting.id)
  }

  static let people = [
    Participant(id: birgitte, person: PersonID("fjordby-birgitte"), name: "", ring: .core, role: .schoolLeader),
    Participant(id: kurt, person: PersonID("fjordby-kurt"), name: "", ring: .core, role: .schoolLeader),
    Participant(
      id: ole, name: "Ole Hal", email: "ole@hallen.example", organisation: "Strandby IF", ring: .extended),
    Participant(id: priest, name: "Sognepræsten", organisation: "Strandby Kirke", ring: .extended),
  ]

  func look(_ key: String = "karen") async throws -> MeetingLook {
    let visitor = try await town.visitor(key)
    let now = clock.now
    return try #require(try await store.read { tx in try MeetingStore.look(id, for: visitor, at: now, in: tx) })
  }

  func desk() async throws -> InvitationDesk {
    let look = try await look()
    return try await store.read { tx in try MeetingInvitationStore.desk(of: look, in: tx) }
  }

  @discardableResult
  func send(remind: [Int] = []) async throws -> MeetingInvitationStore.Sent {
    let (look, now) = (try await look(), clock.now)
    return try await store.write { tx in
      let last = try MeetingInvitationStore.lastSending(of: id, in: Town.municipality, tx: tx)
      return try MeetingInvitationStore.send(
        look, version: look.meeting.version, after: last?.sequence, remind: remind, from: Gathering.post, at: now,
        in: tx)
    }
  }

  @discardableResult
  func cancel(_ words: String = "") async throws -> MeetingInvitationStore.Sent {
    let (look, now) = (try await look(), clock.now)
    return try await store.write { tx in
      try MeetingInvitationStore.cancel(
        look, version: look.meeting.version, words: words, from: Gathering.post, at: now, in: tx)
    }
  }

  /// Changes the meeting as its planner would.
  func change(_ change: (inout Meeting) -> Void) async throws {
    let look = try await look()
    var meeting = look.meeting
    change(&meeting)
    let (changed, now) = (meeting, clock.now)
    let saving = try await store.write { tx in
      try MeetingStore.save(changed, by: look.visitor, at: now, in: tx)
    }
    guard case .saved = saving else { throw Refusal.conflict("\(saving)") }
  }

  func remove(_ participant: ID<Participant>) async throws {
    try await store.write { tx in
      try MeetingStore.remove(participant, from: id, of: Town.municipality, in: tx)
    }
  }

  func add(_ participant: Participant) async throws {
    let now = clock.now
    try await store.write { tx in
      _ = try MeetingStore.add(participant, to: id, of: Town.municipality, at: now, in: tx)
    }
  }

  @discardableResult
  func answer(
    _ answer: MeetingInvitation.Answer, _ participant: ID<Participant>, sequence: Int? = nil, given: Instant? = nil
  ) async throws -> MeetingInvitation.Judgement {
    let place = place(participant)
    let now = clock.now
    return try await store.write { tx in
      try MeetingInvitationStore.answer(
        answer, words: "", at: place, sequence: sequence, given: given, by: .link, actor: nil, now: now, in: tx)
    }
  }

  func place(_ participant: ID<Participant>) -> MeetingInvitationStore.Place {
    .init(municipality: Town.municipality, meeting: id, participant: participant)
  }

  /// The letters in the outbox that were not there before, oldest first.
  func letters() async throws -> [Letter] {
    try await store.read { tx in
      try tx.rows("SELECT key, recipient, message FROM outbox ORDER BY key").map {
        Letter(key: $0[0], to: $0[1], source: $0[2])
      }
    }
  }

  /// A letter taken apart by a reader that knows nothing of the writer: the standard library's base64 and a split.
  struct Letter: Sendable {
    let key: String
    let to: String
    let source: String

    /// The last part, decoded and unfolded.
    var calendar: [String] {
      guard let start = source.range(of: "Content-Type: text/calendar") else { return [] }
      let part = source[start.lowerBound...]
      let body = part.split(separator: "\r\n\r\n", maxSplits: 1)[1].prefix { $0 != "-" }
      let bytes = Data(base64Encoded: String(body), options: .ignoreUnknownCharacters) ?? Data()
      return String(decoding: bytes, as: UTF8.self).replacing("\r\n ", with: "").split(separator: "\r\n").map(
        String.init)
    }

    func value(_ name: String) -> String? {
      calendar.first { $0.hasPrefix(name + ":") || $0.hasPrefix(name + ";") }.map {
        String($0.drop { $0 != ":" }.dropFirst())
      }
    }

    /// The path of the personal link.
    var link: String? {
      value("URL").flatMap { $0.range(of: "/svar/").map { range in String(value("URL")![range.lowerBound...]) } }
    }
  }
}

/// Runs the body with the meeting in a fresh town on every database.
func inGathering(_ body: @escaping @Sendable (Gathering) async throws -> Void) async throws {
  try await inTown { town in try await body(try await Gathering.make(town)) }
}
