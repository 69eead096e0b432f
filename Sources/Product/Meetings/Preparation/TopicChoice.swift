/// How a meeting spends its time: the whole profile, or a few topics with a round of the circle for each.
package enum TopicChoice: Hashable, Sendable {
  case broad
  case topics([String])

  package var topics: [String] { if case .topics(let topics) = self { topics } else { [] } }
}

extension TopicChoice {
  /// Worth a second thought, never forbidden: whoever leads goes on with a reason.
  package enum Advice: Hashable, Sendable {
    /// One topic leaves the rest of the profile unseen.
    case onlyOne
    /// More than the kind of meeting has room for.
    case tooMany(chosen: Int, most: Int)
    /// The rounds take longer than the meeting lasts. Minutes past midnight.
    case tooLong(minutes: Int, earliestEnd: Int)
  }

  /// The kind's own limit, three where it says nothing.
  package static func most(_ kind: MeetingKind) -> Int { kind.topics?.most ?? 3 }

  /// What to think of before choosing this; empty when there is nothing.
  package func advice(for kind: MeetingKind, agenda: PlannedAgenda, end: Int) -> [Advice] {
    var advice: [Advice] = []
    let most = TopicChoice.most(kind)
    if topics.count == 1 { advice.append(.onlyOne) }
    if topics.count > most { advice.append(.tooMany(chosen: topics.count, most: most)) }
    if agenda.over(end) > 0 { advice.append(.tooLong(minutes: agenda.over(end), earliestEnd: agenda.earliestEnd)) }
    return advice
  }
}
