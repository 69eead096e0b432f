import Live
import People
import Storage
import Values
import Web

/// Who may still follow a room: asked once a second for all who do.
enum RoomWatchStore {
  static let watch = LiveWatch(
    RoomPlace.topics,
    heads: { topics, tx in
      var heads: [LiveTopic: Int] = [:]
      for (municipality, own) in Dictionary(grouping: topics, by: \.municipality) {
        let rows = try tx.rows(
          """
          SELECT meeting, max(sequence) FROM room_event WHERE municipality = \(municipality)
          AND meeting IN (\(list: own.map(\.id))) GROUP BY meeting
          """)
        for row in rows { heads[LiveTopic(RoomPlace.topics, row[0], of: municipality)] = row[1] }
      }
      return heads
    },
    refused: { readers, now, tx in
      var refused: Set<LivePass> = []
      for (municipality, own) in Dictionary(grouping: readers, by: \.pass.topic.municipality) {
        refused.formUnion(try RoomWatchStore.refused(own, of: municipality, at: now, in: tx))
      }
      return refused
    })

  private static func refused(
    _ readers: [LiveReader], of municipality: ID<Tenant>, at now: Instant, in tx: Transaction
  ) throws -> Set<LivePass> {
    let meetings = Set(readers.map(\.pass.topic.id))
    let open = try tx.rows(
      """
      SELECT id, scope, target FROM meeting WHERE municipality = \(municipality) AND id IN (\(list: meetings))
      AND cancelled IS NULL
      """)
    let asked = try tx.rows(
      """
      SELECT meeting, person FROM meeting_participant WHERE municipality = \(municipality)
      AND meeting IN (\(list: meetings)) AND person IS NOT NULL
      """)
    let taking = Set(asked.map { Seated(meeting: $0[0], who: $0[1]) })
    let inside = Set(try guests(in: meetings, of: municipality, tx))
    let scopes = Dictionary(
      open.compactMap { row in
        Scope.Kind(rawValue: row["scope"]).map { (row["id"] as String, Scope(kind: $0, target: row["target"])) }
      }, uniquingKeysWith: { $1 })
    // Whoever does not take part is looked up once, however many tabs and meetings are open.
    var reaches: [PersonID: MeetingReach] = [:]
    func reach(_ visitor: Visitor) throws -> MeetingReach {
      if let known = reaches[visitor.person] { return known }
      let reach = try MeetingReach(of: visitor, on: now.day, in: tx)
      reaches[visitor.person] = reach
      return reach
    }
    return Set(
      try readers.filter { reader in
        guard let scope = scopes[reader.pass.topic.id] else { return true }
        switch reader.pass.credential {
        case .pass(let hash): return !inside.contains(Seated(meeting: reader.pass.topic.id, who: hash))
        case .session:
          guard let visitor = reader.visitor, visitor.municipality == municipality else { return true }
          if taking.contains(Seated(meeting: reader.pass.topic.id, who: visitor.person.raw)) { return false }
          return !(try reach(visitor).sees(scope))
        }
      }.map(\.pass))
  }

  private struct Seated: Hashable {
    let meeting: String
    let who: String
  }

  /// The passes that still count: not shown out, and the door they came by holds.
  private static func guests(
    in meetings: Set<String>, of municipality: ID<Tenant>, _ tx: Transaction
  ) throws -> [Seated] {
    try tx.rows(
      """
      SELECT g.meeting, g.pass FROM meeting_guest g
      JOIN meeting_door d ON d.municipality = g.municipality AND d.meeting = g.meeting AND d.closed IS NULL
      WHERE g.municipality = \(municipality) AND g.meeting IN (\(list: meetings)) AND g.pass IS NOT NULL
      AND g.sent_out IS NULL
      AND (g.participant IS NULL OR EXISTS (SELECT 1 FROM meeting_participant p
        WHERE p.municipality = g.municipality AND p.meeting = g.meeting AND p.id = g.participant))
      """
    ).map { Seated(meeting: $0[0], who: $0[1]) }
  }
}
