/// A meeting kind is a recipe: what a meeting of this sort is for, who comes, what each prepares and how the time is
/// spent, so that nobody has to think of it all again.
///
/// It is read from a file that the municipality can change. A meeting is made from a kind and keeps what it took.
package struct MeetingKind: Hashable, Sendable {
  package var slug: String
  package var name: String
  package var purpose: String
  /// What the meeting is meant to lead to, beside its purpose.
  package var contributions: [String] = []
  package var level: Level?
  /// What may be taken from here to the next level; nothing else is.
  package var sharedUpward: String?
  package var frequency: String?
  /// Who convenes and finds the room.
  package var convener: String?
  /// The whole meeting from beginning to end, breaks included.
  package var minutes: Int
  package var breaks = 0
  package var firstTime: FirstTime?
  package var invited: [Invited] = []
  package var planning: [PlanningTask] = []
  package var topics: Topics?
  /// When a neutral helper from outside is worth asking for, and what for.
  package var helper: String?
  package var meetingsBefore: [MeetingBefore] = []
  package var preparation = Preparation()
  package var season: Season?
  package var data: [DataBrought] = []
  package var agenda: [AgendaItem]
  /// The slug of the circle that agenda items with `isCircle` go through.
  package var circle: String?
  package var groundRules: [String] = []
  /// What must be agreed before anybody leaves.
  package var agreements: [String] = []
  package var evaluation: [String] = []
  package var after: [String] = []
  package var checklist: Checklist?
  package var asks: [Ask] = []

  package init(slug: String, name: String, purpose: String, minutes: Int, agenda: [AgendaItem]) {
    self.slug = slug
    self.name = name
    self.purpose = purpose
    self.minutes = minutes
    self.agenda = agenda
  }
}
