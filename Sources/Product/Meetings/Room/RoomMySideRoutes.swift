import Danish
import People
import Web

extension MySideSource {
  /// The way back to the meeting one tries oneself on.
  package static let practice = MySideSource { visitor, now, tx in
    try PracticeStore.own(visitor, at: now, in: tx).map { practice in
      let end = practice.made.adding(seconds: PracticeMeeting.hours * 3600)
      return [
        MySideItem(
          .news, "Gå tilbage til dit prøvemøde: \(practice.kind.name)", to: .practice(practice.id),
          note: "Det bliver slettet \(Danish.moment(end)).")
      ]
    } ?? []
  }

  /// The way into the meetings of the day.
  package static let rooms = MySideSource { visitor, now, tx in
    try RoomMySideStore.today(for: visitor.person, on: now.day, of: visitor.municipality, in: tx).map { entry, isOpen in
      MySideItem(
        .waiting, "Gå ind i mødet: \(entry.title)", to: RoomAddresses.inside(entry.id).room,
        note: isOpen ? "Mødet er i gang." : MeetingWords.sentence(MeetingWords.time(entry.day, entry.start, entry.end)))
    }
  }
}
