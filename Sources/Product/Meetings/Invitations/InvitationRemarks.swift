import Danish
import Values

/// What the planner should see before anything is sent.
enum InvitationRemarks {
  static func remarks(_ desk: InvitationDesk, isOver: Bool, canSend: Bool) -> [String] {
    if desk.isCancelled { return [] }
    let now = desk.now
    var remarks: [String] = []
    if !canSend { remarks.append(InvitationWords.noSender) }
    if isOver { remarks.append(desk.last == nil ? InvitationWords.past : InvitationWords.over) }
    if now.people.isEmpty { remarks.append(InvitationWords.nobody) }
    remarks += now.sharedMailboxes.map(InvitationWords.shared)
    if let holiday = Danish.holiday(on: now.day) { remarks.append(InvitationWords.holiday(holiday.name)) }
    let shown = Instant(now.day, minutes: now.start).clock
    if shown.hour * 60 + shown.minute != now.start {
      remarks.append(InvitationWords.noSuchTime(now, Danish.clock(minutes: shown.hour * 60 + shown.minute)))
    }
    return remarks
  }
}
