import People
import Storage
import Values

/// Preparations whose last day has come.
package enum PreparationEndingStore {
  /// Deletes what was prepared for meetings more than a year ago, with files and topics, and says how many meetings. A
  /// meeting that was moved since keeps its preparations until its new day.
  package static func end(on today: Day, by actor: Actor, at now: Instant, in tx: Transaction) throws -> Int {
    let due = try tx.rows(
      """
      SELECT DISTINCT p.municipality, p.meeting, m.day FROM preparation p
      JOIN meeting m ON m.municipality = p.municipality AND m.id = p.meeting WHERE p.ends < \(today)
      """)
    var ended = 0
    for row in due {
      let (municipality, meeting): (MunicipalityID, ID<Meeting>) = (row[0], row[1])
      let ends = Preparation.ends(after: row[2])
      if ends >= today {
        try tx.run(
          "UPDATE preparation SET ends = \(ends) WHERE municipality = \(municipality) AND meeting = \(meeting)")
        continue
      }
      for table: SQL in ["preparation", "preparation_merge", "preparation_opening", "topic_choice"] {
        try tx.run("DELETE FROM \(sql: table) WHERE municipality = \(municipality) AND meeting = \(meeting)")
      }
      try AccessLogStore.append(
        .preparationsEnded, by: actor, object: "moede:\(meeting.raw)", in: municipality, at: now, tx: tx)
      ended += 1
    }
    return ended
  }
}
