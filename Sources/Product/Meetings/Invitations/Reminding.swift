import Values

/// When people are reminded of a meeting they are asked to.
package enum Reminding {
  /// Days before that can be chosen, and those that are chosen unless the planner says otherwise.
  package static let choices = [14, 7, 3, 1]
  package static let usual = [7, 1]

  /// Which reminder is due, in days before; nil for none.
  ///
  /// Of two that are due at once (the server stood still) only the nearest is sent, and none on the day itself.
  package static func due(_ day: Day, chosen: [Int], today: Day) -> Int? {
    let left = day.days(since: today)
    return left < 1 ? nil : chosen.filter { $0 >= left }.min()
  }

  /// Whoever was told after the day of the reminder needs none: the letter is still warm.
  package static func concerns(_ invitation: MeetingInvitation, told: Day, meeting day: Day, days: Int) -> Bool {
    !invitation.isWithdrawn && invitation.answer != .no && !invitation.email.isEmpty && told < day.adding(days: -days)
  }
}
