import People
import Profiles
import Values

extension MinutesDocument {
  /// Persons of the house who are named by id.
  package var people: [PersonID] {
    phrases.flatMap(\.pieces).compactMap { piece in
      switch piece {
      case .who(.person(let id)): id
      case .who(.attendee(let id)): id.planner
      case .who(.named), .words: nil
      }
    }
  }

  /// Figures that stand in it.
  var figures: Set<ID<Pin>> {
    Set(sections.flatMap(\.blocks).compactMap { block in if case .figure(let id, _) = block { id } else { nil } })
  }

  /// What came out, in the order it stands: what it is, and what it says.
  func outcomes(_ names: MinutesNames) -> [[String]] {
    sections.filter { $0.id == "kort" }.flatMap(\.blocks).flatMap { block -> [[String]] in
      guard case .table(_, _, let rows, _) = block else { return [] }
      return rows.map { $0.map(names.text) }
    }
  }

  private var phrases: [Phrase] {
    sections.flatMap(\.blocks).flatMap { block -> [Phrase] in
      switch block {
      case .heading, .text, .figure: []
      case .facts(let facts): facts.map(\.value)
      case .lines(let lines): lines.flatMap(\.about)
      case .goal(let goal): goal.facts.map(\.value)
      case .table(_, _, let rows, _): rows.flatMap(\.self)
      }
    }
  }
}
