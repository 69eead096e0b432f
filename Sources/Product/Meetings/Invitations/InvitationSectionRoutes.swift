import Danish
import Markup
import People
import Storage
import Values
import Web

extension Feature {
  static func addInvitations(to routes: inout Routes, _ house: House) {
    InvitationRoutes(house: house).add(to: &routes)
    AnswerRoutes(house: house, way: GuestRoutes.way).add(to: &routes)
    GuestRoutes(house: house).add(to: &routes)
    GuestListRoutes(house: house).add(to: &routes)
  }
}

extension MeetingSection {
  /// How the invitation stands, and one's own answer.
  static let invitations = MeetingSection(
    tasks: { look, tx in
      let desk = try MeetingInvitationStore.desk(of: look, in: tx)
      let isDone = desk.last != nil && desk.plan.isEmpty
      return [
        MeetingTask(
          isDone ? "Indkaldelsen er sendt" : "Send indkaldelsen", note: InvitationWords.task(desk),
          path: .invitation(look.meeting.id), isDone: isDone)
      ]
    },
    content: { look, tx in InvitationParts.section(look, try MeetingInvitationStore.desk(of: look, in: tx)) })

  /// The code for guests.
  static let guests = MeetingSection(content: { look, tx in
    GuestListPages.section(try GuestListStore.view(look, base: "", in: tx))
  })
}

extension OpenDoorSource {
  /// On the page where one signs in: the way for those who have a code and no account.
  package static let meetings = OpenDoorSource { _ in
    [OpenDoor(GuestWords.doorTitle, note: GuestWords.doorNote, path: .guestDoor)]
  }
}

extension OwnDataSource {
  /// What somebody was told and has answered.
  package static let meetingInvitations = OwnDataSource { person, municipality, tx in
    try MeetingInvitationStore.told(to: person, of: municipality, in: tx).map { entry, invitation in
      OwnDataEntry(
        title: "Indkaldelse: \(entry.title), \(Danish.date(entry.day))", until: nil,
        lines: InvitationWords.own(invitation))
    }
  }
}

extension MySideSource {
  /// Meetings one is asked to and has not answered.
  package static let meetingInvitations = MySideSource { visitor, now, tx in
    try MeetingInvitationStore.unanswered(by: visitor.person, of: visitor.municipality, from: now.day, in: tx).map {
      MySideItem(
        .waiting, "Svar på indkaldelsen: \($0.title)", to: .meeting($0.id).with(fragment: "dit-svar"),
        note: LetterWords.sentence(LetterWords.when($0)))
    }
  }
}
