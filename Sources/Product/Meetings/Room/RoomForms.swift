import People
import Profiles
import Values
import Web

/// Reads a form that was sent to a room: what happens, in the room as it is when the act comes to it.
struct RoomForms: Sendable {
  let form: Form
  let actor: RoomActor
  let now: Instant

  /// The key of the act. A form that lacks one is an act of its own.
  func command(_ act: RoomAct) -> RoomCommand? {
    let key = form.text("noegle")
    guard (8...64).contains(key.utf8.count) else { return nil }
    let fields = form.fields.filter { $0.name != "noegle" }.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
    // The key alone would tell whose two notes are, if one person used it twice.
    return RoomCommand(key: "\(act.rawValue)-\(key)", fingerprint: Token(fields).hash)
  }

  func events(_ act: RoomAct, in room: Room) throws(RoomRefusal) -> [RoomEvent] {
    switch act {
    case .enter: room.coming(actor.attendee)
    case .leave: room.leaving(actor)
    case .lead: room.ended == nil ? try room.takingLead(actor) : try room.reopening(by: actor)
    case .privacy: try room.tightening(to: Privacy(rawValue: form.text("fortrolighed")) ?? room.privacy, by: actor)
    case .move: try moving(room)
    case .time: try time(room)
    case .note: try writing(room)
    case .change: try changing(room)
    case .ready: try room.marking(ready: form.text("klar") == "1", by: actor)
    case .reveal: try room.revealing(stage(room), by: actor)
    case .group: try grouping(room)
    case .divide, .glasses: try dividing(act, room)
    case .ballot: try balloting(room)
    case .dots: try dots(room)
    case .turns: try turns(room)
    case .next: try agreeing(room)
    case .weigh: try room.weighing(plus: form.text("plus"), delta: form.text("delta"))
    case .end: try room.ending(by: actor)
    // These need more than the room: the meeting, and the goals it leads to.
    case .open, .outcome: throw .missing
    }
  }

  /// The key the browser made, which is also the name of what the form makes: sent twice, it is made once.
  var newID: String { (id() as ID<Outcome>).raw }

  private func id<Of>() -> ID<Of> {
    let sent = form.text("noegle")
    return (8...64).contains(sent.utf8.count) && sent.utf8.allSatisfy(RoomForms.isSafe) ? ID(sent) : .make(at: now)
  }

  private static func isSafe(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
    default: false
    }
  }

  private func stage(_ room: Room) -> Int { form.number("trin") ?? room.here }

  private func moving(_ room: Room) throws(RoomRefusal) -> [RoomEvent] {
    let from = form.number("fra") ?? room.here
    return try room.moving(
      from: from, to: form.number("til") ?? from + 1, reason: PlainText.line(form.text("grund")), by: actor)
  }

  private func time(_ room: Room) throws(RoomRefusal) -> [RoomEvent] {
    switch form.text("hvad") {
    case "pause": try room.pausing(actor, at: now)
    case "videre": try room.resuming(actor, at: now)
    default: try room.extending(by: min(max(form.number("minutter") ?? 2, 1), 60), actor, at: now)
    }
  }

  func draft(_ room: Room) -> NoteDraft {
    var draft = NoteDraft(stage: stage(room), text: form.text("note"))
    draft.sort = Note.Sort(rawValue: form.text("slags"))
    let source = form.text("kilde")
    draft.source = source.isEmpty ? nil : source == "egen" ? .ownKnowledge : .pin(ID(source))
    draft.cites = form.values("bygger").map { ID($0) }
    draft.against = form.text("imod")
    draft.factor = Note.Factor(rawValue: form.text("faktor"))
    draft.usesGlasses = form.checked("briller")
    draft.isPaper = form.checked("papir")
    draft.paperAuthor = form.optional("skrevetaf").map { ID($0) }
    return draft
  }

  /// One note, or one for each line when it is typed in from paper.
  private func writing(_ room: Room) throws(RoomRefusal) -> [RoomEvent] {
    let draft = draft(room), id: ID<Note> = id()
    let lines = draft.text.split(whereSeparator: \.isNewline).map(String.init)
    guard draft.isPaper, lines.count > 1 else { return try room.writing(draft, id: id, by: actor) }
    var events: [RoomEvent] = []
    for (place, line) in lines.prefix(40).enumerated() {
      var one = draft
      one.text = line
      events += try room.writing(one, id: ID("\(id.raw)-\(place)"), by: actor)
    }
    return events
  }

  private func changing(_ room: Room) throws(RoomRefusal) -> [RoomEvent] {
    let id = ID<Note>(form.text("note-id"))
    switch form.text("hvad") {
    case "slet": return try room.withdrawing(id, by: actor)
    case "skjul": return try room.hiding(id, reason: form.text("grund"), by: actor)
    case "vis": return try room.unhiding(id, by: actor)
    case "flyt": return try room.shifting(id, by: actor)
    default: return try room.rewriting(id, as: draft(room), by: actor)
    }
  }

  private func grouping(_ room: Room) throws(RoomRefusal) -> [RoomEvent] {
    let note = form.optional("note-id").map { ID<Note>($0) }
    let title = form.text("navn")
    if let group = form.optional("gruppe").map({ ID<NoteGroup>($0) }), group.raw != "ny", group.raw != "ingen" {
      if let note { return try room.grouping(note, into: group, by: actor) }
      return try room.renaming(group, to: title, by: actor)
    }
    if form.text("gruppe") == "ingen", let note { return try room.grouping(note, into: nil, by: actor) }
    return try room.makingGroup(id(), title: title, with: note, at: stage(room), by: actor)
  }

  private func dividing(_ act: RoomAct, _ room: Room) throws(RoomRefusal) -> [RoomEvent] {
    var chance = SystemRandomNumberGenerator()
    if act == .glasses { return try room.dealingGlasses(by: actor, with: &chance) }
    if let attendee = form.optional("hvem") {
      return try room.seating(ID(attendee), at: form.number("bord") ?? 0, by: actor)
    }
    return form.text("hvad") == "saml"
      ? try room.gathering(by: actor) : try room.dividing(by: actor, with: &chance)
  }

  private func balloting(_ room: Room) throws(RoomRefusal) -> [RoomEvent] {
    if let open = form.optional("afstemning") { return try room.closingBallot(ID(open), by: actor) }
    let question = PlainText.line(form.text("spoergsmaal"))
    return try room.openingBallot(
      id(), question: question.isEmpty ? "Hvad går I videre med?" : String(question.prefix(200)),
      budget: form.number("antal") ?? 3, most: form.number("hoejst") ?? 2, by: actor)
  }

  /// The whole ballot comes each time: one's dots as they were on the screen, with the one that was given or taken back.
  private func dots(_ room: Room) throws(RoomRefusal) -> [RoomEvent] {
    guard let cast = room.ballots.first(where: { $0.ballot.id.raw == form.text("afstemning") }) else { throw .missing }
    var dots: [String: Int] = [:]
    for option in cast.ballot.options {
      if let typed = form.number("prik-\(option.id)") { dots[option.id] = typed }
    }
    if let plus = form.optional("plus") { dots[plus, default: 0] += 1 }
    if let minus = form.optional("minus") { dots[minus, default: 0] = max(0, (dots[minus] ?? 0) - 1) }
    return try room.layingDots(dots, in: cast.ballot.id, by: actor)
  }

  private func turns(_ room: Room) throws(RoomRefusal) -> [RoomEvent] {
    switch form.text("hvad") {
    case "begynd":
      var chance = SystemRandomNumberGenerator()
      return try room.beginningTurns(
        seconds: form.number("sekunder") ?? 60, among: room.present, by: actor, at: now, with: &chance)
    case "lyt": return try room.listening(actor, now: now)
    case "byt": return try room.swapping(actor)
    case "slut": return try room.endingTurns(by: actor)
    default:
      return try room.takingTurn(.spoke, at: form.number("tur") ?? room.turns?.taken.count ?? 0, by: actor, now: now)
    }
  }

  private func agreeing(_ room: Room) throws(RoomRefusal) -> [RoomEvent] {
    let who = PlainText.line(form.text("hvem"))
    guard who.count <= Note.longest else { throw .tooLong(most: Note.longest) }
    let next = NextMeeting(
      meets: form.text("moedes") == "ja", day: form.day("dag"), who: who,
      convener: form.optional("indkalder").map { ID($0) })
    return try room.agreeing(next, by: actor)
  }
}
