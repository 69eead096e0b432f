import Danish
import Goals
import People
import Profiles
import Values

/// What was said and decided at each stage of the meeting.
extension MinutesWriting {
  func section(_ place: Int) -> MinutesDocument.Section {
    let stage = stages[place]
    let round = stage.phase?.round
    var section = MinutesDocument.Section(
      id: Self.id(of: place), title: stage.title, topic: stage.phase?.topic, question: stage.phase?.question,
      step: stage.step, number: stage.phase?.number ?? 0)
    section.blocks = figures(at: place) + talk(at: place) + votes(at: place)
    if let round {
      if decides(place) { section.blocks += decided(at: place, outcomes.of(round)) }
      if acts(place) { section.blocks += agreed(outcomes.of(round).actions) }
    }
    return section
  }

  /// A circle may have two phases of decision: what was decided stands at the last.
  private func decides(_ place: Int) -> Bool { isLast(place, .decision) }
  private func acts(_ place: Int) -> Bool { isLast(place, .action) }

  private func isLast(_ place: Int, _ step: Circle.Step) -> Bool {
    let round = stages[place].phase?.round
    return stages.lastIndex { $0.step == step && $0.phase?.round == round } == place
  }

  /// What came out where the meeting has no such phase: a meeting without a circle, and what was added afterwards.
  var loose: MinutesDocument.Section {
    func isTold(_ step: Circle.Step, _ round: Int) -> Bool {
      stages.contains { $0.step == step && $0.phase?.round == round }
    }
    let goals = outcomes.goals.filter { !isTold(.decision, $0.round.number) }
    let needs = outcomes.needs.filter { !isTold(.decision, $0.round.number) }
    let actions = outcomes.actions.filter { !isTold(.action, $0.round.number) }
    let decisions = (room?.outcomes(.decision) ?? []).filter { outcome in
      !stages.indices.contains(outcome.stage)
        || stages[outcome.stage].phase.map { !isTold(.decision, $0.round) } ?? true
    }
    return MinutesDocument.Section(
      id: "aftaler", title: "Det aftalte vi",
      blocks: told(decisions) + told(needs) + goals.map(told) + agreed(actions))
  }

  // Figures

  /// Those that notes of the stage rest on; those that no note rests on stand where data are looked at first.
  private func figures(at place: Int) -> [MinutesDocument.Block] {
    let cited = pinned { $0.stage == place }
    let first = stages.firstIndex { $0.step == .data } ?? 0
    let all = place == first ? pinned { _ in true } : []
    return pins.filter { pin in cited.contains(pin.id) || (place == first && !all.contains(pin.id)) }
      .map { .figure($0.id, name: $0.name) }
  }

  private func pinned(_ isIncluded: (Note) -> Bool) -> Set<ID<Pin>> {
    Set(
      notes(isIncluded).compactMap { posted in
        if case .pin(let pin)? = posted.note.source { pin } else { nil }
      })
  }

  // Notes

  /// Groups first, in the order they were made, then what stands alone.
  private func talk(at place: Int) -> [MinutesDocument.Block] {
    let all = notes { $0.stage == place }
    let groups = (room?.groups(at: place) ?? []).compactMap { group -> [MinutesDocument.Block]? in
      let own = all.filter { $0.group == group.id }
      return own.isEmpty ? nil : [.heading(group.title), .lines(own.map(line))]
    }
    let known = Set((room?.groups(at: place) ?? []).map(\.id))
    let alone = all.filter { posted in !(posted.group.map(known.contains) ?? false) }
    guard !alone.isEmpty else { return groups.flatMap(\.self) }
    let lines = MinutesDocument.Block.lines(alone.map(line))
    return groups.isEmpty ? [lines] : groups.flatMap(\.self) + [.heading(MinutesWords.alone), lines]
  }

  private func line(_ posted: Room.Posted) -> MinutesDocument.Line {
    let note = posted.note
    var about: [Phrase] = []
    if room?.privacy == .named, let author = note.author { about.append(Phrase([.attendee(author)])) }
    if let sort = MinutesWords.sort(note, usual: stages[note.stage].usualSort) { about.append(Phrase(sort)) }
    if let glasses = note.glasses { about.append(Phrase(MinutesWords.glasses(glasses))) }
    switch note.source {
    case .pin(let id):
      if let pin = pins.first(where: { $0.id == id }) { about.append(Phrase("knyttet til \(pin.name)")) }
    case .ownKnowledge: about.append(Phrase(MinutesWords.ownKnowledge))
    case nil: break
    }
    let cited = notes { note.cites.contains($0.id) }.map { "»\($0.note.text)«" }
    if !cited.isEmpty { about.append(Phrase("bygger på \(Danish.list(cited))")) }
    if note.isGuess { about.append(Phrase(MinutesWords.guess)) }
    if !note.against.isEmpty { about.append(Phrase("taler imod: \(note.against)")) }
    if let factor = note.factor { about.append(Phrase(MinutesWords.name(factor))) }
    return MinutesDocument.Line(text: note.text, about: about, note: note.id)
  }

  private func votes(at place: Int) -> [MinutesDocument.Block] {
    (room?.ballots ?? []).filter { $0.ballot.stage == place && $0.isClosed }.map { cast in
      let result = BallotResult(cast.ballot, cast.votes)
      return .table(
        title: cast.ballot.question, head: ["Forslag", "Prikker"],
        rows: result.lines.map { [Phrase(title($0.option)), Phrase(Danish.count($0.dots))] }, numbers: [1])
    }
  }

  /// A note that was taken out of sight, or back by its writer, after it was voted on is not told.
  private func title(_ option: Ballot.Option) -> String {
    let isThere = room?.groups.contains { $0.id.raw == option.id } ?? false
    return isThere || !notes { $0.id.raw == option.id }.isEmpty ? option.title : MinutesWords.takenOut
  }

  // What came out

  private func decided(at place: Int, _ outcomes: Outcomes) -> [MinutesDocument.Block] {
    let round = stages[place].phase?.round
    let decisions = (room?.outcomes(.decision) ?? []).filter { outcome in
      stages.indices.contains(outcome.stage) && stages[outcome.stage].phase?.round == round
    }
    return told(decisions) + told(outcomes.needs) + outcomes.goals.map(told)
  }

  private func told(_ decisions: [Outcome]) -> [MinutesDocument.Block] {
    decisions.isEmpty
      ? [] : [.heading("Beslutninger"), .lines(decisions.map { .init(text: $0.text) })]
  }

  private func told(_ needs: [Need]) -> [MinutesDocument.Block] {
    guard !needs.isEmpty else { return [] }
    return [
      .heading("Behov"),
      .lines(
        needs.map { need in
          let about = [
            need.seen.isEmpty ? nil : "vi ville se: \(need.seen)", need.help.isEmpty ? nil : "hjælp: \(need.help)",
          ]
          return .init(text: need.what, about: about.compactMap(\.self).map { Phrase($0) })
        }),
    ]
  }

  private func told(_ goal: Goal) -> MinutesDocument.Block {
    let need = outcomes.needs.first { $0.id == goal.need }
    let facts: [MinutesDocument.Fact?] = [
      need.map { .init(label: "Behov", value: Phrase($0.what)) },
      .init(label: "Tegn", value: Phrase(goal.signs.joined(separator: " · "))),
      .init(label: "Vi ser efter", value: Phrase(Danish.weekdayDate(goal.look))),
      goal.reason.isEmpty ? nil : .init(label: "Hvorfor et mål mere", value: Phrase(goal.reason)),
    ]
    return .goal(.init(what: goal.what, facts: facts.compactMap(\.self)))
  }

  private func agreed(_ actions: [Action]) -> [MinutesDocument.Block] {
    guard !actions.isEmpty else { return [] }
    let rows = actions.map { action -> [Phrase] in
      [
        Phrase(action.what), Phrase([who(action)]), Phrase(action.due.map { "senest \(Danish.date($0))" } ?? ""),
        Phrase(action.firstStep), Phrase(action.sign),
      ]
    }
    return [
      .table(title: "Handlinger", head: ["Hvad", "Hvem", "Hvornår", "Første skridt", "Tegn"], rows: rows, numbers: [])
    ]
  }
}
