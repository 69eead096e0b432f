import People
import Storage
import Values

/// Every question to the database about one participant's own preparation.
///
/// A seat names the participant, so none of these can answer with what somebody else wrote. What all wrote together is
/// asked for in `PreparationStore+Opening`, with the proof that the meeting's leader has opened it.
package enum PreparationStore {
  package static func own(_ seat: Seat, in tx: Transaction) throws -> Preparation {
    try preparations(of: seat.meeting.id, seat.participant.id, in: seat.municipality, tx)[seat.participant.id]
      ?? Preparation()
  }

  /// The bytes of a file that sits with the participant itself.
  package static func ownFile(_ id: ID<BroughtData>, _ seat: Seat, in tx: Transaction) throws -> BroughtFile? {
    try tx.row(
      """
      SELECT d.file_name, d.file_sort, f.bytes FROM preparation_data d
      JOIN preparation_file f ON f.municipality = d.municipality AND f.meeting = d.meeting
      AND f.participant = d.participant AND f.id = d.id
      WHERE d.municipality = \(seat.municipality) AND d.meeting = \(seat.meeting.id)
      AND d.participant = \(seat.participant.id) AND d.id = \(id)
      """
    ).flatMap(BroughtFile.init)
  }

  /// Preparations by participant: one, or all of a meeting. Private to these files, so that all of a meeting can only
  /// be asked for by those who hold the proof that it was opened.
  static func preparations(
    of meeting: ID<Meeting>, _ participant: ID<Participant>?, in municipality: MunicipalityID, _ tx: Transaction
  ) throws -> [ID<Participant>: Preparation] {
    var which: SQL = "WHERE municipality = \(municipality) AND meeting = \(meeting)"
    if let participant { which = which + " AND participant = \(participant)" }
    var found: [ID<Participant>: Preparation] = [:]
    for row in try tx.rows("SELECT * FROM preparation \(sql: which)") {
      var one = Preparation()
      (one.readAt, one.readyAt, one.showsName) = (row["read_at"], row["ready_at"], row["shows_name"])
      one.wish = (row["wish"] as String?).flatMap(Preparation.Wish.init)
      found[row["participant"]] = one
    }
    for row in try tx.rows("SELECT * FROM preparation_mark \(sql: which) ORDER BY participant, id") {
      if let mark = PreparationMark(row) { found[row["participant"]]?.marks.append(mark) }
    }
    for row in try tx.rows("SELECT * FROM preparation_topic \(sql: which) ORDER BY participant, id") {
      guard let key = TopicKey(text: row["topic"]) else { continue }
      found[row["participant"]]?.topics.append(
        TopicProposal(id: row["id"], key: key, words: row["words"], version: row["version"]))
    }
    for row in try tx.rows("SELECT * FROM preparation_data \(sql: which) ORDER BY participant, id") {
      if let data = BroughtData(row) { found[row["participant"]]?.brought.append(data) }
    }
    return found
  }
}

/// A file as it is handed over.
package struct BroughtFile: Sendable {
  package let name: String
  package let sort: FileSort
  package let bytes: [UInt8]
}

extension BroughtFile {
  init?(_ row: Row) {
    guard let sort = FileSort(rawValue: row["file_sort"]) else { return nil }
    self.init(name: row["file_name"], sort: sort, bytes: row["bytes"])
  }
}

extension PreparationMark {
  init?(_ row: Row) {
    guard let attitude = Attitude(rawValue: row["attitude"]) else { return nil }
    let slug: String? = row["indicator"], name: String? = row["indicator_name"]
    self.init(
      id: row["id"], attitude: attitude, figure: slug.flatMap { slug in name.map { .init(slug: slug, name: $0) } },
      sentence: row["sentence"], version: row["version"])
  }
}

extension BroughtData {
  init?(_ row: Row) {
    let words: String? = row["words"], link: String? = row["link"], file: String? = row["file_name"]
    let sort = (row["file_sort"] as String?).flatMap(FileSort.init), size: Int? = row["file_size"]
    let content: Content
    if let words {
      content = .text(words)
    } else if let link {
      content = .link(link)
    } else if let file, let sort, let size {
      content = .file(name: file, kind: sort, size: size)
    } else {
      return nil
    }
    self.init(
      id: row["id"], title: row["title"], what: row["what"], source: row["source"], content: content,
      version: row["version"])
  }
}
