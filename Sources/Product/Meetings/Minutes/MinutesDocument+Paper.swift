import Documents
import Profiles
import Values

/// The same minutes as a file. A figure is its finding, its sentence and its numbers in a table.
struct MinutesPaper {
  let names: MinutesNames
  /// As the release gave them to this reader.
  let pins: [Pin]

  init(_ reader: MinutesReader) { (names, pins) = (reader.names, reader.pins) }

  func document(
    _ document: MinutesDocument, of meeting: Meeting, _ standing: MinutesStanding, additions: [String]
  ) -> PaperDocument {
    PaperDocument(
      title: MinutesWords.title(meeting), lead: MinutesWords.paperLead(standing),
      blocks: document.sections.flatMap(section) + added(additions, level: 1))
  }

  func added(_ additions: [String], level: Int) -> [PaperDocument.Block] {
    additions.isEmpty ? [] : [.heading(level, MinutesWords.additions)] + additions.map { .paragraph($0) }
  }

  private func section(_ section: MinutesDocument.Section) -> [PaperDocument.Block] {
    let name = [section.topic, section.title].compactMap(\.self).joined(separator: ": ")
    let question: [PaperDocument.Block] = section.question.map { [.paragraph($0)] } ?? []
    return [.heading(1, name)] + question + section.blocks.flatMap(block)
  }

  func block(_ block: MinutesDocument.Block) -> [PaperDocument.Block] {
    switch block {
    case .heading(let text): [.heading(2, text)]
    case .text(let text): [.paragraph(text)]
    case .facts(let facts): facts.map { .fact($0.label, names.text($0.value)) }
    case .figure(let id, let name): figure(id, name)
    case .lines(let lines):
      lines.map { .item($0.text, about: $0.about.map(names.text).joined(separator: " · ")) }
    case .goal(let goal):
      [.heading(2, "\(MinutesWords.goal): \(goal.what)")] + goal.facts.map { .fact($0.label, names.text($0.value)) }
    case .table(let title, let head, let rows, let numbers):
      [.table(.init(title, head: head, rows: rows.map { $0.map(names.text) }, numbers: Set(numbers)))]
    }
  }

  private func figure(_ id: ID<Pin>, _ name: String) -> [PaperDocument.Block] {
    guard let pinned = pins.first(where: { $0.id == id })?.figure else {
      return [.paragraph("\(name). \(MinutesWords.pinElsewhere)")]
    }
    let tables = pinned.figure.tables.map { table in
      PaperDocument.Block.table(
        .init(table.caption, head: table.head, rows: table.rows, numbers: Set(1..<max(2, table.head.count))))
    }
    return [.heading(2, pinned.title), .paragraph(pinned.sentence)] + tables + [.paragraph(PinWords.released(pinned))]
  }
}
