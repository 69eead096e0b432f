import Markup
import People
import Storage
import Values
import Web

/// Goals: what a meeting leads to, and what becomes of it.
///
/// A **need** (behov) is what was discovered, a **goal** (mål) the change that answers it, with signs and a day to look,
/// an **action** (handling) what one person does by a day. What is agreed at a meeting is an action. They are made in a
/// `Round` of a meeting, stand on Min side of the one who is responsible, and open the next meeting at the same place
/// until they are closed.
///
/// Read in this order: `Round`, `Goals/Goal`, `Actions/Action`, `Needs/Need`, `Goals/GoalListStore`.
///
/// Invariants: one person is responsible for an action; a fourth goal in a round has a reason; what is laid aside says
/// what was learned, and nobody is blamed.
extension Feature {
  /// `access` says who besides the responsible sees what came out of a round, and who may change it.
  package static func goals(access: @escaping RoundAccess) -> Feature {
    Feature(
      name: "goals", migrations: GoalsSchema.migrations,
      menu: [MenuItem("maal", title: "Mål", path: .goals)]
    ) { routes, house in
      let desk = RoundDesk(house: house, access: access)
      GoalRoutes(desk: desk).mount(&routes)
      NeedRoutes(desk: desk).mount(&routes)
      ActionRoutes(desk: desk).mount(&routes)
    }
  }
}
