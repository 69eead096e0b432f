import People
import Storage
import Values

import struct Web.Visitor

/// One item of an agenda that a search found.
struct FoundItem: Hashable, Sendable {
  let meeting: MeetingEntry
  /// Empty when the words stand in the name of the meeting.
  let item: String
  let points: [String]
}

/// Looking for words in agendas.
enum SearchStore {
  /// Puts the words of a meeting's agenda in their index, in place of those that were there. Place -1 is its name.
  static func index(
    _ meeting: ID<Meeting>, title: String, _ agenda: [MeetingKind.AgendaItem], on day: Day,
    of municipality: ID<Tenant>, in tx: Transaction
  ) throws {
    try tx.run("DELETE FROM meeting_word WHERE municipality = \(municipality) AND meeting = \(meeting)")
    let texts = [(-1, [title])] + agenda.enumerated().map { ($0.offset, [$0.element.title] + $0.element.points) }
    let rows = texts.flatMap { place, texts in
      SearchedWords.of(texts).sorted().map { word -> SQL in "(\(municipality), \(meeting), \(word), \(place), \(day))" }
    }
    for start in stride(from: 0, to: rows.count, by: 100) {
      try tx.run(
        """
        INSERT INTO meeting_word (municipality, meeting, word, place, day) VALUES
        \(sql: rows[start..<min(start + 100, rows.count)].joined(", "))
        """)
    }
  }

  /// How many places are looked at before a search gives up on finding more that the visitor may see.
  static let patience = 4000

  /// Items where every word of the question begins a word of the item, the newest meetings first; of the meetings the
  /// visitor takes part in or plans.
  static func find(
    _ question: String, for visitor: Visitor, on today: Day, most: Int = 50, in tx: Transaction
  ) throws -> [FoundItem] {
    let words = SearchedWords.asked(question)
    guard let first = words.first else { return [] }
    let municipality = visitor.municipality
    let others = words.dropFirst().map { word -> SQL in
      """
      AND EXISTS (SELECT 1 FROM meeting_word o WHERE o.municipality = w.municipality AND o.meeting = w.meeting
      AND o.word >= \(word) AND o.word < \(after(word)) AND o.place = w.place)
      """
    }
    let rows = try tx.rows(
      """
      SELECT DISTINCT w.day, w.meeting, w.place FROM meeting_word w
      WHERE w.municipality = \(municipality) AND w.word >= \(first) AND w.word < \(after(first))
      \(sql: Array(others).joined(" ")) ORDER BY w.day DESC, w.meeting, w.place LIMIT \(patience)
      """)
    return try items(rows.map { (meeting: $0["meeting"], place: $0["place"]) }, visitor, today, most, tx)
  }

  /// The least text that no word with this beginning is as great as.
  private static func after(_ word: String) -> String { word + "\u{10FFFF}" }

  private static func items(
    _ places: [(meeting: ID<Meeting>, place: Int)], _ visitor: Visitor, _ today: Day, _ most: Int, _ tx: Transaction
  ) throws -> [FoundItem] {
    let reach = try MeetingReach(of: visitor, on: today, in: tx)
    var found: [FoundItem] = []
    for start in stride(from: 0, to: places.count, by: 200) where found.count < most {
      let batch = places[start..<min(start + 200, places.count)]
      let entries = try entries(Array(Set(batch.map(\.meeting))), visitor, tx)
      for (meeting, place) in batch where found.count < most {
        guard let (entry, isMine) = entries[meeting], isMine || reach.sees(entry.scope) else { continue }
        let item = try tx.row(
          """
          SELECT title, points FROM meeting_item WHERE municipality = \(visitor.municipality) AND meeting = \(meeting)
          AND place = \(place)
          """)
        found.append(
          FoundItem(meeting: entry, item: item?[0] ?? "", points: Meeting.lines(item?[1] ?? "")))
      }
    }
    return found
  }

  private static func entries(
    _ ids: [ID<Meeting>], _ visitor: Visitor, _ tx: Transaction
  ) throws -> [ID<Meeting>: (MeetingEntry, isMine: Bool)] {
    var entries: [ID<Meeting>: (MeetingEntry, isMine: Bool)] = [:]
    let rows = try tx.rows(
      """
      SELECT \(sql: MeetingStore.columns), (SELECT count(*) FROM meeting_participant p
      WHERE p.municipality = m.municipality AND p.meeting = m.id AND p.person = \(visitor.person)) AS mine
      FROM meeting m WHERE m.municipality = \(visitor.municipality) AND m.id IN (\(list: ids))
      """)
    for row in rows {
      if let entry = MeetingEntry(row) { entries[entry.id] = (entry, row["mine"] as Int > 0) }
    }
    return entries
  }
}
