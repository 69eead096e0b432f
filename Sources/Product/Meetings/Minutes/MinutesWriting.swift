import Danish
import Goals
import People
import Profiles
import Values

/// Writes the minutes of a meeting from what happened: also while it goes on.
///
/// Pure: the same meeting, room and outcomes give the same minutes. Only what all in the room can see is in them: notes
/// that were shown and not hidden, votes that are closed, writers in a meeting that is named.
package struct MinutesWriting: Sendable {
  package struct PinName: Hashable, Sendable {
    package let id: ID<Pin>
    package let name: String

    package init(id: ID<Pin>, name: String) { (self.id, self.name) = (id, name) }
  }

  package var meeting: Meeting
  package var participants: [Participant]
  /// Nil for a meeting that was held on paper.
  package var room: Room?
  package var pins: [PinName]
  package var outcomes: Outcomes
  /// What the recorder has changed, by section.
  package var edits: [String: MinutesEdit]
  package var now: Instant

  package init(
    meeting: Meeting, participants: [Participant], room: Room?, pins: [PinName], outcomes: Outcomes,
    edits: [String: MinutesEdit] = [:], now: Instant
  ) {
    (self.meeting, self.participants, self.room, self.pins) = (meeting, participants, room, pins)
    (self.outcomes, self.edits, self.now) = (outcomes, edits, now)
  }

  /// The whole, with the recorder's changes. Sections without anything in them are left out.
  package var document: MinutesDocument {
    MinutesDocument(sections: sections.map(edited).filter { !$0.blocks.isEmpty })
  }

  /// As it writes itself; the recorder chooses from this what is left out.
  package var sections: [MinutesDocument.Section] {
    [brief, facts] + stages.indices.filter { !stages[$0].isPause }.map(section) + [loose, next, weighed, time]
  }

  /// Where each stage's section is found, also on the page of a section.
  package static func id(of stage: Int) -> String { "trin-\(stage + 1)" }

  var stages: [Stage] { room?.stages ?? Stage.stages(of: meeting) }

  /// Notes everybody can see.
  func notes(_ isIncluded: (Note) -> Bool) -> [Room.Posted] {
    guard let room else { return [] }
    let shown = room.notes.filter { posted in
      posted.hidden == nil && room.revealed.contains(posted.note.stage) && isIncluded(posted.note)
    }
    // The order notes came in would tell who was quick.
    return room.privacy == .anonymous ? shown.sorted { Pen.shuffle($0.note.id) < Pen.shuffle($1.note.id) } : shown
  }

  private func edited(_ section: MinutesDocument.Section) -> MinutesDocument.Section {
    guard let edit = edits[section.id] else { return section }
    var next = section
    next.blocks = section.blocks.compactMap { block in
      guard case .lines(let lines) = block else { return block }
      let kept = lines.filter { line in !(line.note.map(edit.leftOut.contains) ?? false) }
      return kept.isEmpty ? nil : .lines(kept)
    }
    // A heading with nothing under it says nothing.
    next.blocks = next.blocks.enumerated().filter { place, block in
      guard case .heading = block else { return true }
      guard place + 1 < next.blocks.count else { return false }
      if case .heading = next.blocks[place + 1] { return false }
      return true
    }.map(\.element)
    if !edit.added.isEmpty { next.blocks.append(.text(edit.added)) }
    return next
  }
}

/// What the recorder has changed in one section.
package struct MinutesEdit: Hashable, Sendable {
  /// Sentences that stand after what wrote itself.
  package var added: String
  package var leftOut: Set<ID<Note>>
  /// 0 before anything was saved.
  package var version: Int

  package init(added: String = "", leftOut: Set<ID<Note>> = [], version: Int = 0) {
    (self.added, self.leftOut, self.version) = (added, leftOut, version)
  }
}
