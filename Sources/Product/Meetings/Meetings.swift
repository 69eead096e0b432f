import Goals
import Markup
import People
import Values
import Web

/// Meetings: how people who share responsibility for children meet about what they know.
///
/// Read in this order: `Kinds/MeetingKind` (the recipe of a meeting), `Kinds/Circle` (how a conversation goes round),
/// `Planning/Meeting` and `Planning/MeetingReach` (a meeting made from a kind, and who sees it), `Invitations` and
/// `Guests` (how people are asked and come in), `Preparation/Seat` (who prepares) and
/// `Preparation/PreparationStore+Opening` (when others see it), `Pack/PackPart` (what is printed), `Room/Room`,
/// `Room/RoomEvent` and `Room/RoomView` (the meeting while it is held, and who is sent what). `Series`, `Further`,
/// `Levels`, `HelperDesk`, `Outcomes`, `Minutes`, `Search` and `Time` are each a folder of their own.
///
/// Invariants: a meeting keeps its own copy of its kind; it is seen by those who take part and those who lead where it
/// is held; a kind or a circle with a finding is never saved; a version that was saved never changes; minutes are
/// whole and sum; what a participant prepared is sent to nobody else until whoever leads the meeting has opened it.
extension Feature {
  package static func meetings(library: MethodLibrary) -> Feature {
    Feature(
      name: "meetings",
      migrations: MethodSchema.migrations + MeetingSchema.migrations + LevelSchema.migrations
        + HelpSchema.migrations + SearchSchema.migrations + invitationMigrations + PreparationSchema.migrations
        + PracticeSchema.migrations + RoomSchema.migrations + MinutesSchema.migrations,
      jobs: invitationJobs(left: [ReminderStore.notPrepared]) + [.preparations, .forgetMeetings, .forgetPractice],
      menu: [
        MenuItem("moeder", title: "Møder", path: .meetings),
        MenuItem("moedehjaelp", title: "Hjælp til møder", path: .helpDesk, needs: .helpMeetings),
        MenuItem("metoder", title: "Mødeformer", path: .methods, needs: .readMethods),
      ], live: [RoomWatchStore.watch]
    ) { routes, house in
      let shelf = MethodShelfStore(library: library)
      MeetingRoutes(house: house, shelf: shelf, sections: meetingSections).mount(&routes)
      MeetingFigureRoutes(house: house).mount(&routes)
      MethodRoutes(house: house, library: library).mount(&routes)
      PreparationRoutes(house: house).mount(&routes)
      PreparationLeadingRoutes(house: house).mount(&routes)
      TopicRoutes(house: house).mount(&routes)
      PackRoutes(house: house).mount(&routes)
      let rooms = RoomRoutes(house: house, shelf: RoomShelf())
      rooms.mount(&routes)
      RoomLiveRoutes(rooms).mount(&routes)
      PracticeRoutes(house: house, shelf: shelf).mount(&routes)
      let files = MinutesFileRoutes(press: PDFPress(house.settings), log: house.log)
      MinutesRoutes(house: house, rooms: rooms.shelf, files: files).mount(&routes)
      MinutesGuestRoutes(house: house, files: files).mount(&routes)
      MinutesYearRoutes(house: house, files: files).mount(&routes)
      addInvitations(to: &routes, house)
    }
  }

  /// Who may see and change what came out of meetings: `Goals` asks, and knows no meetings.
  package static let outcomeAccess = OutcomeStore.access

  /// What stands on the page of a meeting, in this order.
  static let meetingSections: [MeetingSection] = [
    .room, .minutes, .outcomes, .help, .before, .invitations, .figures, .preparation, .guests, .levels,
  ]
}
