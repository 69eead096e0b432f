import Danish
import Markup
import Values

/// What is left before the invitation can go out.
enum PlanningTasks {
  static func tasks(_ look: MeetingLook, _ ticked: Set<MeetingTick>) -> [MeetingTask] {
    let meeting = look.meeting
    let edit = Path.editMeeting(meeting.id)
    let practical = meeting.points(.practical)
    let done = practical.count { ticked.contains(MeetingTick(.practical, $0)) }
    var tasks = [
      MeetingTask(
        "Tid og sted", note: meeting.place.isEmpty ? "Stedet mangler" : meeting.place, path: edit,
        isDone: !meeting.place.isEmpty),
      MeetingTask(
        "Deltagere", note: MeetingWords.people(look.participants.count), path: .meetingPeople(meeting.id),
        isDone: look.participants.count > 1),
      MeetingTask("Mødeleder og referent", note: parts(look), path: edit, isDone: hasParts(meeting)),
      MeetingTask(
        "Mål for mødet", note: meeting.aims.isEmpty ? "Hvad skal konkret komme ud af det?" : meeting.aims, path: edit,
        isDone: !meeting.aims.isEmpty),
      MeetingTask(
        "Dagsorden", note: agenda(meeting), path: .meetingAgenda(meeting.id), isDone: meeting.over == 0),
    ]
    if !practical.isEmpty {
      tasks.append(
        MeetingTask(
          "Praktisk", note: "\(Danish.count(done)) af \(Danish.count(practical.count)) er afklaret",
          path: Path.planMeeting(meeting.id).with(fragment: "praktisk"), isDone: done == practical.count))
    }
    return tasks
  }

  private static func hasParts(_ meeting: Meeting) -> Bool { meeting.leader != nil && meeting.recorder != nil }

  private static func parts(_ look: MeetingLook) -> String {
    let leader = look.participant(look.meeting.leader).map { "\($0.name) leder" }
    let recorder = look.participant(look.meeting.recorder).map { "\($0.name) skriver referat" }
    switch (leader, recorder) {
    case (nil, nil): return "Ingen er valgt"
    case (let leader?, nil): return "\(leader), referenten mangler"
    case (nil, let recorder?): return "\(recorder), mødelederen mangler"
    case (let leader?, let recorder?): return Danish.list([leader, recorder])
    }
  }

  private static func agenda(_ meeting: Meeting) -> String {
    let whole = KindWords.duration(meeting.agenda.minutes)
    return meeting.over == 0 ? whole : "\(whole), \(KindWords.duration(meeting.over)) mere end mødet"
  }
}
