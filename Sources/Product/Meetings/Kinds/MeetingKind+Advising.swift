/// Something worth knowing about a kind that is right as a file, but may go wrong as a meeting.
package enum KindAdvice: Hashable, Sendable {
  /// Agenda and breaks do not both fit: either the meeting ends later, or every item gives a little.
  case noRoomForBreaks(missing: Int, whole: Int, shorter: [Int])
  /// Two hours and more without a break.
  case noBreak(minutes: Int)
  case unused(minutes: Int)
  /// Less than half of the circle's time goes to seeing and understanding.
  case soonDeciding(share: Double)
  /// The circle is not among those that can be seen here.
  case circleIsGone(slug: String)
}

extension MeetingKind {
  /// What whoever plans from this kind should be told, in the order it matters.
  package func advice(with circle: Circle?) -> [KindAdvice] {
    var advice: [KindAdvice] = []
    if missingMinutes > 0 {
      advice.append(
        .noRoomForBreaks(missing: missingMinutes, whole: agendaMinutes + breaks, shorter: agendaWithBreaks))
    } else if minutes >= 120, breaks < 10 {
      advice.append(.noBreak(minutes: minutes))
    }
    if unusedMinutes > 0 { advice.append(.unused(minutes: unusedMinutes)) }
    if let circle, circle.shareBeforeDeciding < 0.5 { advice.append(.soonDeciding(share: circle.shareBeforeDeciding)) }
    if circle == nil, let slug = self.circle { advice.append(.circleIsGone(slug: slug)) }
    return advice
  }
}
