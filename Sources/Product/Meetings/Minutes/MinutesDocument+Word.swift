import Documents
import Profiles
import Values

extension MinutesDocument {
  /// The same minutes for a word processor; a figure is told by its finding and its sentence.
  func word(_ title: String, names: MinutesNames, pins: [Pin], additions: [String]) -> WordDocument {
    var blocks: [WordDocument.Block] = []
    for section in sections {
      let name = [section.topic, section.title].compactMap(\.self).joined(separator: ": ")
      blocks.append(.heading(1, [name, section.question].compactMap(\.self).joined(separator: ". ")))
      blocks += section.blocks.flatMap { Self.word($0, names, pins) }
    }
    if !additions.isEmpty {
      blocks += [.heading(1, MinutesWords.additions)] + additions.map { .paragraph($0) }
    }
    return WordDocument(title: title, blocks: blocks)
  }

  private static func word(_ block: Block, _ names: MinutesNames, _ pins: [Pin]) -> [WordDocument.Block] {
    switch block {
    case .heading(let text): [.heading(2, text)]
    case .text(let text): [.paragraph(text)]
    case .facts(let facts): facts.map { .fact($0.label, names.text($0.value)) }
    case .figure(let id, let name):
      if let figure = pins.first(where: { $0.id == id })?.figure {
        [.heading(2, figure.title), .paragraph(figure.sentence)]
      } else {
        [.paragraph("\(name). \(MinutesWords.pinElsewhere)")]
      }
    case .lines(let lines):
      lines.map { .item($0.text, about: $0.about.map(names.text).joined(separator: " · ")) }
    case .goal(let goal):
      [.heading(2, "\(MinutesWords.goal): \(goal.what)")] + goal.facts.map { .fact($0.label, names.text($0.value)) }
    case .table(let title, let head, let rows, _):
      [.heading(2, title), .table(head: head, rows: rows.map { $0.map(names.text) })]
    }
  }
}
