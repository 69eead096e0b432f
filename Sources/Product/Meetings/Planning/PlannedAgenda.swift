/// The agenda of one meeting by the clock: every item, every phase of the circle and the break, from a start on.
///
/// Times are minutes after midnight of the day of the meeting; what runs past midnight simply counts on.
package struct PlannedAgenda: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
      case item(title: String, points: [String])
      /// A phase of the circle: its number counts from 1. The topic is nil when the profile is discussed as a whole.
      case phase(Circle.Phase, number: Int, topic: String?)
      case pause
    }

    package let content: Content
    package let start: Int
    package let minutes: Int

    package var end: Int { start + minutes }
  }

  package let lines: [Line]
  package let start: Int
  /// Minutes of all lines.
  package var minutes: Int { lines.reduce(0) { $0 + $1.minutes } }
  package var earliestEnd: Int { start + minutes }

  /// How many minutes the agenda takes beyond an end that was promised; 0 when it keeps it.
  package func over(_ end: Int) -> Int { max(0, earliestEnd - end) }
}

extension PlannedAgenda {
  /// Lays a kind out from `start`. With two topics and more the circle is gone through once for each.
  package init(_ kind: MeetingKind, circle: Circle?, topics: [String] = [], start: Int, isFirst: Bool = false) {
    var contents: [(Line.Content, Int)] = []
    for item in kind.agenda {
      guard item.isCircle, let circle, !circle.phases.isEmpty else {
        contents.append((.item(title: item.title, points: item.points), item.minutes))
        continue
      }
      let rounds: [String?] = topics.isEmpty ? [nil] : topics
      let minutes = circle.minutes(
        within: PlannedAgenda.round(of: item.minutes, topics: rounds.count, isFirst: isFirst))
      for topic in rounds {
        for (place, phase) in circle.phases.enumerated() {
          contents.append((.phase(phase, number: place + 1, topic: topic), minutes[place]))
        }
      }
    }
    PlannedAgenda.insertPause(kind.breaks, into: &contents)
    self.start = start
    var time = start
    lines = contents.map { content, minutes in
      defer { time += minutes }
      return Line(content: content, start: time, minutes: minutes)
    }
  }

  /// A round for one of several topics takes five sevenths of a round for all: 105 minutes become 75, so that two
  /// topics fit into three hours with a welcome of ten minutes and twenty for the closing. A first meeting has been
  /// given generous time already, and its topics share that.
  package static func round(of minutes: Int, topics: Int, isFirst: Bool = false) -> Int {
    guard topics > 1 else { return minutes }
    return max(1, isFirst ? minutes / topics : minutes * 5 / 7)
  }

  /// The break comes where the lines meet nearest to the middle, the earlier of two that are as near.
  private static func insertPause(_ pause: Int, into contents: inout [(Line.Content, Int)]) {
    let whole = contents.reduce(0) { $0 + $1.1 }
    guard pause > 0, contents.count > 1 else { return }
    var best = 1
    var bestDistance = Int.max
    var time = 0
    for place in contents.indices.dropLast() {
      time += contents[place].1
      let distance = abs(2 * time - whole)
      if distance < bestDistance { (best, bestDistance) = (place + 1, distance) }
    }
    contents.insert((.pause, pause), at: best)
  }
}
