import Goals
import Values

/// What meetings lead to: needs that were discovered, goals that were set and actions that were agreed.
package struct Outcomes: Hashable, Sendable {
  package var needs: [Need] = []
  package var goals: [Goal] = []
  package var actions: [Action] = []

  package init(needs: [Need] = [], goals: [Goal] = [], actions: [Action] = []) {
    (self.needs, self.goals, self.actions) = (needs, goals, actions)
  }

  package var isEmpty: Bool { needs.isEmpty && goals.isEmpty && actions.isEmpty }

  /// Those of one round: one topic's way through the circle.
  package func of(_ round: Int) -> Outcomes {
    Outcomes(
      needs: needs.filter { $0.round.number == round }, goals: goals.filter { $0.round.number == round },
      actions: actions.filter { $0.round.number == round })
  }

  /// What the first item of the agenda says about each: "Mål: Alle timer begynder ens", "Åbent hus (Lise Toft)".
  package var reminders: [String] { goals.map { "Mål: \($0.what)" } + actions.map { "\($0.what) (\($0.name))" } }
}

extension Meeting {
  /// What everything that comes out of the meeting carries.
  package var origin: String { Meeting.origin(of: id) }

  package static func origin(of id: ID<Meeting>) -> String { "moede:\(id.raw)" }

  /// Where something comes from that was made while one topic went round the circle.
  package func round(_ number: Int) -> Round { Round(origin: origin, number: number, scope: scope) }
}
