import Danish
import Markup
import Profiles
import Values
import Web

/// Minutes as they are shown: what one reader may see of the figures, and what people are called today.
struct MinutesReader: Sendable {
  var names: MinutesNames
  /// As the release gave them to this reader.
  var pins: [Pin]
}

enum MinutesParts {
  typealias Document = MinutesDocument

  static func sections(
    _ document: Document, for reader: MinutesReader, acts: (Document.Section) -> HTML? = { _ in nil }
  ) -> HTML {
    let figures: HTML = reader.pins.isEmpty ? .empty : PinParts.patterns
    return figures + document.sections.map { section($0, reader, acts($0)) }.joined()
  }

  private static func section(_ section: Document.Section, _ reader: MinutesReader, _ act: HTML?) -> HTML {
    let topic: HTML? = section.topic.map { "<p class=\"kicker\">\($0)</p>" }
    let small: HTML? = section.question.map { " <small>\($0)</small>" }
    let mark: HTML? = section.step.map { Parts.phaseMark($0.shape, number: section.number) }
    let style = section.step == nil ? nil : "phase-heading"
    return """
      <section class="section" id="\(section.id)" aria-labelledby="\(section.id)-h"\
      \(attribute: "data-phase", section.step.map { "\($0.number)" })><header>\(topic)\
      <h2\(attribute: "class", style) id="\(section.id)-h">\(mark)<span>\(section.title)\(small)</span></h2></header>\
      <div class="stack flow-5">\(section.blocks, { block($0, reader, section) })\(act)</div></section>

      """
  }

  private static func block(_ block: Document.Block, _ reader: MinutesReader, _ section: Document.Section) -> HTML {
    switch block {
    case .heading(let text): "<h3>\(text)</h3>"
    case .text(let text): "<p>\(MeetingParts.lines(text))</p>"
    case .facts(let facts):
      Parts.answers(facts.map { .init($0.label, "\(reader.names.text($0.value))") })
    case .figure(let id, let name): figure(id, name, reader)
    case .lines(let lines):
      Parts.rows(
        lines.map { line in
          let about = line.about.map(reader.names.text).joined(separator: " · ")
          return Parts.Row(line.text, note: about.isEmpty ? nil : about.prefix(1).uppercased() + about.dropFirst())
        })
    case .goal(let goal): self.goal(goal, reader)
    case .table(let title, let head, let rows, let numbers):
      Table(
        title, head.enumerated().map { .init($0.element, isNumber: numbers.contains($0.offset)) },
        rows.map { row in
          Table.Row("\(reader.names.text(row[0]))", row.dropFirst().map { "\(reader.names.text($0))" })
        }, isCaptionSeen: title != section.title,
        // What has room on a phone as it is stays a table there.
        stacks: head.count > 2 && numbers.count < head.count - 1
      ).html
    }
  }

  private static func figure(_ id: ID<Pin>, _ name: String, _ reader: MinutesReader) -> HTML {
    if let pin = reader.pins.first(where: { $0.id == id }) { return PinParts.full(pin) }
    return "<p>\(name). <span class=\"meta\">\(MinutesWords.pinElsewhere)</span></p>"
  }

  private static func goal(_ goal: Document.Told, _ reader: MinutesReader) -> HTML {
    """
    <div class="goal" data-phase="3">\(Parts.phaseMark(.decision))<h3>\(goal.what)</h3>\
    <dl>\(goal.facts, { "<dt>\($0.label)</dt><dd>\(reader.names.text($0.value))</dd>" })</dl></div>
    """
  }
}
