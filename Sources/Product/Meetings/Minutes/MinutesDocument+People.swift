import People
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
