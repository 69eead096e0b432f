import Goals
import People
import Storage
import Values

/// What whoever writes in a room needs to write down a need, a goal or an action.
struct RoomDesk: Sendable {
  let round: Round
  let needs: [Need]
  let goals: [Goal]
  let people: [String: ActionForms.Somebody]
  /// The same people in the order they came, for a list to choose from.
  let names: [(value: String, name: String)]

  /// Goals this time round has already.
  var standing: Int { goals.count { $0.round == round && $0.state.stands } }
}

/// Needs, goals and actions live on when the meeting is over; the room tells that they were made.
enum RoomOutcomeStore {
  static func desk(_ door: RoomDoor, _ room: Room, in tx: Transaction) throws -> RoomDesk {
    let (meeting, municipality) = (door.meeting, door.place.municipality)
    let participants = try MeetingStore.participants(of: meeting.id, in: municipality, tx: tx)
    var people: [String: ActionForms.Somebody] = [:]
    var names: [(value: String, name: String)] = []
    for id in room.attendees {
      let person = id.planner ?? id.participant.flatMap { own in participants.first { $0.id == own }?.person }
      let name = door.names[id]?.name ?? ""
      people[id.raw] = (person, name)
      names.append((id.raw, name))
    }
    for participant in participants where people[ID<Attendee>.participant(participant.id).raw] == nil {
      let id = ID<Attendee>.participant(participant.id).raw
      people[id] = (participant.person, participant.name)
      names.append((id, participant.name))
    }
    return RoomDesk(
      round: Round(origin: meeting.origin, number: round(room), scope: meeting.scope),
      needs: try NeedStore.made(at: meeting.origin, of: municipality, in: tx),
      goals: try GoalStore.made(at: meeting.origin, of: municipality, in: tx), people: people, names: names)
  }

  /// In a meeting to try oneself on: everybody who is in, and nothing from other days.
  static func practice(_ door: RoomDoor, _ room: Room) -> RoomDesk {
    let names = room.attendees.map { (value: $0.raw, name: door.names[$0]?.name ?? "") }
    let people = names.map { ($0.value, (person: PersonID?.none, name: $0.name)) }
    return RoomDesk(
      round: Round(origin: door.meeting.origin, number: round(room), scope: door.meeting.scope), needs: [], goals: [],
      people: Dictionary(uniqueKeysWithValues: people), names: names)
  }

  /// Which time round the circle, also after the last of them.
  private static func round(_ room: Room) -> Int {
    room.stage.phase?.round ?? room.stages.compactMap { $0.phase?.round }.max() ?? 0
  }

  static func save(_ draft: OutcomeDraft, _ door: RoomDoor, at now: Instant, in tx: Transaction) throws {
    let maker = Maker(door.person, of: door.place.municipality)
    switch draft {
    case .need(let need): _ = try NeedStore.insert(need, by: maker, at: now, in: tx)
    case .goal(let goal): _ = try GoalStore.insert(goal, by: maker, at: now, in: tx)
    case .action(let action): _ = try ActionStore.insert(action, by: maker, at: now, in: tx)
    case .decision: break
    }
  }
}

/// What is about to be written down.
enum OutcomeDraft: Sendable {
  case need(Need)
  case goal(Goal)
  case action(Action)
  case decision(id: String, text: String)

  func outcome(at stage: Int) -> Outcome {
    switch self {
    case .need(let need): Outcome(id: need.id.raw, sort: .need, stage: stage, text: need.what)
    case .goal(let goal):
      Outcome(id: goal.id.raw, sort: .goal, stage: stage, text: goal.what, from: goal.need.map { [$0.raw] } ?? [])
    case .action(let action):
      Outcome(
        id: action.id.raw, sort: .action, stage: stage, text: "\(action.what) (\(action.name))",
        from: action.goal.map { [$0.raw] } ?? [])
    case .decision(let id, let text): Outcome(id: id, sort: .decision, stage: stage, text: text)
    }
  }
}
