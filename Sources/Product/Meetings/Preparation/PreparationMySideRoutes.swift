import Danish
import Markup
import People
import Storage
import Values
import Web

extension MySideSource {
  /// What one is asked to prepare in the next month.
  package static let preparations = MySideSource { visitor, now, tx in
    let days = now.day...now.day.adding(days: 31)
    let clock = now.clock.hour * 60 + now.clock.minute
    return try PreparationWaitingStore.waiting(for: visitor.person, in: days, of: visitor.municipality, tx: tx)
      .filter { ($0.day, $0.start) > (now.day, clock) }
      .map { entry in
        MySideItem(
          .waiting, "Forbered »\(entry.title)«", to: .preparation(entry.id),
          note:
            "\(MeetingWords.sentence(Danish.weekdayDate(entry.day))) kl.\(Danish.noBreak)\(Danish.clock(minutes: entry.start))",
          phase: .data)
      }
  }
}

extension OwnDataSource {
  /// What somebody has prepared for meetings, word for word.
  package static let preparations = OwnDataSource { person, municipality, tx in
    try PreparationWaitingStore.all(of: person, in: municipality, tx: tx).map { one in
      OwnDataEntry(
        title: "Forberedelse: \(one.meeting), \(Danish.date(one.day))", until: one.ends,
        lines: PreparationWords.lines(one.preparation))
    }
  }
}
