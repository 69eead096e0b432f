import Storage

/// What the planner's page about guests shows.
enum GuestListStore {
  static func view(_ look: MeetingLook, base: String, in tx: Transaction) throws -> GuestListPages.View {
    GuestListPages.View(
      look: look, door: try GuestStore.door(of: look.meeting.id, in: look.municipality, tx: tx),
      guests: look.standing.mayPlan
        ? try GuestStore.guests(of: look.meeting.id, in: look.municipality, tx: tx) : [], base: base)
  }
}
