import Documents
import People
import Values

/// The approved minutes of a school year, as far as one reader may read them, in the order of time.
struct MinutesYear: Sendable {
  let year: SchoolYear
  /// Where there are any, by name.
  let places: [(scope: Scope, name: String)]
  /// The one that was chosen; nil for all.
  let place: Scope?
  let meetings: [Held]

  struct Held: Sendable {
    let meeting: MeetingEntry
    let standing: MinutesStanding
    /// What each is and what it says: decision, goal, agreement, open question, missing knowledge.
    let outcomes: [[String]]
    let additions: [String]
  }

  var placeName: String? { places.first { $0.scope == place }?.name }

  /// How many there are of each sort, in the order minutes have them.
  var counts: [(sort: String, count: Int)] {
    let all = meetings.flatMap(\.outcomes).compactMap(\.first)
    return MinutesWords.sorts.map { sort in (sort, all.count { $0 == sort }) }.filter { $0.count > 0 }
  }

  /// When the last of them became what it is.
  var lastChange: Instant? { meetings.compactMap(\.standing.approved).max() }

  var paper: PaperDocument {
    PaperDocument(
      title: MinutesYearWords.heading(self), lead: MinutesYearWords.told(self), blocks: meetings.flatMap(Self.blocks))
  }

  private static func blocks(_ held: Held) -> [PaperDocument.Block] {
    let outcomes: PaperDocument.Block =
      held.outcomes.isEmpty
      ? .paragraph(MinutesYearWords.nothing)
      : .table(.init(MinutesYearWords.came(held.meeting), head: MinutesWords.briefHead, rows: held.outcomes))
    let added: [PaperDocument.Block] =
      held.additions.isEmpty ? [] : [.heading(2, MinutesWords.additions)] + held.additions.map { .paragraph($0) }
    return [
      .heading(1, MinutesYearWords.name(held.meeting)), .paragraph(MinutesWords.approved(held.standing)), outcomes,
    ] + added
  }
}
