import Danish
import Markup
import People
import Storage
import Values
import Web

extension MeetingSection {
  /// How far the participants are, for who plans; and one's own way to prepare.
  static let preparation = MeetingSection(tasks: PreparationSection.tasks, content: PreparationSection.content)
}

private enum PreparationSection {
  static func tasks(_ look: MeetingLook, _ tx: Transaction) throws -> [MeetingTask] {
    let meeting = look.meeting, counts = try counts(look, tx)
    let isOpened = try PreparationStore.opened(meeting.id, of: look.municipality, in: tx) != nil
    let preparing = MeetingTask(
      "Se, hvor langt deltagerne er", note: PreparationWords.ready(counts) + (isOpened ? ", åben for alle" : ""),
      path: .preparations(meeting.id), isDone: isOpened)
    guard meeting.kind.topics != nil else { return [preparing] }
    return [
      preparing,
      MeetingTask(
        "Vælg bredt eller emner", note: chosen(meeting), path: .meetingTopics(meeting.id),
        isDone: meeting.breadth != nil),
    ]
  }

  static func content(_ look: MeetingLook, _ tx: Transaction) throws -> HTML? {
    let meeting = look.meeting
    var lines: [HTML] = [], links: [HTML] = []
    if let seat = Seat(look) {
      let own = try PreparationStore.own(seat, in: tx)
      let mayStill = meeting.mayStillPrepare(at: look.now)
      if own.readyAt != nil {
        lines.append(Parts.state(.done, "Du står som klar."))
      } else if mayStill {
        lines.append(
          "<p>\(own.isBegun ? "Du er gået i gang med at forberede dig." : "Du har ikke forberedt dig endnu.")</p>")
      }
      // Once the meeting has begun there is only what one wrote to look at.
      if mayStill || own.isBegun {
        links.append(Parts.link(mayStill ? "Forbered dig" : "Se din forberedelse", to: .preparation(meeting.id)))
      }
    }
    let isOpened = try PreparationStore.opened(meeting.id, of: look.municipality, in: tx) != nil
    if look.standing.mayPlan {
      lines.append("<p class=\"meta\">\(PreparationWords.ready(try counts(look, tx))).</p>")
    }
    if isOpened || look.standing.mayPlan {
      links.append(Parts.link("Det har I forberedt", to: .preparations(meeting.id), .quiet))
    }
    links.append(Parts.link("Materiale til udskrift", to: .meetingPack(meeting.id), .quiet))
    return Parts.section("forberedelse", "Forberedelse", lines + ["<p class=\"actions\">\(links)</p>"])
  }

  private static func chosen(_ meeting: Meeting) -> String {
    switch meeting.breadth {
    case nil: "Ikke valgt endnu"
    case .broad: "I taler bredt om hele profilen"
    case .deep: Danish.list(meeting.topics)
    }
  }

  private static func counts(_ look: MeetingLook, _ tx: Transaction) throws -> PreparationCounts {
    try PreparationStore.counts(
      of: look.meeting.id, invited: look.participants.count, in: look.municipality, tx: tx)
  }
}
