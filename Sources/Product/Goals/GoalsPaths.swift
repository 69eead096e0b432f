import Markup
import People
import Values

extension Path {
  package static let goals: Path = "/maal"
  package static func goals(at scope: Scope) -> Path { Path.goals.with(query: [("sted", scope.text)]) }
  package static func goal(_ id: ID<Goal>) -> Path { "/maal/\(id.raw)" }
  static func goalStatus(_ id: ID<Goal>) -> Path { "/maal/\(id.raw)/status" }
  static func editGoal(_ id: ID<Goal>) -> Path { "/maal/\(id.raw)/ret" }
  package static func need(_ id: ID<Need>) -> Path { "/behov/\(id.raw)" }
  package static let actions: Path = "/handlinger"
  package static func action(_ id: ID<Action>) -> Path { "/handlinger/\(id.raw)" }
  static func actionStatus(_ id: ID<Action>) -> Path { "/handlinger/\(id.raw)/status" }
  static func editAction(_ id: ID<Action>) -> Path { "/handlinger/\(id.raw)/ret" }
}
