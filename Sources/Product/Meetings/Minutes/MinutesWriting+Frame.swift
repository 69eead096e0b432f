import Danish
import Goals
import People
import Values

/// What stands around the conversation: the short version, the facts, the next meeting, plus and delta, the time.
extension MinutesWriting {
  typealias Phrase = MinutesDocument.Phrase
  typealias Who = MinutesDocument.Who

  /// What came out, each with what it is: information, decision, goal, agreement, open question, missing knowledge.
  var brief: MinutesDocument.Section {
    let leftOut = edits.values.reduce(into: Set<ID<Note>>()) { $0.formUnion($1.leftOut) }
    func told(_ sort: Note.Sort, _ name: String) -> [[Phrase]] {
      notes { $0.sort == sort && !leftOut.contains($0.id) }.map { [Phrase(name), Phrase($0.note.text)] }
    }
    let decisions = (room?.outcomes(.decision) ?? []).map { [Phrase(MinutesWords.decision), Phrase($0.text)] }
    let goals = outcomes.goals.map { [Phrase(MinutesWords.goal), Phrase($0.what)] }
    let actions = outcomes.actions.map { action -> [Phrase] in
      let due = action.due.map { ", senest \(Danish.date($0))" } ?? ""
      return [
        Phrase(MinutesWords.agreement),
        Phrase([.words("\(action.what) ("), .who(who(action)), .words("\(due))")]),
      ]
    }
    let rows =
      told(.information, MinutesWords.information) + decisions + goals + actions
      + told(.question, MinutesWords.openQuestion) + told(.unknown, MinutesWords.unknown)
    return MinutesDocument.Section(
      id: "kort", title: MinutesWords.brief,
      blocks: rows.isEmpty
        ? [] : [.table(title: MinutesWords.brief, head: MinutesWords.briefHead, rows: rows, numbers: [])])
  }

  func who(_ action: Action) -> Who { action.person.map(Who.person) ?? .named(action.name) }

  var facts: MinutesDocument.Section {
    func fact(_ label: String, _ value: Phrase?) -> MinutesDocument.Fact? {
      value.map { MinutesDocument.Fact(label: label, value: $0) }
    }
    func one(_ id: ID<Participant>?) -> Phrase? { id.map { Phrase([Who.attendee(.participant($0))]) } }
    func text(_ text: String) -> Phrase? { text.isEmpty ? nil : Phrase(text) }
    let present = room?.attendees ?? []
    let absent = participants.map { ID<Attendee>.participant($0.id) }.filter { !present.contains($0) }
    func people(_ ids: [ID<Attendee>]) -> Phrase? { ids.isEmpty ? nil : Phrase(ids.map(Who.attendee)) }
    let facts = [
      fact("Hvornår", Phrase(MinutesWords.when(meeting, room))), fact("Hvor", text(meeting.place)),
      fact("Mødeleder", room?.leader.map { Phrase([Who.attendee($0)]) } ?? one(meeting.leader)),
      fact("Referent", one(meeting.recorder)),
      // Without a room nobody knows who came: the recorder writes it.
      room == nil ? fact("Inviteret", people(absent)) : fact("Til stede", people(present)),
      room == nil ? nil : fact("Inviteret, men ikke med", people(absent)),
      fact("Intention", text(meeting.intention)),
      fact("Emner", meeting.topics.isEmpty ? nil : Phrase(Danish.list(meeting.topics))),
    ]
    return MinutesDocument.Section(id: "moedet", title: "Om mødet", blocks: [.facts(facts.compactMap(\.self))])
  }

  var next: MinutesDocument.Section {
    var section = MinutesDocument.Section(id: "naeste", title: "Næste møde")
    guard let next = room?.next else { return section }
    guard next.meets else {
      section.blocks = [.text(MinutesWords.noNext)]
      return section
    }
    let facts: [MinutesDocument.Fact?] = [
      .init(
        label: "Hvornår",
        value: Phrase(next.day.map { MeetingWords.sentence(Danish.weekdayDate($0)) } ?? MinutesWords.noDay)),
      next.who.isEmpty ? nil : .init(label: "Hvem skal også med", value: Phrase(next.who)),
      next.convener.map { .init(label: "Indkalder", value: Phrase([.attendee($0)])) },
    ]
    section.blocks = [.facts(facts.compactMap(\.self))]
    return section
  }

  /// Two short lines each at the end; who wrote them is kept nowhere.
  var weighed: MinutesDocument.Section {
    var section = MinutesDocument.Section(id: "plus-delta", title: "Det tager vi med fra mødet")
    guard let room, room.ended != nil else { return section }
    for (title, lines) in [
      ("Det var godt", room.weighed.map(\.plus)), ("Det vil vi ændre", room.weighed.map(\.delta)),
    ] {
      let said = Danish.sorted(lines.filter { !$0.isEmpty }) { $0 }
      if !said.isEmpty { section.blocks += [.heading(title), .lines(said.map { .init(text: $0) })] }
    }
    return section
  }

  /// Planned and used minutes, and why they went on before the time that was set off for thinking.
  var time: MinutesDocument.Section {
    var section = MinutesDocument.Section(id: "tid", title: "Tid")
    guard let room, room.opened != nil else { return section }
    let used = stages.indices.map { Int((room.seconds(at: $0, until: now) + 30) / 60) }
    let rows = stages.enumerated().map { place, stage -> [Phrase] in
      let name = [stage.title, stage.phase?.topic].compactMap(\.self).joined(separator: ", ")
      return [Phrase(name), Phrase(Danish.count(stage.minutes)), Phrase(Danish.count(used[place]))]
    }
    let planned = stages.reduce(0) { $0 + $1.minutes }
    let all: [Phrase] = ["I alt", Phrase(Danish.count(planned)), Phrase(Danish.count(used.reduce(0, +)))]
    section.blocks = [
      .table(
        title: "Tid", head: ["Punkt", "Planlagt (min.)", "Brugt (min.)"], rows: rows + [all], numbers: [1, 2])
    ]
    let early = room.visits.filter { !$0.reason.isEmpty }.map { visit in
      MinutesDocument.Line(text: visit.reason, about: [Phrase(MinutesWords.early(stages[visit.stage].title))])
    }
    if !early.isEmpty { section.blocks += [.heading(MinutesWords.earlyTitle), .lines(early)] }
    return section
  }
}
