import Danish
import Markup
import People
import Storage
import Values
import Web

extension MySideSource {
  /// What I have said I would do, and the goals it is time to look at where I may follow up on them.
  package static func goals(_ access: @escaping RoundAccess) -> MySideSource {
    MySideSource { visitor, now, tx in
      let mine = try ActionStore.of(visitor.person, [.planned, .going], in: visitor.municipality, tx: tx)
      let actions = mine.prefix(10).map { action in
        let due = ActionWords.due(action, on: now.day).map { $0.prefix(1).uppercased() + $0.dropFirst() }
        return MySideItem(.waiting, action.what, to: .action(action.id), note: due ?? "Uden frist", phase: .action)
      }
      let due = try GoalStore.due(by: now.day, of: visitor.municipality, in: tx)
      guard !due.isEmpty else { return Array(actions) }
      let sees = try access(visitor, now, tx)
      let goals = due.lazy.filter { sees($0.round) == true }.prefix(5).map { goal in
        MySideItem(
          .news, "Se efter tegnene: \(goal.what)", to: .goal(goal.id), note: goal.signs.joined(separator: " · "),
          phase: .decision)
      }
      return Array(actions) + goals
    }
  }
}

extension OwnDataSource {
  /// What somebody is responsible for, and what they wrote in.
  package static let goals = OwnDataSource { person, municipality, tx in
    let actions = try ActionStore.of(person, Set(Action.State.allCases), in: municipality, tx: tx)
    let needs = try NeedStore.made(by: person, of: municipality, in: tx)
    let goals = try GoalStore.made(by: person, of: municipality, in: tx)
    let entries = [
      ("Handlinger, du har ansvaret for", actions.map { "\($0.what): \(ActionWords.name($0.state)) \($0.outcome)" }),
      ("Mål, du har skrevet ind", goals.map { "\($0.what): \(GoalWords.name($0.state)) \($0.outcome)" }),
      ("Behov, du har skrevet ind", needs.map(\.what)),
    ]
    return entries.filter { !$0.1.isEmpty }.map { OwnDataEntry(title: $0.0, until: nil, lines: $0.1) }
  }
}
