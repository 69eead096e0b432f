/// How minutes are shared out when a meeting is made shorter or longer than its recipe.
package enum Minutes {
  /// The parts in the same proportion, in whole minutes that sum to `whole`.
  ///
  /// Each is rounded to the nearest minute, a half downwards, and what is then over or short goes to the last part. No
  /// part becomes nothing while there is a minute for each. `[60, 90, 60, 30]` over 210 gives `[52, 79, 52, 27]`.
  package static func spread(_ parts: [Int], over whole: Int) -> [Int] {
    let sum = parts.reduce(0, +)
    guard sum > 0, whole > 0, !parts.isEmpty else { return parts.map { _ in 0 } }
    var spread = parts.map { part in part == 0 ? 0 : max(1, (2 * part * whole + sum - 1) / (2 * sum)) }
    var rest = whole - spread.reduce(0, +)
    for place in spread.indices.reversed() where rest != 0 && spread[place] > 0 {
      let change = max(rest, 1 - spread[place])
      spread[place] += change
      rest -= change
    }
    return spread
  }
}

extension MeetingKind {
  package var agendaMinutes: Int { agenda.reduce(0) { $0 + $1.minutes } }

  /// Minutes of the whole meeting that nothing is planned for.
  package var unusedMinutes: Int { max(0, minutes - agendaMinutes - breaks) }

  /// Minutes that agenda and breaks together take beyond the whole meeting.
  package var missingMinutes: Int { max(0, agendaMinutes + breaks - minutes) }

  /// The agenda's minutes made to leave room for the breaks; the agenda's own when there is room.
  package var agendaWithBreaks: [Int] {
    let own = agenda.map(\.minutes)
    return missingMinutes == 0 ? own : Minutes.spread(own, over: max(agenda.count, minutes - breaks))
  }

  /// What is asked of somebody with this part in the meeting, beside the meeting itself.
  package func minutesAsked(of who: Ask.Who) -> Int {
    asks.filter { $0.who == who || $0.who == .everybody }.reduce(0) { $0 + $1.minutes }
  }

  /// What one participant is asked for in all: preparation and meeting.
  package var minutesPerPerson: Int { minutesAsked(of: .everybody) + minutes }
}

extension Circle {
  package var minutes: Int { phases.reduce(0) { $0 + $1.minutes } }

  /// The minutes of each phase when an agenda item gives the circle `whole` minutes.
  package func minutes(within whole: Int) -> [Int] { Minutes.spread(phases.map(\.minutes), over: whole) }

  /// The part of the time that goes to seeing and understanding before deciding, 0 to 1.
  package var shareBeforeDeciding: Double {
    guard minutes > 0 else { return 0 }
    let early = phases.filter { $0.step == .data || $0.step == .reflection }.reduce(0) { $0 + $1.minutes }
    return Double(early) / Double(minutes)
  }
}
