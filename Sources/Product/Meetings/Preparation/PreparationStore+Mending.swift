import People
import Storage
import Values

/// A note that is mended in its place. Two devices of one participant, or two who share a guest's link, may have it open
/// at once: the value carries the version it was read with, and false says that it has been mended or taken away since.
extension PreparationStore {
  package static func mend(_ mark: PreparationMark, _ seat: Seat, at now: Instant, in tx: Transaction) throws -> Bool {
    try begin(seat, at: now, tx)
    return try mended(
      """
      UPDATE preparation_mark SET attitude = \(mark.attitude.rawValue), indicator = \(mark.figure?.slug),
      indicator_name = \(mark.figure?.name), sentence = \(mark.sentence), version = version + 1 \(sql: own(seat))
      AND id = \(mark.id) AND version = \(mark.version)
      """, seat, now, tx)
  }

  /// Into a topic the participant has proposed already: then the two are one.
  package static func mend(_ topic: TopicProposal, _ seat: Seat, at now: Instant, in tx: Transaction) throws -> Bool {
    try begin(seat, at: now, tx)
    let isThere: Bool =
      try tx.row(
        "SELECT 1 FROM preparation_topic \(sql: own(seat)) AND topic = \(topic.key.text) AND id <> \(topic.id)") != nil
    return try mended(
      isThere
        ? "DELETE FROM preparation_topic \(sql: own(seat)) AND id = \(topic.id) AND version = \(topic.version)"
        : """
        UPDATE preparation_topic SET topic = \(topic.key.text), words = \(topic.words), version = version + 1
        \(sql: own(seat)) AND id = \(topic.id) AND version = \(topic.version)
        """, seat, now, tx)
  }

  /// `bytes` are those of a new file; nil keeps the file the line has, where it still is one.
  package static func mend(
    _ data: BroughtData, bytes: [UInt8]?, _ seat: Seat, at now: Instant, in tx: Transaction
  ) throws -> Bool {
    try begin(seat, at: now, tx)
    let (words, link, file) = data.content.columns
    let isMended = try mended(
      """
      UPDATE preparation_data SET title = \(data.title), what = \(data.what), source = \(data.source),
      words = \(words), link = \(link), file_name = \(file?.name), file_sort = \(file?.sort), file_size = \(file?.size),
      version = version + 1 \(sql: own(seat)) AND id = \(data.id) AND version = \(data.version)
      """, seat, now, tx)
    guard isMended else { return false }
    if bytes != nil || file == nil { try tx.run("DELETE FROM preparation_file \(sql: own(seat)) AND id = \(data.id)") }
    if let bytes { try keepFile(bytes, of: data.id, seat, tx) }
    return true
  }

  static func keepFile(_ bytes: [UInt8], of data: ID<BroughtData>, _ seat: Seat, _ tx: Transaction) throws {
    guard try countFiles(seat, tx) <= Preparation.mostFiles else { throw PreparationIsFull() }
    try tx.run(
      """
      INSERT INTO preparation_file (municipality, meeting, participant, id, bytes) VALUES
      (\(seat.municipality), \(seat.meeting.id), \(seat.participant.id), \(data), \(bytes))
      """)
  }

  private static func mended(_ statement: SQL, _ seat: Seat, _ now: Instant, _ tx: Transaction) throws -> Bool {
    guard try tx.run(statement) == 1 else { return false }
    try log(.preparationChanged, seat, now, tx)
    return true
  }
}

extension BroughtData.Content {
  /// As the columns have it: one of the three is there. Size in bytes.
  var columns: (words: String?, link: String?, file: (name: String, sort: String, size: Int)?) {
    switch self {
    case .text(let text): (text, nil, nil)
    case .link(let address): (nil, address, nil)
    case .file(let name, let kind, let size): (nil, nil, (name, kind.rawValue, size))
    }
  }
}
