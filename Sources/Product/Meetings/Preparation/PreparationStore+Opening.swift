import People
import Storage
import Values

/// The proof that whoever leads a meeting has opened what the participants prepared. Only the store can make one, and
/// only with it can anybody ask for what somebody else wrote.
package struct OpenedPreparation: Sendable {
  package let meeting: ID<Meeting>
  package let municipality: MunicipalityID
  package let at: Instant
  package let by: String?

  fileprivate init(_ meeting: ID<Meeting>, _ municipality: MunicipalityID, at: Instant, by: String?) {
    (self.meeting, self.municipality, self.at, self.by) = (meeting, municipality, at, by)
  }
}

extension PreparationStore {
  /// Nil while it is closed: then nobody, whatever their role, is sent anybody else's text.
  package static func opened(
    _ meeting: ID<Meeting>, of municipality: MunicipalityID, in tx: Transaction
  ) throws -> OpenedPreparation? {
    try tx.row(
      """
      SELECT o.opened, p.name FROM preparation_opening o
      LEFT JOIN person p ON p.municipality = o.municipality AND p.id = o.opened_by
      WHERE o.municipality = \(municipality) AND o.meeting = \(meeting)
      """
    ).map { OpenedPreparation(meeting, municipality, at: $0[0], by: $0[1]) }
  }

  /// Everything that was prepared, for everybody in the meeting.
  package static func gathered(
    _ opened: OpenedPreparation, participants: [Participant], in tx: Transaction
  ) throws -> GatheredPreparation {
    let all = try preparations(of: opened.meeting, nil, in: opened.municipality, tx)
    let named = participants.compactMap { one in
      all[one.id].map { (id: one.id.raw, name: one.name, preparation: $0) }
    }
    return GatheredPreparation(named, merged: try merges(opened.meeting, of: opened.municipality, in: tx))
  }

  /// A file of anybody in the meeting.
  package static func file(
    _ id: ID<BroughtData>, _ opened: OpenedPreparation, in tx: Transaction
  ) throws -> BroughtFile? {
    try tx.row(
      """
      SELECT d.file_name, d.file_sort, f.bytes FROM preparation_data d
      JOIN preparation_file f ON f.municipality = d.municipality AND f.meeting = d.meeting
      AND f.participant = d.participant AND f.id = d.id
      WHERE d.municipality = \(opened.municipality) AND d.meeting = \(opened.meeting) AND d.id = \(id)
      """
    ).flatMap(BroughtFile.init)
  }

  /// What whoever leads may know beforehand: how many, and never who or what.
  package static func counts(
    of meeting: ID<Meeting>, invited: Int, in municipality: MunicipalityID, tx: Transaction
  ) throws -> PreparationCounts {
    let row = try tx.row(
      """
      SELECT count(*) AS begun, count(ready_at) AS ready,
      count(CASE WHEN wish = 'bredt' THEN 1 END) AS broad, count(CASE WHEN wish = 'dybde' THEN 1 END) AS deep
      FROM preparation WHERE municipality = \(municipality) AND meeting = \(meeting)
      """)
    return PreparationCounts(
      invited: invited, begun: row?["begun"] ?? 0, ready: row?["ready"] ?? 0, broad: row?["broad"] ?? 0,
      deep: row?["deep"] ?? 0)
  }

  /// The topics and how many want each; a participant stands in it as a number only.
  package static func wishes(
    of meeting: ID<Meeting>, in municipality: MunicipalityID, tx: Transaction
  ) throws -> [TopicWish] {
    let proposed = try tx.rows(
      """
      SELECT participant, topic, words FROM preparation_topic
      WHERE municipality = \(municipality) AND meeting = \(meeting)
      """
    ).compactMap { row in
      TopicKey(text: row["topic"]).map {
        TopicWish.Proposed(by: row["participant"], key: $0, words: row["words"])
      }
    }
    return TopicWish.gather(proposed, merged: try merges(meeting, of: municipality, in: tx))
  }

  private static func merges(
    _ meeting: ID<Meeting>, of municipality: MunicipalityID, in tx: Transaction
  ) throws -> [TopicKey: String] {
    let rows = try tx.rows(
      "SELECT topic, heading FROM preparation_merge WHERE municipality = \(municipality) AND meeting = \(meeting)")
    let pairs = rows.compactMap { row in TopicKey(text: row[0]).map { ($0, row[1] as String) } }
    return Dictionary(pairs, uniquingKeysWith: { $1 })
  }
}
