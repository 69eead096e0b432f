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

  /// How many places are looked at for a word before a search gives up on finding more that the visitor may see.
  static let patience = 2000

  /// How many words a beginning is taken for.
  static let endings = 12

  /// Items where every word of the question begins a word of the item, the newest meetings first; of the meetings the
  /// visitor takes part in or plans.
  static func find(
    _ question: String, for visitor: Visitor, on today: Day, most: Int = 50, in tx: Transaction
  ) throws -> [FoundItem] {
    let asked = SearchedWords.asked(question)
    let municipality = visitor.municipality
    // Whole words, so that the index gives the newest first and the database stops as soon as there are enough.
    let words = try asked.map { try beginning(with: $0, of: municipality, in: tx) }
    guard let first = words.first, !words.contains(where: \.isEmpty) else { return [] }
    var places: Set<Place> = []
    // Of several words, what is in all of them: both engines walk their indexes side by side.
    for set in words.count == 1 ? first.map({ [[$0]] }) : [words] {
      let found = set.map { words -> SQL in
        """
        SELECT day, meeting, place FROM meeting_word WHERE municipality = \(municipality) AND word IN (\(list: words))
        """
      }
      let rows = try tx.rows(
        """
        \(sql: found.joined(" INTERSECT ")) ORDER BY day DESC, meeting DESC, place DESC LIMIT \(patience)
        """)
      places.formUnion(rows.map { Place(day: $0["day"], meeting: $0["meeting"], place: $0["place"]) })
    }
    let sorted = places.sorted {
      ($1.day, $1.meeting.raw, $0.place) < ($0.day, $0.meeting.raw, $1.place)
    }
    return try items(sorted.map { ($0.meeting, $0.place) }, visitor, today, most, tx)
  }

  private struct Place: Hashable {
    let day: Day
    let meeting: ID<Meeting>
    let place: Int
  }

  /// The words of the municipality's agendas that begin so, each found by a step of its own in the index.
  private static func beginning(
    with start: String, of municipality: ID<Tenant>, in tx: Transaction
  ) throws -> [String] {
    var words: [String] = []
    // The least text that no word with this beginning is as great as.
    let end = start + "\u{10FFFF}"
    var after = start
    while words.count < endings {
      let isFirst = words.isEmpty
      let condition: SQL = isFirst ? "word >= \(after)" : "word > \(after)"
      let row = try tx.row(
        """
        SELECT word FROM meeting_word WHERE municipality = \(municipality) AND \(sql: condition) AND word < \(end)
        ORDER BY word LIMIT 1
        """)
      guard let word: String = row?[0] else { break }
      words.append(word)
      after = word
    }
    return words
  }

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
