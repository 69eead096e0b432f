import Danish
import People
import Values

/// How far the minutes of a meeting have come.
///
/// A draft writes itself anew each time it is read. What is sent out is kept as it was, and is what is approved: from
/// then on nothing in it changes, and what is put right stands below as an addition.
package struct MinutesStanding: Hashable, Sendable {
  package enum State: String, CaseIterable, Sendable {
    case draft = "kladde"
    case sent = "sendt"
    case approved = "godkendt"
  }

  package var state = State.draft
  package var sent: Instant?
  /// The last day somebody may object.
  package var until: Day?
  package var approved: Instant?
  /// Who approved; nil also when that person has been erased.
  package var approvedBy: String?
  package var journal: Journal?
  /// As it was sent out; nil for a draft.
  package var document: MinutesDocument?
  /// 0 before anything was saved.
  package var version = 0

  package init() {}

  /// Where the minutes are kept in the municipality's journal.
  package struct Journal: Hashable, Sendable {
    package var number: CaseNumber
    package var day: Day

    package init(number: CaseNumber, day: Day) { (self.number, self.day) = (number, day) }
  }

  /// Working days everybody has to object in.
  package static let objectionDays = 5

  /// When the document became what it is; a draft is as it is now.
  func lastChange(before now: Instant) -> Instant { approved ?? sent ?? now }

  package func mayObject(on day: Day) -> Bool { state == .sent && until.map { day <= $0 } ?? false }
  package func mayApprove(on day: Day) -> Bool { state == .sent && until.map { day > $0 } ?? false }
}

/// What a participant thinks is wrong in minutes that were sent out.
package struct MinutesObjection: Hashable, Sendable {
  package let participant: ID<Participant>
  package let words: String
  package let at: Instant
}

/// What was put right after the minutes were approved.
package struct MinutesAddition: Hashable, Sendable {
  package let words: String
  package let at: Instant
  /// Nil when the person has been erased.
  package let by: String?
}

/// The number of a case in the municipality's journal: KLE number, facet, running number and year, as in
/// "17.01.10-P35-4-26". Meetings have the facet P35.
package struct CaseNumber: Hashable, Sendable {
  package let text: String

  package init?(_ text: String) {
    let typed = text.uppercased()
    guard typed.wholeMatch(of: #/[0-9]{2}\.[0-9]{2}\.[0-9]{2}-[A-Z][0-9]{2}-[0-9]+-[0-9]{2,4}/#) != nil,
      typed.count <= 40
    else { return nil }
    self.text = typed
  }
}

extension Day {
  /// The day that is so many working days later: Saturdays, Sundays, holidays and the days municipalities are closed do
  /// not count.
  package func adding(workingDays count: Int) -> Day {
    var day = self
    var left = count
    while left > 0 {
      day = day.adding(days: 1)
      if day.weekday <= 5, Danish.holiday(on: day) == nil { left -= 1 }
    }
    return day
  }
}
