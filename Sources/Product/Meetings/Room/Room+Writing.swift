import People
import Tabular
import Values

/// A note as somebody sends it.
package struct NoteDraft: Hashable, Sendable {
  package var stage: Int
  package var text: String
  /// Nil: what the stage usually has.
  package var sort: Note.Sort?
  package var source: Note.Source?
  package var cites: [ID<Note>] = []
  package var against = ""
  package var factor: Note.Factor?
  package var usesGlasses = false
  package var isPaper = false
  /// Whose note it is when it is typed in from paper; nil when the paper does not say.
  package var paperAuthor: ID<Attendee>?

  package init(stage: Int, text: String) { (self.stage, self.text) = (stage, text) }
}

extension Room {
  /// A note is taken at any stage the meeting has been at: what lay on a phone without a connection is not lost because
  /// the others went on.
  package func writing(_ draft: NoteDraft, id: ID<Note>, by actor: RoomActor) throws(RoomRefusal) -> [RoomEvent] {
    try needsOpen()
    guard actor.parts != [.helper] else { throw .helperWritesNothing }
    guard visits.contains(where: { $0.stage == draft.stage }) else { throw .notHere }
    if draft.isPaper { try needsDesk(actor) }
    var note = Note(id: id, stage: draft.stage, text: "", sort: draft.sort ?? stages[draft.stage].usualSort)
    try fill(&note, draft)
    if privacy == .anonymous {
      note.lock = actor.pen.lock(of: id.raw)
    } else {
      note.author = draft.isPaper ? draft.paperAuthor : actor.attendee
    }
    if draft.usesGlasses { note.glasses = glasses[draft.stage]?[actor.attendee] }
    note.isPaper = draft.isPaper
    note.table = tables[actor.attendee]
    return coming(actor.attendee) + [.wrote(note)]
  }

  package func rewriting(_ id: ID<Note>, as draft: NoteDraft, by actor: RoomActor) throws(RoomRefusal) -> [RoomEvent] {
    try needsOpen()
    guard let posted = note(id) else { throw .missing }
    guard isOwn(posted.note, of: actor) || mayTidy(posted.note, actor) else { throw .notYours }
    var note = posted.note
    note.sort = draft.sort ?? note.sort
    try fill(&note, draft)
    return note == posted.note ? [] : [.rewrote(id, note)]
  }

  package func withdrawing(_ id: ID<Note>, by actor: RoomActor) throws(RoomRefusal) -> [RoomEvent] {
    try needsOpen()
    guard let posted = note(id) else { throw .missing }
    guard isOwn(posted.note, of: actor) || mayTidy(posted.note, actor) else { throw .notYours }
    return [.withdrew(id)]
  }

  /// Takes a note out of sight. Its writer sees why; nobody is told who wrote it.
  package func hiding(_ id: ID<Note>, reason: String, by actor: RoomActor) throws(RoomRefusal) -> [RoomEvent] {
    try needsLead(actor)
    guard note(id) != nil else { throw .missing }
    let reason = PlainText.line(reason)
    guard !reason.isEmpty else { throw .empty }
    return [.hid(id, reason: reason, by: actor.attendee)]
  }

  package func unhiding(_ id: ID<Note>, by actor: RoomActor) throws(RoomRefusal) -> [RoomEvent] {
    try needsLead(actor)
    guard let posted = note(id) else { throw .missing }
    return posted.hidden == nil ? [] : [.unhid(id, by: actor.attendee)]
  }

  package func marking(ready isReady: Bool, by actor: RoomActor) throws(RoomRefusal) -> [RoomEvent] {
    try needsOpen()
    guard (ready[here] ?? []).contains(actor.attendee) != isReady else { return [] }
    return coming(actor.attendee) + [.ready(actor.attendee, stage: here, isReady: isReady)]
  }

  /// All notes of a stage are shown to all at once.
  package func revealing(_ stage: Int, by actor: RoomActor) throws(RoomRefusal) -> [RoomEvent] {
    try needsLead(actor)
    guard stages.indices.contains(stage) else { throw .missing }
    return revealed.contains(stage) ? [] : [.revealed(stage: stage, by: actor.attendee)]
  }

  /// An observation that explains goes to the reflection of the same round, where explanations are weighed.
  package func shifting(_ id: ID<Note>, by actor: RoomActor) throws(RoomRefusal) -> [RoomEvent] {
    try needsOpen()
    guard let posted = note(id) else { throw .missing }
    guard isOwn(posted.note, of: actor) || leader == actor.attendee else { throw .notYours }
    guard let round = stages[posted.note.stage].phase?.round,
      let reflection = stages(of: round).first(where: { stages[$0].step == .reflection }),
      posted.note.stage != reflection
    else { throw .notHere }
    return [.shifted(id, stage: reflection)]
  }

  package func isOwn(_ note: Note, of actor: RoomActor) -> Bool {
    if let lock = note.lock { return lock == actor.pen.lock(of: note.id.raw) }
    return note.author == actor.attendee
  }

  /// What was typed in from paper is mended by whoever types.
  private func mayTidy(_ note: Note, _ actor: RoomActor) -> Bool {
    note.isPaper && (leader == actor.attendee || actor.parts.contains(.recorder))
  }

  private func fill(_ note: inout Note, _ draft: NoteDraft) throws(RoomRefusal) {
    note.text = PlainText.line(draft.text)
    note.against = PlainText.line(draft.against)
    guard !note.text.isEmpty else { throw .empty }
    guard note.text.count <= Note.longest, note.against.count <= Note.longest else {
      throw .tooLong(most: Note.longest)
    }
    guard CPR.find(in: note.text + " " + note.against) == nil else { throw .cpr }
    guard stages[note.stage].sorts.contains(note.sort) else { throw .wrongSort }
    // Only what was observed can be pointed at.
    let observed = Set(notes.filter { $0.note.sort == .observation }.map(\.note.id))
    note.cites = note.sort == .hypothesis ? draft.cites.filter(observed.contains) : []
    note.source = note.sort == .observation ? draft.source : nil
    note.factor = note.sort == .hypothesis ? draft.factor : nil
  }
}
