import Meetings
import People
import Storage
import Values

/// What was said at a meeting of the invented municipality. It is played in the meeting's room, from opening to end, so
/// that the minutes write themselves as they do for everybody.
struct DemoConversation: Sendable {
  var seen: [String]
  /// Each with what would speak against it; rests on the observation at the same place.
  var thought: [(text: String, against: String)]
  var missing: String
  var decision: String
  var plus: String
  var delta: String

  static let leisure = DemoConversation(
    seen: [
      "Hver tredje i 3. klasse går ikke til noget i fritiden.", "Håndbold har fået 14 nye om onsdagen.",
      "De samme otte børn går alene hjem hver dag.",
    ],
    thought: [
      ("Forældrene ved ikke, hvad der er at vælge imellem.", "At de har fået folderen to gange"),
      ("Børnene går til det, deres venner går til.", "At nogle begynder helt alene"),
    ],
    missing: "Hvad siger de børn, der ikke går til noget?",
    decision: "Vi begynder med 3. klasse og ser efter igen til efteråret.",
    plus: "Vi så på de samme tal.", delta: "Foreningerne skal med fra begyndelsen.")

  static let calm = DemoConversation(
    seen: [
      "Flere fra 7.–9. klasse kommer for sent om mandagen.", "Der er færre konflikter i frikvartererne end i foråret.",
      "Klubben har åbent en aften mere om ugen.",
    ],
    thought: [
      ("Mandagen begynder forskelligt i klasserne.", "At de klasser, der begynder ens, også kommer for sent"),
      ("De store har fået et sted at være om aftenen.", "At de ikke er dem, der kommer i klubben"),
    ],
    missing: "Er det de samme unge, der kommer for sent hver uge?",
    decision: "Alle klasser begynder mandagen ens i fire uger.",
    plus: "Alle kom til orde.", delta: "Mere tid til at læse tallene først.")
}

/// Plays a conversation in a room, as those who take part would.
final class DemoRoom {
  private let place: RoomPlace
  private let meeting: Meeting
  private let stages: [Stage]
  private let began: Instant
  private let leader: RoomActor
  private let writers: [RoomActor]
  private let tx: Transaction
  private var minute = 0

  /// Nil where the meeting has no leader to open the room.
  init?(_ look: MeetingLook, in tx: Transaction) {
    guard let leader = look.meeting.leader else { return nil }
    func actor(_ id: ID<Participant>, _ part: Part) -> RoomActor {
      RoomActor(attendee: .participant(id), parts: [part], pen: Pen(secret: "demo-\(id.raw)"))
    }
    let others = look.participants.filter { $0.id != leader && $0.person != nil }.prefix(3)
    (meeting, stages, self.tx) = (look.meeting, Stage.stages(of: look.meeting), tx)
    place = RoomPlace(municipality: look.municipality, meeting: look.meeting.id)
    began = Instant(look.meeting.day, minutes: look.meeting.start)
    self.leader = actor(leader, .leader)
    writers = [self.leader] + others.map { actor($0.id, .participant) }
  }

  func play(_ said: DemoConversation) throws {
    try act(1) { _ in Room.opening(meeting, privacy: .named, by: leader.attendee) }
    for other in writers.dropFirst() { try act(0) { $0.coming(other.attendee) } }
    try see(said)
    try think(said)
    try agree(said)
  }

  private func see(_ said: DemoConversation) throws {
    let here = try go(to: .data, after: 9)
    for (number, text) in said.seen.enumerated() {
      var draft = NoteDraft(stage: here, text: text)
      draft.source = .ownKnowledge
      try write(draft, "set", number)
    }
    var missing = NoteDraft(stage: here, text: said.missing)
    missing.sort = .unknown
    try write(missing, "mangler", 0)
    try act(12) { try $0.revealing(here, by: leader) }
  }

  private func think(_ said: DemoConversation) throws {
    let here = try go(to: .reflection, after: 20)
    for (number, idea) in said.thought.enumerated() {
      var draft = NoteDraft(stage: here, text: idea.text)
      (draft.sort, draft.against, draft.cites) = (.hypothesis, idea.against, [id("set", number)])
      try write(draft, "tanke", number)
    }
    try act(12) { try $0.revealing(here, by: leader) }
  }

  private func agree(_ said: DemoConversation) throws {
    let here = try go(to: .decision, after: 20)
    let decision = Outcome(id: "demo-\(meeting.id.raw)", sort: .decision, stage: here, text: said.decision)
    try act(10) { try $0.deciding(decision, by: leader) }
    _ = try go(to: .action, after: 5)
    let again = NextMeeting(meets: true, day: meeting.day.adding(days: 91), convener: leader.attendee)
    try act(10) { try $0.agreeing(again, by: leader) }
    try act(2) { try $0.weighing(plus: said.plus, delta: said.delta) }
    try act(2) { try $0.ending(by: leader) }
  }

  private func id(_ sort: String, _ number: Int) -> ID<Note> { ID("demo-\(meeting.id.raw)-\(sort)-\(number)") }

  private func write(_ draft: NoteDraft, _ sort: String, _ number: Int) throws {
    try act(1) { try $0.writing(draft, id: id(sort, number), by: writers[number % writers.count]) }
  }

  private func go(to step: Circle.Step, after minutes: Int) throws -> Int {
    let stage = stages.firstIndex { $0.step == step } ?? 0
    try act(minutes) { try $0.moving(from: $0.here, to: stage, reason: "", by: leader) }
    return stage
  }

  /// One act, so many minutes after the one before.
  private func act(_ minutes: Int, _ happens: (Room) throws -> [RoomEvent]) throws {
    minute += minutes
    _ = try RoomStore.act(nil, at: place, now: began.adding(seconds: Int64(minute) * 60), in: tx, happens)
  }
}
