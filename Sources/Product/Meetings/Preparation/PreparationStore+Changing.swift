import People
import Storage
import Values

/// What a participant changes in the own preparation, each act one transaction with its line in the access log. The
/// line says who and in which meeting, and never what was written.
extension PreparationStore {
  package static func setRead(_ isRead: Bool, _ seat: Seat, at now: Instant, in tx: Transaction) throws {
    try begin(seat, at: now, tx)
    try tx.run("UPDATE preparation SET read_at = \(isRead ? now : nil) \(sql: own(seat))")
    try log(.preparationChanged, seat, now, tx)
  }

  package static func setReady(_ isReady: Bool, _ seat: Seat, at now: Instant, in tx: Transaction) throws {
    try begin(seat, at: now, tx)
    try tx.run("UPDATE preparation SET ready_at = \(isReady ? now : nil) \(sql: own(seat))")
    try log(.preparationChanged, seat, now, tx)
  }

  package static func setWish(
    _ wish: Preparation.Wish?, _ seat: Seat, at now: Instant, in tx: Transaction
  ) throws {
    try begin(seat, at: now, tx)
    try tx.run("UPDATE preparation SET wish = \(wish?.rawValue) \(sql: own(seat))")
    try log(.preparationChanged, seat, now, tx)
  }

  package static func setShowsName(_ shows: Bool, _ seat: Seat, at now: Instant, in tx: Transaction) throws {
    try begin(seat, at: now, tx)
    try tx.run("UPDATE preparation SET shows_name = \(shows) \(sql: own(seat))")
    try log(.preparationChanged, seat, now, tx)
  }

  package static func add(_ mark: PreparationMark, _ seat: Seat, at now: Instant, in tx: Transaction) throws {
    try begin(seat, at: now, tx)
    try hasRoom(for: "preparation_mark", seat, tx)
    try tx.run(
      """
      INSERT INTO preparation_mark (municipality, meeting, participant, id, attitude, indicator, indicator_name,
      sentence) VALUES (\(seat.municipality), \(seat.meeting.id), \(seat.participant.id), \(mark.id),
      \(mark.attitude.rawValue), \(mark.figure?.slug), \(mark.figure?.name), \(mark.sentence))
      """)
    try log(.preparationChanged, seat, now, tx)
  }

  /// The same topic twice is one wish.
  package static func add(_ topic: TopicProposal, _ seat: Seat, at now: Instant, in tx: Transaction) throws {
    try begin(seat, at: now, tx)
    try hasRoom(for: "preparation_topic", seat, tx)
    try tx.run(
      """
      INSERT INTO preparation_topic (municipality, meeting, participant, id, topic, words) VALUES
      (\(seat.municipality), \(seat.meeting.id), \(seat.participant.id), \(topic.id), \(topic.key.text),
      \(topic.words)) ON CONFLICT DO NOTHING
      """)
    try log(.preparationChanged, seat, now, tx)
  }

  /// `bytes` are those of the file, when it is one.
  package static func add(
    _ data: BroughtData, bytes: [UInt8]?, _ seat: Seat, at now: Instant, in tx: Transaction
  ) throws {
    try begin(seat, at: now, tx)
    try hasRoom(for: "preparation_data", seat, tx)
    let (words, link, file) = data.content.columns
    try tx.run(
      """
      INSERT INTO preparation_data (municipality, meeting, participant, id, title, what, source, words, link,
      file_name, file_sort, file_size) VALUES (\(seat.municipality), \(seat.meeting.id), \(seat.participant.id),
      \(data.id), \(data.title), \(data.what), \(data.source), \(words), \(link), \(file?.name), \(file?.sort),
      \(file?.size))
      """)
    if let bytes { try keepFile(bytes, of: data.id, seat, tx) }
    try log(.preparationChanged, seat, now, tx)
  }

  /// Takes one thing away again; false when it is not there, or not the participant's own.
  package static func remove(_ part: Part, _ id: String, _ seat: Seat, at now: Instant, in tx: Transaction) throws
    -> Bool
  {
    let gone = try tx.run("DELETE FROM \(sql: part.table) \(sql: own(seat)) AND id = \(id)")
    if gone == 1 { try log(.preparationChanged, seat, now, tx) }
    return gone == 1
  }

  /// The parts of a preparation that are lists.
  package enum Part: String, Sendable {
    case mark = "maerke"
    case topic = "emne"
    case data

    fileprivate var table: SQL {
      switch self {
      case .mark: "preparation_mark"
      case .topic: "preparation_topic"
      case .data: "preparation_data"
      }
    }
  }

  static func own(_ seat: Seat) -> SQL {
    """
    WHERE municipality = \(seat.municipality) AND meeting = \(seat.meeting.id)
    AND participant = \(seat.participant.id)
    """
  }

  /// The line everything hangs on, with the last day of it. A meeting that was moved moves the day too.
  static func begin(_ seat: Seat, at now: Instant, _ tx: Transaction) throws {
    guard seat.meeting.mayStillPrepare(at: now) else { throw PreparationIsOver() }
    let ends = Preparation.ends(after: seat.meeting.day)
    try tx.run(
      """
      INSERT INTO preparation (municipality, meeting, participant, person, shows_name, ends) VALUES
      (\(seat.municipality), \(seat.meeting.id), \(seat.participant.id), \(seat.participant.person), 1, \(ends))
      ON CONFLICT (municipality, meeting, participant) DO UPDATE SET ends = excluded.ends
      """)
  }

  private static func hasRoom(for table: SQL, _ seat: Seat, _ tx: Transaction) throws {
    let count: Int = try tx.row("SELECT count(*) FROM \(sql: table) \(sql: own(seat))")?[0] ?? 0
    guard count < Preparation.most else { throw PreparationIsFull() }
  }

  static func countFiles(_ seat: Seat, _ tx: Transaction) throws -> Int {
    try tx.row("SELECT count(*) FROM preparation_data \(sql: own(seat)) AND file_name IS NOT NULL")?[0] ?? 0
  }

  static func log(_ action: AccessAction, _ seat: Seat, _ now: Instant, _ tx: Transaction) throws {
    try AccessLogStore.append(
      action, by: seat.participant.person, object: "moede:\(seat.meeting.id.raw)",
      detail: seat.participant.person == nil ? "deltager uden konto" : "", in: seat.municipality, at: now, tx: tx)
  }
}

/// The meeting has begun, or is cancelled: what was prepared stays as it is.
package struct PreparationIsOver: Error {}

/// There is more in the preparation than anybody can talk about.
package struct PreparationIsFull: Error {}
