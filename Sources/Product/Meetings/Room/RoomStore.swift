import Foundation
import Live
import People
import Storage
import Values

/// Which room: the meeting, and the municipality it belongs to.
package struct RoomPlace: Hashable, Sendable {
  package let municipality: ID<Tenant>
  package let meeting: ID<Meeting>
  /// A meeting to try oneself on has a log of its own.
  package let isPractice: Bool

  package init(municipality: ID<Tenant>, meeting: ID<Meeting>, isPractice: Bool = false) {
    (self.municipality, self.meeting, self.isPractice) = (municipality, meeting, isPractice)
  }

  fileprivate var log: SQL { isPractice ? "practice_event" : "room_event" }
  fileprivate var owner: SQL { isPractice ? "practice_meeting" : "meeting" }
}

/// A form that was sent: its key, made by the browser, and what it said.
package struct RoomCommand: Hashable, Sendable {
  package let key: String
  /// Of all its fields, so that a key that is used again for something else is noticed.
  package let fingerprint: String

  package init(key: String, fingerprint: String) { (self.key, self.fingerprint) = (key, fingerprint) }
}

/// Every question to the database about rooms.
package enum RoomStore {
  package static func entries(
    of place: RoomPlace, after sequence: Int = 0, in tx: Transaction
  ) throws -> [RoomEntry] {
    try tx.rows(
      """
      SELECT sequence, at, body FROM \(sql: place.log) WHERE municipality = \(place.municipality)
      AND meeting = \(place.meeting) AND sequence > \(sequence) ORDER BY sequence
      """
    ).map(RoomEntry.init)
  }

  /// The room as the log has it; nil before it was opened.
  package static func room(at place: RoomPlace, from known: Room? = nil, in tx: Transaction) throws -> Room? {
    var room = known ?? Room()
    for entry in try entries(of: place, after: room.sequence, in: tx) { room.apply(entry) }
    return room.opened == nil ? nil : room
  }

  package enum Acted: Sendable {
    /// The room after it, which may be as it was.
    case done(Room)
    /// The same form came once more.
    case again(Room)
    /// The key was used for another form.
    case keyTaken

    package var room: Room? {
      switch self {
      case .done(let room), .again(let room): room
      case .keyTaken: nil
      }
    }
  }

  /// One act: looks at the room as it is, asks what happens, and writes it down.
  ///
  /// Two acts at once cannot both follow the same event: the second waits for the first, or begins over.
  package static func act(
    _ command: RoomCommand?, at place: RoomPlace, from known: Room? = nil, now: Instant, in tx: Transaction,
    _ happens: (Room) throws -> [RoomEvent]
  ) throws -> Acted {
    // Held until the transaction ends, so that on PostgreSQL two acts in one room come one after the other.
    try tx.run(
      """
      UPDATE \(sql: place.owner) SET id = id WHERE municipality = \(place.municipality) AND id = \(place.meeting)
      """)
    var room = try room(at: place, from: known, in: tx) ?? Room()
    if let command, let row = try self.row(of: command, at: place, in: tx) {
      return row["fingerprint"] as String == command.fingerprint ? .again(room) : .keyTaken
    }
    for (number, event) in try happens(room).enumerated() {
      let entry = RoomEntry(sequence: room.sequence + 1, at: event.time(now, in: room.privacy), event: event)
      try insert(entry, number == 0 ? command : nil, at: place, in: tx)
      room.apply(entry)
    }
    return .done(room)
  }

  /// A question about a figure was asked, answered or taken back: those who are in the room see it at once. Nil where no
  /// room is open.
  static func tellOfQuestions(at place: RoomPlace, now: Instant, in tx: Transaction) throws -> LiveNews? {
    guard let known = try room(at: place, in: tx) else { return nil }
    guard let room = try act(nil, at: place, from: known, now: now, in: tx, { _ in [.askedOfFigures] }).room else {
      return nil
    }
    try place.topic.tell(upTo: room.sequence, in: tx)
    return LiveNews(place.topic, upTo: room.sequence)
  }

  private static func row(of command: RoomCommand, at place: RoomPlace, in tx: Transaction) throws -> Row? {
    try tx.row(
      """
      SELECT fingerprint FROM \(sql: place.log) WHERE municipality = \(place.municipality) AND meeting = \(place.meeting)
      AND command = \(command.key)
      """)
  }

  private static func insert(
    _ entry: RoomEntry, _ command: RoomCommand?, at place: RoomPlace, in tx: Transaction
  ) throws {
    let body = String(decoding: try JSONEncoder.log.encode(entry.event), as: UTF8.self)
    try tx.run(
      """
      INSERT INTO \(sql: place.log) (municipality, meeting, sequence, at, body, command, fingerprint) VALUES
      (\(place.municipality), \(place.meeting), \(entry.sequence), \(entry.at), \(body), \(command?.key),
      \(command?.fingerprint))
      """)
  }
}

extension RoomEvent {
  /// In an anonymous meeting what somebody wrote or voted is told to the minute only: the second would point at them.
  fileprivate func time(_ now: Instant, in privacy: Privacy) -> Instant {
    guard privacy == .anonymous else { return now }
    switch self {
    case .wrote, .rewrote, .withdrew, .laidDots, .weighed, .shifted:
      return Instant(milliseconds: now.milliseconds / 60_000 * 60_000)
    default: return now
    }
  }
}

extension RoomEntry {
  fileprivate init(_ row: Row) throws {
    let body: String = row["body"]
    self.init(
      sequence: row["sequence"], at: row["at"], event: try JSONDecoder().decode(RoomEvent.self, from: Data(body.utf8)))
  }
}

extension JSONEncoder {
  fileprivate static var log: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }
}
