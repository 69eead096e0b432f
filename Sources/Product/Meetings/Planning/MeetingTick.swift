/// A point that is ticked off while one plans, or during the meeting.
package struct MeetingTick: Hashable, Sendable {
  package enum List: String, CaseIterable, Sendable {
    /// What must be in place in the room.
    case practical = "praktisk"
    /// What the kind asks to have been through, such as what a law says.
    case checklist = "tjekliste"
  }

  package let list: List
  package let point: String

  package init(_ list: List, _ point: String) { (self.list, self.point) = (list, point) }
}

extension Meeting {
  /// The points of a list, in the kind's order.
  package func points(_ list: MeetingTick.List) -> [String] {
    switch list {
    case .practical: kind.planning.filter { $0.field == .practical }.flatMap(\.points)
    case .checklist: kind.checklist?.points ?? []
    }
  }
}
